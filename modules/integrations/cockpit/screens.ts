import type { Screens } from '#kernel/web/screens.ts'
import { integrationProblemWords } from '../problems.words.ts'

export const integrationsCockpit: Screens = { problems: integrationProblemWords }
