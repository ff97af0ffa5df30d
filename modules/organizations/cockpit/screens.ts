import type { Screens } from '#kernel/web/screens.ts'
import { organizationProblemWords } from '../problems.words.ts'

export const organizationsCockpit: Screens = { problems: organizationProblemWords }
