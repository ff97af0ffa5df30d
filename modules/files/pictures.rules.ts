import sharp from 'sharp'
import { Problem } from '#kernel/contract/problem.ts'
import type { Size } from './contract.ts'

const widths: Record<Size, number> = { original: 4096, big: 1600, medium: 800, small: 400, thumb: 160 }
/** 100 megapixels: more than any telephone makes, less than a picture bomb unfolds to. */
const MOST_PIXELS = 100_000_000

export interface Drawn {
  type: string
  extension: string
  sizes: Record<Size, { bytes: Buffer; width: number; height: number }>
}

/** Kinds of pictures that are drawn anew; file-type names them. */
export const isPicture = (type: string | undefined) =>
  ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/tiff'].includes(type ?? '')

/**
 * Draws a picture anew in all sizes: turned as the camera meant it, without EXIF (where it was taken, with what).
 * Throws Problem 400 'picture-broken' or 'picture-too-big'.
 */
export const drawAnew = async (bytes: Uint8Array): Promise<Drawn> => {
  const source = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate()
  try {
    const { hasAlpha } = await source().metadata()
    const sizes = {} as Drawn['sizes']
    for (const [size, width] of Object.entries(widths) as [Size, number][]) {
      const resized = source().resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
      const drawn = hasAlpha ? resized.webp({ quality: 86 }) : resized.jpeg({ quality: 84, mozjpeg: true })
      const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
      sizes[size] = { bytes: data, width: info.width, height: info.height }
    }
    return { type: hasAlpha ? 'image/webp' : 'image/jpeg', extension: hasAlpha ? 'webp' : 'jpg', sizes }
  } catch (error) {
    throw new Problem(
      400,
      /pixel limit/i.test((error as Error).message) ? 'picture-too-big' : 'picture-broken',
    )
  }
}
