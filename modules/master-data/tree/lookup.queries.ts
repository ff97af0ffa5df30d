import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { buildingVisibleTo, periodVisibleTo, propertyVisibleTo, unitVisibleTo } from '../policy.ts'
import type { Locate } from '#kernel/server/module.ts'

interface Wanted {
  appId: string
  externalIds: string[]
  parentId?: string | undefined
}

const finder =
  (
    table: 'property' | 'building' | 'unit' | 'utilisationPeriod',
    parent: string,
    visibleTo: (actor: Actor) => RawBuilder<SqlBool>,
  ) =>
  (db: Db, actor: Actor, { appId, externalIds, parentId }: Wanted) =>
    db
      .selectFrom(table)
      .select(['id', 'externalId'])
      .where(visibleTo(actor))
      .where('appId', '=', appId)
      .where('externalId', 'in', externalIds)
      .where('deletedAt', 'is', null)
      .$if(parentId !== undefined, (found) => found.where(sql.ref(parent), '=', parentId))
      .execute()

/** The places of an app by the customer's own keys, as far as the actor sees them; `parentId` is what is right above. */
export const findPlacesByKey = {
  property: finder('property', 'appId', propertyVisibleTo),
  group: finder('building', 'propertyId', buildingVisibleTo),
  unit: finder('unit', 'buildingId', unitVisibleTo),
  utilisationPeriod: finder('utilisationPeriod', 'unitId', periodVisibleTo),
}

/** Which apps the rows of a table belong to. */
export const locateIn =
  (table: 'property' | 'building' | 'unit' | 'utilisationPeriod'): Locate =>
  (db, ids) =>
    db.selectFrom(table).select(['id', 'appId']).where('id', 'in', ids).execute()
