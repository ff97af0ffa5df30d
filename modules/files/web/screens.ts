import type { Screens } from '#kernel/web/screens.ts'
import { fileProblemWords } from '../problems.words.ts'

export const filesScreens: Screens = { problems: fileProblemWords }
