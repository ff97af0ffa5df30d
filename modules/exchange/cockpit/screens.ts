import type { Screens } from '#kernel/web/screens.ts'
import { exchangeProblemWords } from '../problems.words.ts'

export const exchangeCockpit: Screens = { problems: exchangeProblemWords }
