import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { codes, opensAny } from './codes.queries.ts'
import { codeVisibleTo } from './policy.ts'

export const MOST_LETTERS = 1000

const open = sql<boolean>`withdrawn_at is null and declined_at is null and (permanent or used_at is null) and coalesce(registration_code.expires_at > now(), true)`

const wanted = async (db: Db, actor: Actor, where: RawBuilder<boolean>) => {
  const found = await db
    .selectFrom('registrationCode')
    .select('id')
    .where(codeVisibleTo(actor))
    .where(open)
    .where(opensAny(db))
    .where(where)
    .limit(MOST_LETTERS + 1)
    .execute()
  return found.map(({ id }) => id)
}

/** Which of these codes can still be used and are the actor's to hand out. */
export const listOpenCodes = (db: Db, actor: Actor, ids: string[]) =>
  wanted(db, actor, sql<boolean>`registration_code.id = any(${ids})`)

const columns = { App: 'app_id', Property: 'property_id', Group: 'building_id', Unit: 'unit_id' } as const

/** The codes of a place, for periods that go on or are to come, that can still be used; one more than a file holds at most. */
export const listOpenCodesAt = (db: Db, actor: Actor, place: string) => {
  const [type, id] = place.split('-') as [keyof typeof columns, string]
  return wanted(
    db,
    actor,
    sql<boolean>`exists (select from registration_code_period link
      join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id
      join property on property.organization_id = ${db.organizationId} and property.id = period.property_id
      where link.organization_id = ${db.organizationId} and link.registration_code_id = registration_code.id and link.ended_at is null
        and period.deleted_at is null
        and ${sql.ref(`period.${columns[type]}`)} = ${id} and coalesce(period.end_date >= palier.today(property.timezone), true))`,
  )
}

/** The codes of a run of letters, in the order of their addresses. */
export const listForLetters = async (db: Db, ids: string[]) => {
  const rows = await codes(db)
    .where(sql<boolean>`registration_code.id = any(${ids})`)
    .where(open)
    .where(opensAny(db))
    .execute()
  const { compare } = new Intl.Collator('de-CH', { numeric: true })
  const addressOf = ({ places: [home] }: (typeof rows)[number]) =>
    `${home?.address ?? ''} ${home?.unit ?? ''}`
  return rows.toSorted((a, b) => compare(addressOf(a), addressOf(b)))
}

export interface ManagerRow {
  buildingId: string
  name: string
  email: string | null
  phoneNumber: string | null
  address: { street?: string; houseNumber?: string; postalCode?: string; city?: string }
}

/** Who looks after buildings, as a letterhead needs it. */
export const listManagers = async (db: Db, buildingIds: string[]) => {
  const { rows } =
    await sql<ManagerRow>`select building.id as building_id, provider.name, provider.email, provider.phone_number, provider.address
    from building join service_provider provider on provider.organization_id = ${db.organizationId} and provider.id = building.property_manager_id
    where building.organization_id = ${db.organizationId} and building.id = any(${buildingIds})`.execute(db)
  return rows
}

/** For those whose letter is made, and who were not told before. */
export const setInvited = (db: Db, ids: string[]) =>
  db
    .updateTable('registrationCode')
    .set({ invitedAt: new Date() })
    .where(sql<boolean>`id = any(${ids})`)
    .where('invitedAt', 'is', null)
    .execute()

export const insertRun = (
  db: Db,
  values: { requestedById: string; addressWindow: 'left' | 'right'; letterCount: number },
) => db.insertInto('letterRun').values(values).returningAll().executeTakeFirstOrThrow()

export const findRun = (db: Db, id: string) =>
  db.selectFrom('letterRun').selectAll().where('id', '=', id).executeTakeFirst()

export const listRuns = (db: Db, actor: Actor) =>
  db
    .selectFrom('letterRun')
    .selectAll()
    .where('requestedById', '=', actor.personId)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute()

export const setRun = (
  db: Db,
  id: string,
  values: {
    state?: string
    drawnCount?: number
    letterCount?: number
    fileId?: string
    unwritten?: string[]
  },
) => db.updateTable('letterRun').set(values).where('id', '=', id).execute()

export const purgeRuns = (db: Db) =>
  db
    .deleteFrom('letterRun')
    .where('createdAt', '<', new Date(Date.now() - 7 * 86_400_000))
    .execute()
