import type { Screens } from '#kernel/web/screens.ts'
import { oauthProblemWords } from '../problems.words.ts'

export const oauthCockpit: Screens = { problems: oauthProblemWords }
