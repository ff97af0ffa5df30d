import type { Screens } from '#kernel/web/screens.ts'
import { notificationProblemWords } from '../problems.words.ts'

export const notificationsResident: Screens = { problems: notificationProblemWords }
