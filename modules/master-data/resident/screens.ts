import type { ResidentScreens } from '#kernel/web/screens.ts'

export const masterDataResident: ResidentScreens = {
  trail: async () => (await import('../trail.words.ts')).masterDataTrail,
}
