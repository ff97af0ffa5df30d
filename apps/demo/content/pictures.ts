import { bicycleRoom, liftOutOfOrder, rubbish } from './pictures/house.ts'
import {
  blockedDrain,
  coldRadiator,
  drippingTap,
  mouldCorner,
  washingMachine,
  wetCeiling,
} from './pictures/inside.ts'
import { brokenLock, crackedWindow, flickeringLamp, stuckBlind, waspNest } from './pictures/openings.ts'
import { framed, scenery } from './pictures/scenery.ts'

const scenes = {
  'cold-radiator': coldRadiator,
  'dripping-tap': drippingTap,
  'mould-corner': mouldCorner,
  'broken-lock': brokenLock,
  'stuck-blind': stuckBlind,
  'flickering-lamp': flickeringLamp,
  'blocked-drain': blockedDrain,
  'cracked-window': crackedWindow,
  'wet-ceiling': wetCeiling,
  'lift-out-of-order': liftOutOfOrder,
  rubbish,
  'wasp-nest': waspNest,
  'washing-machine': washingMachine,
  'bicycle-room': bicycleRoom,
}

export type PictureKey = keyof typeof scenes
export const pictureKeys = Object.keys(scenes) as PictureKey[]

/** The SVG of a scene, 1200 × 900; the seed varies light, colours, angle and details. */
export const drawPicture = (key: PictureKey, seed: number): string => {
  const setting = scenery(key, seed)
  return framed(scenes[key](setting), setting)
}
