import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/** A period that the person is checked into and that has not ended: the place of their report. */
export const findHome = (db: Db, personId: string, utilisationPeriodId: string) =>
  db
    .selectFrom('utilisationPeriod')
    .innerJoin('checkIn', 'checkIn.utilisationPeriodId', 'utilisationPeriod.id')
    .select(['utilisationPeriod.id', 'appId', 'propertyId', 'buildingId', 'unitId'])
    .where('utilisationPeriod.id', '=', utilisationPeriodId)
    .where('checkIn.personId', '=', personId)
    .where('checkIn.checkedOutAt', 'is', null)
    .where('utilisationPeriod.deletedAt', 'is', null)
    .where(sql<boolean>`coalesce(end_date >= current_date, true)`)
    .executeTakeFirst()

const tables = { App: 'app', Property: 'property', Group: 'building', Unit: 'unit' } as const

/** The columns of a place that is written `Unit-<id>`; undefined when there is none. */
export const findPlace = async (db: Db, key: string) => {
  const [type, id] = key.split('-') as [keyof typeof tables, string]
  if (type === 'App') {
    const app = await db.selectFrom('app').select('id').where('id', '=', id).executeTakeFirst()
    return app && { appId: id, propertyId: null, buildingId: null, unitId: null }
  }
  const row = await db
    .selectFrom(tables[type] as 'unit')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      appId: row.appId,
      propertyId: type === 'Property' ? id : row.propertyId,
      buildingId: type === 'Group' ? id : (row.buildingId ?? null),
      unitId: type === 'Unit' ? id : null,
    }
  )
}

/** Is there such a company in the organization? */
export const findServiceProvider = (db: Db, id: string) =>
  db.selectFrom('serviceProvider').select('id').where('id', '=', id).executeTakeFirst()
