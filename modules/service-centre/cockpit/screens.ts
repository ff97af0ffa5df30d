import type { Screens } from '#kernel/web/screens.ts'
import { serviceCentreProblemWords } from '../problems.words.ts'

export const serviceCentreCockpit: Screens = { problems: serviceCentreProblemWords }
