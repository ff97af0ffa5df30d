import type { Screens } from '#kernel/web/screens.ts'
import { masterDataProblemWords } from '../problems.words.ts'

export const masterDataCockpit: Screens = { problems: masterDataProblemWords }
