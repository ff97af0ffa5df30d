import sharp from 'sharp'
import { demoLogo } from './content/organization.ts'
import { demoPopulation } from './content/people.ts'
import { drawPicture } from './content/pictures.ts'
import { demoCraftspeople, demoStaff } from './content/staff.ts'
import type { DemoPicture } from './content/ticket.ts'
import { demoTickets } from './content/tickets.ts'
import { newId } from './keys.ts'
import type { Drawing } from './load.ts'
import { drawPortraits, showsFace } from './loadPortraits.ts'

export type Pictures = Awaited<ReturnType<typeof drawPictures>>

/** Draws and stores all that the demo shows, before the transaction that writes its rows. */
export const drawPictures = async (drawing: Drawing) => {
  const { residents } = demoPopulation(drawing.now)
  const faces = residents.filter(({ key, registered }) => registered && showsFace(key))
  return {
    portraits: await drawPortraits(drawing, [...demoStaff, ...demoCraftspeople, ...faces]),
    onTickets: await drawOnTickets(drawing),
    logo: await drawLogo(drawing),
  }
}

/** What tells drawings apart that look different. */
export const variantOf = ({ key, seed }: DemoPicture) => `${key} ${seed % 3}`

/** Each drawing is made once and hangs on every ticket that shows the same thing. */
const drawOnTickets = async (drawing: Drawing) => {
  const drawn = new Map<string, { id: string }>()
  for (const { pictures, requester } of demoTickets(drawing.now))
    for (const picture of pictures) {
      if (drawn.has(variantOf(picture))) continue
      const ownerId = 'residentKey' in requester ? drawing.idOf(`person ${requester.residentKey}`) : undefined
      const bytes = await sharp(Buffer.from(drawPicture(picture.key, picture.seed % 3)))
        .resize(1200, 900)
        .jpeg({ quality: 82 })
        .toBuffer()
      const about = { bytes, name: `${picture.key}.jpg`, type: 'image/jpeg', ...(ownerId && { ownerId }) }
      drawn.set(variantOf(picture), await storePicture(drawing, about))
    }
  return drawn
}

const drawLogo = async (drawing: Drawing) => {
  const bytes = await sharp(Buffer.from(demoLogo())).png().toBuffer()
  return storePicture(drawing, { bytes, name: 'aarebogen.png', type: 'image/png', public: true })
}

interface Picture {
  bytes: Buffer
  name: string
  type: string
  ownerId?: string
  public?: boolean
}

const widths = { original: 4000, big: 1600, medium: 800, small: 400, thumb: 160 } as const

/** Stores a picture in all its sizes, as an upload would, and gives its row. */
const storePicture = async ({ organizationId, palier }: Drawing, picture: Picture) => {
  const id = newId(Date.now())
  const sizes: Record<string, object> = {}
  for (const [size, width] of Object.entries(widths)) {
    const key = `${organizationId}/${id}/${size}`
    const { data, info } = await sharp(picture.bytes)
      .resize({ width, withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true })
    await palier.services.storage.put(key, data, picture.type)
    sizes[size] = { key, size: info.size, width: info.width, height: info.height }
  }
  return {
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
  }
}
