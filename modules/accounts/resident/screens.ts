import type { Screens } from '#kernel/web/screens.ts'
import { accountProblemWords } from '../problems.words.ts'

export const accountsResident: Screens = { problems: accountProblemWords }
