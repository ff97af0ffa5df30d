import type { Db } from '#kernel/server/database.ts'
import { hashSecret } from './secrets.rules.ts'

/** What was not used for so long is not known any more. */
const FORGOTTEN_AFTER_DAYS = 400
const MOST_DEVICES = 50

/** The device on which this person has signed in before, by one of the secrets that a browser keeps. */
export const findKnownDevice = async (db: Db, personId: string, secrets: string[]) => {
  if (secrets.length === 0) return undefined
  const device = await db
    .selectFrom('device')
    .selectAll()
    .where('personId', '=', personId)
    .where('secretHash', 'in', secrets.map(hashSecret))
    .executeTakeFirst()
  const secret = secrets.find((each) => hashSecret(each) === device?.secretHash)
  return device && secret ? { ...device, secret } : undefined
}

/** Is any browser of this person known? */
export const hasDevice = async (db: Db, personId: string) =>
  (await db
    .selectFrom('device')
    .select('id')
    .where('personId', '=', personId)
    .limit(1)
    .executeTakeFirst()) !== undefined

export const insertDevice = async (db: Db, values: { personId: string; secret: string; name: string }) => {
  const { secret, ...rest } = values
  const { id } = await db
    .insertInto('device')
    .values({ ...rest, secretHash: hashSecret(secret) })
    .returning('id')
    .executeTakeFirstOrThrow()
  const kept = db
    .selectFrom('device')
    .select('id')
    .where('personId', '=', values.personId)
    .orderBy('lastSeenAt', 'desc')
    .limit(MOST_DEVICES)
  await db.deleteFrom('device').where('personId', '=', values.personId).where('id', 'not in', kept).execute()
  return id
}

export const setDeviceSeen = (db: Db, id: string, name: string) =>
  db.updateTable('device').set({ lastSeenAt: new Date(), name }).where('id', '=', id).execute()

export const listDevices = (db: Db, personId: string) =>
  db
    .selectFrom('device')
    .select(['id', 'name', 'createdAt', 'lastSeenAt'])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('session')
            .select('session.id')
            .whereRef('session.deviceId', '=', 'device.id')
            .where('session.expiresAt', '>', new Date()),
        )
        .$castTo<boolean>()
        .as('signedIn'),
    )
    .where('personId', '=', personId)
    .orderBy('lastSeenAt', 'desc')
    .limit(MOST_DEVICES)
    .execute()

export const findDevice = (db: Db, personId: string, id: string) =>
  db
    .selectFrom('device')
    .select('id')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Forgets a device and signs out there. */
export const deleteDevice = async (db: Db, id: string) => {
  const ended = await db.deleteFrom('session').where('deviceId', '=', id).returning('id').execute()
  await db.deleteFrom('device').where('id', '=', id).execute()
  return ended.map((session) => session.id)
}

export const purgeDevices = (db: Db) =>
  db
    .deleteFrom('device')
    .where('lastSeenAt', '<', new Date(Date.now() - FORGOTTEN_AFTER_DAYS * 86_400_000))
    .execute()
