import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { Problem } from '#kernel/contract/problem.ts'
import { doTasks } from '#kernel/server/placed.ts'
import type { Size } from './contract.ts'
import { drawHeif } from './heif.process.ts'
import type { Drawn, Drawing } from './pictures.commands.ts'
import { endings, type PictureType, pictureBroken, requireBounds, sides, tooBig } from './pictures.rules.ts'

// One thread, nothing kept, and no reader for anything but the four formats that are drawn.
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})

const LIMITS = { limitInputPixels: 110_000_000, failOn: 'error', sequentialRead: true } as const

doTasks(async ({ path, folder, as, heif = false }: Drawing): Promise<Drawn | undefined> => {
  try {
    const given = await readFile(path)
    const bytes = heif ? await drawHeif(given).catch(onlyProblems) : given
    return bytes && (await drawSizes(bytes, folder, as, heif))
  } catch (error) {
    if (error instanceof Problem) throw error
    throw /pixel limit/i.test((error as Error).message) ? tooBig() : pictureBroken()
  }
})

/** A HEIF file whose picture cannot be read, since it is broken or new, is one that is not drawn. */
const onlyProblems = (error: unknown) => {
  if (error instanceof Problem) throw error
  return undefined
}

const drawSizes = async (bytes: Buffer, folder: string, as: 'png' | undefined, heif: boolean) => {
  const { format, width, height, pages = 1, hasAlpha } = await sharp(bytes, LIMITS).metadata()
  requireBounds({ format, width, height, frames: pages }, bytes)
  const type = as ?? (heif ? (hasAlpha ? 'webp' : 'jpeg') : (format as PictureType))
  const wanted = (as ? ['medium'] : Object.keys(sides)) as Size[]
  const drawn: Drawn = { type: `image/${type}`, extension: endings[type][0]!, sizes: {} }
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
    const packed = await packedAs[type](sharp(data, { raw }), size).toBuffer()
    await writeFile(file, packed)
    drawn.sizes[size] = { file, size: packed.length, width: info.width, height: info.height }
    from = sharp(data, { raw })
  }
  return drawn
}

const packedAs: Record<PictureType, (picture: Sharp, size: Size) => Sharp> = {
  // What is shown often is packed tightly, which takes twenty times as long; the original is not.
  jpeg: (picture, size) => picture.jpeg({ quality: 84, mozjpeg: size !== 'original' }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 86 }),
  gif: (picture) => picture.gif(),
}
