import type { ResidentScreens } from '#kernel/web/screens.ts'
import { accountProblemWords } from '../problems.words.ts'

export const accountsResident: ResidentScreens = {
  problems: accountProblemWords,
  trail: async () => (await import('../trail.words.ts')).accountsTrail,
}
