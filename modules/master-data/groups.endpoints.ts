import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { ALL } from '#kernel/server/listing.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { hasUnits, setDeleted } from './deleted.queries.ts'
import { placeEvents } from './events.ts'
import * as contract from './groups.contract.ts'
import { moveGroup } from './moves.queries.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfGroup, placeOfProperty, requireOwn } from './policy.ts'
import { groupColumns, presentGroup, wantedOf } from './presenting.ts'
import { presentedGroups } from './showing.presenting.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { groupId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findGroup(db, actor, params.groupId)
const now = async (db: Db, actor: Actor, id: string) => {
  const group = await queries.findGroup(db, actor, id)
  return group && presentGroup(actor, group)
}
const mayEditIt = (actor: Actor, row: Parameters<typeof placeOfGroup>[0]) => mayEdit(actor, placeOfGroup(row))

export const groupEndpoints = [
  serve(contract.createGroup, {
    find: ({ db, actor, params }) => queries.holdProperty(db, actor, params.propertyId),
    allow: (actor, property) => mayEdit(actor, placeOfProperty(property)),
    async run({ db, actor, subject, body }) {
      const row = await queries.insertGroup(db, actor, {
        ...groupColumns(body),
        ...keeperOf(actor, body),
        propertyId: subject.id,
        appId: subject.appId,
      })
      await record(db, placeEvents.Group.created, { actor, subjectId: row.id, data: { placeId: row.id } })
      return presentGroup(actor, row)
    },
  }),
  serve(contract.listGroups, {
    allow: everyone,
    async run({ db, actor, query, everything }) {
      const wanted = wantedOf(query)
      if (query.limit === ALL)
        return everything(await queries.listGroupIds(db, actor, wanted), presentedGroups)
      const { items, total } = await queries.listGroups(db, actor, wanted)
      return { _embedded: { items: items.map((row) => presentGroup(actor, row)) }, total }
    },
  }),
  serve(contract.findGroup, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => presentGroup(actor, subject),
  }),
  serve(contract.changeGroup, {
    find,
    allow: mayEditIt,
    async run({ db, actor, platform, subject, body: { version, propertyID, name, ...body } }) {
      requireOwn(actor, placeOfGroup(subject))
      const before = presentGroup(actor, subject)
      if (propertyID && propertyID !== subject.propertyId)
        await move({ db, actor, platform }, subject, propertyID)
      const columns = { ...groupColumns(body), ...keeperOf(actor, body, subject), name: name ?? subject.name }
      const row = await queries.setGroup(db, actor, subject.id, columns, version)
      if (!row) throw conflict('changed-meanwhile', await now(db, actor, subject.id))
      const after = presentGroup(actor, row)
      const changes = changesOf(before, after)
      await record(db, placeEvents.Group.updated, {
        actor,
        subjectId: row.id,
        data: { placeId: row.id, changes },
      })
      return after
    },
  }),
  serve(contract.removeGroup, {
    find: ({ db, actor, params }) => queries.lockGroup(db, actor, params.groupId),
    allow: mayEditIt,
    async run({ db, actor, subject }) {
      requireOwn(actor, placeOfGroup(subject))
      if (await hasUnits(db, subject.id)) throw conflict('building-not-empty')
      await setDeleted(db, 'building', subject.id, new Date())
      await record(db, placeEvents.Group.deleted, {
        actor,
        subjectId: subject.id,
        data: { placeId: subject.id },
      })
    },
  }),
]

interface Moving {
  db: Db
  actor: Actor
  platform: Pick<Platform, 'modules'>
}

/** The person must be allowed to edit where it comes from and where it goes; an app's residents stay in their app. */
const move = async ({ db, actor, platform }: Moving, group: queries.GroupRow, propertyId: string) => {
  const property = await queries.holdProperty(db, actor, propertyId)
  if (!property || !mayEdit(actor, placeOfProperty(property))) throw new Problem(400, 'no-such-place')
  if (property.appId !== group.appId) throw conflict('other-app')
  await queries.lockGroup(db, actor, group.id)
  await moveGroup(db, platform.modules, group.id, property)
}
