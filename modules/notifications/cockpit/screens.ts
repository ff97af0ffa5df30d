import type { CockpitScreens } from '#kernel/web/screens.ts'
import { notificationProblemWords } from '../problems.words.ts'

export const notificationsCockpit: CockpitScreens = { problems: notificationProblemWords }
