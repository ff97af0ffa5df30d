import { type RawBuilder, sql } from 'kysely'
import { type Bulk, make, remove } from '#kernel/server/bulk.ts'
import { changeByKey, newByKey, type Tally } from '#kernel/server/bulkByKey.ts'
import { ofOrganization } from '#kernel/server/bulkWritten.ts'

interface Said {
  appId: string
  said: RawBuilder<unknown>
}

const inApp = (organization: RawBuilder<unknown>, alias: string, appId: string) =>
  sql`${organization} and ${sql.ref(`${alias}.app_id`)} = ${appId}`

/** Writes named sets of places as another system says they are: `key`, `whole` and `name`. */
export const writeCollections = async (bulk: Bulk, { appId, said }: Said): Promise<Tally> => {
  const { db } = bulk
  const collections = {
    table: 'collection' as const,
    said,
    columns: ['name'],
    among: inApp(ofOrganization(db, 't'), 't', appId),
  }
  const changed = await changeByKey(bulk, collections)
  const created = await make(
    bulk,
    'collection',
    sql`insert into collection (organization_id, app_id, external_id, name)
      select ${db.organizationId}, ${appId}, n.key, n.name from (${newByKey(db, collections)}) n`,
  )
  return { created, changed, deleted: 0 }
}

/** Puts places into collections and takes them out: `said` gives `collection_key`, `object_id` and whether it is `gone`. */
export const writeCollectionPlaces = async (bulk: Bulk, { appId, said }: Said): Promise<Tally> => {
  const { db } = bulk
  const from = sql`(${said}) n join collection c on ${inApp(ofOrganization(db, 'c'), 'c', appId)} and c.external_id = n.collection_key`
  const deleted = await remove(bulk, 'collectionPlace', {
    from: sql`join (select c.id as collection_id, n.object_id from ${from} where n.gone) n
      on n.collection_id = t.collection_id and n.object_id = t.object_id`,
    where: sql`true`,
  })
  const created = await make(
    bulk,
    'collectionPlace',
    sql`insert into collection_place (organization_id, collection_id, object_id)
      select ${db.organizationId}, c.id, n.object_id from ${from} where not n.gone on conflict do nothing`,
  )
  return { created, changed: 0, deleted }
}
