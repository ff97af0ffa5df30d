import type { ResidentScreens } from '#kernel/web/screens.ts'
import { tenantManagementProblemWords } from '../problems.words.ts'

export const tenantManagementResident: ResidentScreens = { problems: tenantManagementProblemWords }
