import type { ResidentScreens } from '#kernel/web/screens.ts'
import { fileKind } from '../notifications.rules.ts'

export const documentsResident: ResidentScreens = { notificationPlaces: [fileKind] }
