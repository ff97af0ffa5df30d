import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { Problem } from '#kernel/contract/problem.ts'
import { doTasks } from '#kernel/server/placed.ts'
import type { Size } from './contract.ts'
import type { Drawn, Drawing } from './pictures.jobs.ts'
import { pictureBroken, requireBounds, sides, tooBig } from './pictures.rules.ts'

// One thread, nothing kept, and no reader for anything but the four formats that are drawn.
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})

const LIMITS = { limitInputPixels: 110_000_000, failOn: 'error', sequentialRead: true } as const

doTasks(async ({ path, folder, as }: Drawing): Promise<Drawn> => {
  const bytes = await readFile(path)
  try {
    const { format, width, height, pages = 1, hasAlpha } = await sharp(bytes, LIMITS).metadata()
    requireBounds({ format, width, height, frames: pages }, bytes)
    const type = as === 'png' ? 'png' : hasAlpha ? 'webp' : 'jpeg'
    const wanted = (as === 'png' ? ['medium'] : Object.keys(sides)) as Size[]
    const drawn: Drawn = { type: `image/${type}`, extension: type === 'jpeg' ? 'jpg' : type, sizes: {} }
    let from = sharp(bytes, LIMITS).autoOrient()
    for (const size of wanted) {
      const side = sides[size]
      // Unpacked once: each size is made of the one before.
      const { data, info } = await from
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true })
      const raw = { width: info.width, height: info.height, channels: info.channels }
      const file = join(folder, size)
      const packed = await packedAs(type, size, sharp(data, { raw }))
      await writeFile(file, packed)
      drawn.sizes[size] = { file, size: packed.length, width: info.width, height: info.height }
      from = sharp(data, { raw })
    }
    return drawn
  } catch (error) {
    if (error instanceof Problem) throw error
    throw /pixel limit/i.test((error as Error).message) ? tooBig() : pictureBroken()
  }
})

const packedAs = (type: 'png' | 'webp' | 'jpeg', size: Size, picture: Sharp) =>
  type === 'png'
    ? picture.png().toBuffer()
    : type === 'webp'
      ? picture.webp({ quality: 86 }).toBuffer()
      : // What is shown often is packed tightly, which takes twenty times as long; the original is not.
        picture.jpeg({ quality: 84, mozjpeg: size !== 'original' }).toBuffer()
