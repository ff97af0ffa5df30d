import { sql } from 'kysely'
import sharp from 'sharp'
import { drawAvatar } from './content/avatars.ts'
import { chance } from './content/chance.ts'
import type { Gender } from './content/staff.ts'
import { newId } from './keys.ts'
import type { Drawing, Loading } from './load.ts'

interface Person {
  key: string
  gender: Gender
}

const LARGE = 320
const THUMB = 160
const AT_ONCE = 16
/** Of a hundred residents, those who have shown their face. */
const SHARE_OF_RESIDENTS = 0.6

/** Whether a resident has a portrait: many have, and always the same ones. */
export const showsFace = (key: string) => chance(`portrait/${key}`).of(SHARE_OF_RESIDENTS)

/** Draws and stores portraits, many at once: a face has two sizes, and the larger one stands for all larger ones. Gives their rows. */
export const drawPortraits = async (
  { organizationId, palier, idOf, now }: Drawing,
  people: readonly Person[],
) => {
  const store = async ({ key, gender }: Person) => {
    const id = newId(now.epochMilliseconds)
    const face = sharp(Buffer.from(drawAvatar(key, gender)))
    const kept = async (size: string, width: number) => {
      const bytes = await face.clone().resize(width).webp({ quality: 82 }).toBuffer()
      const name = `${organizationId}/${id}/${size}`
      await palier.services.storage.put(name, bytes, 'image/webp')
      return { key: name, size: bytes.length, width, height: width }
    }
    const [original, thumb] = await Promise.all([kept('original', LARGE), kept('thumb', THUMB)])
    return {
      id,
      ownerId: idOf(`person ${key}`),
      name: 'portrait.webp',
      originalFilename: 'portrait.webp',
      type: 'image/webp',
      extension: 'webp',
      size: original.size,
      sizes: JSON.stringify({ original, big: original, medium: original, small: original, thumb }),
      category: 'image',
    }
  }
  const rows: object[] = []
  for (let at = 0; at < people.length; at += AT_ONCE)
    rows.push(...(await Promise.all(people.slice(at, at + AT_ONCE).map(store))))
  return rows
}

/** Gives people their portraits. */
export const loadPortraits = async ({ db, insert, pictures: { portraits } }: Loading) => {
  await insert('file', portraits)
  await sql`update person set profile_image_id = file.id from file
    where person.organization_id = ${db.organizationId} and file.organization_id = ${db.organizationId} and file.owner_id = person.id`.execute(
    db,
  )
}
