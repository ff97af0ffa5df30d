import type { Screens } from '#kernel/web/screens.ts'
import { tenantManagementProblemWords } from '../problems.words.ts'

export const tenantManagementCockpit: Screens = { problems: tenantManagementProblemWords }
