import type { Body } from '#kernel/contract/endpoint.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import { channelsOfPlaces } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { placesOf } from '#modules/accounts/public.ts'
import { notifyAll } from '#modules/notifications/public.ts'
import { residentsIn } from '#modules/tenant-management/public.ts'
import type * as contract from './contract.ts'
import { postPublished, postRemoved, postWrittenAsManagement, postWrittenFor } from './events.ts'
import { postKind } from './notifications.words.ts'
import { mayPublish, mayWriteAsManagement } from './policy.ts'
import { insertPost, setRemoved } from './queries.ts'

/** Publishes in a person's name, or in the management's. Throws Problem 403 'beyond-own-permissions'. */
export const publishPost = async (
  db: Db,
  actor: Actor,
  person: { id: string },
  { channels, asManagement, category, title, content }: Body<typeof contract.publishPost>,
) => {
  const places = await placesOf(db, channels)
  const fromManagement = category === 'admin-messages'
  const may = asManagement
    ? mayWriteAsManagement(actor, places)
    : mayPublish(actor, { authorId: person.id, places, fromManagement })
  if (!may) throw new Problem(403, 'beyond-own-permissions')
  const { appId } = places[0]!
  const authorId = asManagement ? null : person.id
  const id = await insertPost(db, { appId, authorId, category, title, content }, places)
  if (fromManagement) await tellResidents(db, { id, authorId: person.id, title, places })
  await record(db, postPublished, { actor, subjectId: id, data: { postId: id } })
  if (!authorId)
    await record(db, postWrittenAsManagement, { actor, subjectId: id, data: { postId: id, appId } })
  else if (authorId !== actor.personId)
    await record(db, postWrittenFor, {
      actor,
      subjectId: id,
      data: { postId: id, userId: authorId, appId },
    })
  return id
}

export const removePost = async (db: Db, actor: Actor, id: string) => {
  await setRemoved(db, id)
  await record(db, postRemoved, { actor, subjectId: id, data: { postId: id } })
}

interface Told {
  id: string
  authorId: string
  title: string
  places: Place[]
}

const tellResidents = (db: Db, { id, authorId, title, places }: Told) =>
  notifyAll(db, postKind, { title, objectId: id }, residentsIn(db, channelsOfPlaces(places), authorId))
