import type { ResidentScreens } from '#kernel/web/screens.ts'
import { fileKind } from '../news.rules.ts'

export const documentsResident: ResidentScreens = { newsPlaces: [fileKind] }
