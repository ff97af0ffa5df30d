import sharp from 'sharp'
import { newId } from './keys.ts'
import type { Loading } from './load.ts'

interface Picture {
  bytes: Buffer
  name: string
  type: 'image/png' | 'image/jpeg'
  ownerId?: string
  public?: boolean
}

const widths = { original: 4000, big: 1600, medium: 800, small: 400, thumb: 160 } as const

/** Stores a picture in all its sizes, as an upload would, and gives its id. */
export const storePicture = async ({ db, palier, insert }: Loading, picture: Picture) => {
  const id = newId(Date.now())
  const sizes: Record<string, object> = {}
  for (const [size, width] of Object.entries(widths)) {
    const key = `${db.organizationId}/${id}/${size}`
    const { data, info } = await sharp(picture.bytes)
      .resize({ width, withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true })
    await palier.platform.storage.put(key, data, picture.type)
    sizes[size] = { key, size: info.size, width: info.width, height: info.height }
  }
  await insert('file', [
    {
      id,
      ownerId: picture.ownerId ?? null,
      name: picture.name,
      originalFilename: picture.name,
      type: picture.type,
      extension: picture.name.replace(/.*\./, ''),
      size: picture.bytes.length,
      sizes: JSON.stringify(sizes),
      category: 'image',
      public: picture.public ?? false,
    },
  ])
  return id
}
