import { applianceStories } from './stories/appliances.ts'
import { doorStories } from './stories/doors.ts'
import { electricityStories } from './stories/electricity.ts'
import { floorStories } from './stories/floors.ts'
import { heatingStories } from './stories/heating.ts'
import { hotWaterStories } from './stories/hotWater.ts'
import { houseStories } from './stories/house.ts'
import { leakStories } from './stories/leaks.ts'
import { livingStories } from './stories/living.ts'
import { outdoorStories } from './stories/outdoor.ts'
import { pestStories } from './stories/pests.ts'
import { tenancyStories } from './stories/tenancy.ts'
import { wallStories } from './stories/walls.ts'
import { waterStories } from './stories/water.ts'
import { windowStories } from './stories/windows.ts'
import type { Story } from './story.ts'

/** Every story of the demo, by topic. */
export const demoStories: readonly Story[] = [
  ...heatingStories,
  ...hotWaterStories,
  ...waterStories,
  ...leakStories,
  ...wallStories,
  ...floorStories,
  ...electricityStories,
  ...doorStories,
  ...windowStories,
  ...applianceStories,
  ...pestStories,
  ...houseStories,
  ...livingStories,
  ...outdoorStories,
  ...tenancyStories,
]
