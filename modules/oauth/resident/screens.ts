import type { ResidentScreens } from '#kernel/web/screens.ts'

export const oauthResident: ResidentScreens = {
  trail: async () => (await import('../trail.words.ts')).oauthTrail,
}
