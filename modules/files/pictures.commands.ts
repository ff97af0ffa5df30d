import type { PlaceKind } from '#kernel/server/places.ts'
import type { Size } from './contract.ts'
import { pictureBroken, tooBig } from './pictures.rules.ts'

/** A picture on disk, and the folder into which it is drawn anew: in all sizes, or as one PNG of middle size. */
export interface Drawing {
  path: string
  folder: string
  as?: 'png'
  /** A telephone's HEIF, which is decoded before it is drawn. */
  heif?: boolean
}

export interface Drawn {
  type: string
  extension: string
  sizes: Partial<Record<Size, { file: string; size: number; width: number; height: number }>>
}

/**
 * Where pictures are drawn anew: turned as the camera meant it, without EXIF (where it was taken, with what). Nothing comes of a
 * HEIF file that we cannot read.
 */
export const drawing: PlaceKind<Drawing, Drawn | undefined> = {
  name: 'Drawing a picture',
  process: new URL('./pictures.process.ts', import.meta.url),
  heapMegabytes: 192,
  mostMegabytes: 512,
  mostSeconds: 20,
  beyond: tooBig,
  broken: pictureBroken,
}
