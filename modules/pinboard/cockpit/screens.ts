import type { CockpitScreens } from '#kernel/web/screens.ts'

export const pinboardCockpit: CockpitScreens = {
  trail: async () => (await import('../trail.words.ts')).pinboardTrail,
}
