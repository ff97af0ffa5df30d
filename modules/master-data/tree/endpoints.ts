import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { serve } from '#kernel/server/serve.ts'
import { DAYS_TO_RESTORE, typeOf } from '../changes.rules.ts'
import { restorePlace } from '../removal/deleted.commands.ts'
import { type DeletedRow, findDeleted, listDeleted } from '../removal/deleted.queries.ts'
import { listHistory } from '../history.queries.ts'
import { mayEditPlaces, mayReadPlaces } from '../policy.ts'
import { searchPlaces } from './search.queries.ts'
import * as contract from './contract.ts'
import { findNode, listAppNodes, listChildren, type PlaceRow } from './queries.ts'

export const treeEndpoints = [
  serve(contract.listPlaces, {
    allow: mayReadPlaces,
    async run({ db, actor, query: { parent, search, after, limit } }) {
      const from = keyOf(after, 'text')
      if (search?.trim())
        return { _embedded: { items: (await searchPlaces(db, actor, search)).map(present) } }
      if (!parent) return { _embedded: { items: (await listAppNodes(db, actor)).map(present) } }
      const [type, id = ''] = parent.split('-') as ['App' | 'Property' | 'Group', string]
      const rows = await listChildren(db, actor, { type, id }, { after: from, limit: limit + 1 })
      return pageOf(rows, limit, present, ({ name }) => name)
    },
  }),
  serve(contract.findPlace, {
    find: ({ db, actor, params }) => findNode(db, actor, params.placeId),
    allow: mayReadPlaces,
    run: async ({ subject }) => present(subject),
  }),
  serve(contract.listPlaceHistory, {
    // A period is no node of the tree, but has a history.
    find: async ({ db, actor, params }) =>
      (await findNode(db, actor, params.placeId)) ??
      (await listHistory(db, actor, params.placeId, { after: undefined, limit: 1 }))[0],
    allow: mayReadPlaces,
    async run({ db, actor, params, query: { after, limit } }) {
      const rows = await listHistory(db, actor, params.placeId, { after: keyOf(after), limit: limit + 1 })
      const entry = ({ id, type, byId, byName, occurredAt, changes }: (typeof rows)[number]) => ({
        id,
        type,
        by: byId && byName ? { id: byId, username: byName } : null,
        occurredAt: occurredAt.toISOString(),
        changes: changes ?? {},
      })
      return pageOf(rows, limit, entry, ({ at }) => at)
    },
  }),
  serve(contract.listDeletedPlaces, {
    allow: mayEditPlaces,
    async run({ db, actor, query: { after, limit } }) {
      const rows = await listDeleted(db, actor, { after: keyOf(after), limit: limit + 1 })
      return pageOf(rows, limit, presentDeleted, ({ at }) => at)
    },
  }),
  serve(contract.restorePlace, {
    find: ({ db, actor, params }) => findDeleted(db, actor, params.placeId),
    allow: mayEditPlaces,
    async run({ db, actor, subject }) {
      const type = await restorePlace(db, actor, subject)
      return { id: subject.id, type, name: subject.name }
    },
  }),
]

type Above = Pick<
  PlaceRow,
  'appId' | 'appName' | 'propertyId' | 'propertyName' | 'buildingId' | 'buildingName'
>

const pathOf = ({ appId, appName, propertyId, propertyName, buildingId, buildingName }: Above) => [
  { id: appId, type: 'App' as const, name: appName },
  ...(propertyId ? [{ id: propertyId, type: 'Property' as const, name: propertyName ?? '' }] : []),
  ...(buildingId ? [{ id: buildingId, type: 'Group' as const, name: buildingName ?? '' }] : []),
]

const present = (row: PlaceRow): contract.Place => ({
  id: row.id,
  type: row.type,
  name: row.name,
  detail: row.detail,
  path: row.type === 'App' ? [] : pathOf(row),
  groupCount: row.groupCount,
  unitCount: row.unitCount,
  inhabitedUnitCount: row.inhabitedUnitCount,
  readOnly: row.readOnly,
})

const presentDeleted = (row: DeletedRow) => ({
  id: row.id,
  type: typeOf[row.level],
  name: row.name,
  path: pathOf(row),
  deletedAt: row.deletedAt.toISOString(),
  deletedBy: row.byId && row.byName ? { id: row.byId, username: row.byName } : null,
  until: new Date(row.deletedAt.getTime() + DAYS_TO_RESTORE * 86_400_000).toISOString(),
})
