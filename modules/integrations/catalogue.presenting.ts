import type { EventType } from '#kernel/server/events.ts'
import { userCreated, userUpdated } from '#modules/accounts/events.ts'
import { bucketCreated, bucketFileAdded, bucketFilesTaken } from '#modules/documents/events.ts'
import { fileDeleted } from '#modules/files/events.ts'
import * as master from '#modules/master-data/events.ts'
import { importApplied } from '#modules/master-data/import.events.ts'
import { appChanged } from '#modules/organizations/events.ts'
import { postPublished, postRemoved } from '#modules/pinboard/events.ts'
import { messageCreated, ticketCreated, ticketUpdated } from '#modules/service-centre/events.ts'
import * as tenants from '#modules/tenant-management/events.ts'
import { EventName, type WireEvent } from './contract.ts'
import type { Located, Noun } from './subjects.queries.ts'

/** An event as it was recorded. */
export interface Recorded {
  id: string
  type: string
  subjectId: string
  data: unknown
  actorId: string | null
  occurredAt: Date
}

const { Property, Group, Unit } = master.placeEvents
const place = ({ created, updated, deleted, restored }: typeof Property) => [
  created,
  updated,
  deleted,
  restored,
]

/** What of the one event table is told outside; the subject of each is a thing of this kind. */
const told: Record<Noun, EventType<any>[]> = {
  ticket: [ticketCreated, ticketUpdated, messageCreated],
  'community-article': [postPublished, postRemoved],
  'registration-code': [
    tenants.codeCreated,
    tenants.codeUpdated,
    tenants.codeUsed,
    tenants.invitationSent,
    tenants.invitationWithdrawn,
    tenants.invitationDeclined,
  ],
  user: [userCreated, userUpdated],
  file: [fileDeleted],
  bucket: [bucketCreated, bucketFileAdded, bucketFilesTaken],
  app: [appChanged],
  import: [importApplied],
  property: place(Property),
  group: place(Group),
  unit: place(Unit),
  'utilisation-period': [
    master.periodCreated,
    master.periodUpdated,
    master.periodDeleted,
    master.personCheckedIn,
    master.personCheckedOut,
  ],
}

/** What the wire calls by another name than we do. */
const renamed: Record<string, EventName> = { [messageCreated.name]: 'message.added' }

const nouns = new Map(
  Object.entries(told).flatMap(([noun, types]) => types.map(({ name }) => [name, noun as Noun])),
)

/** The types of event that are told outside. */
export const toldTypes = Object.values(told).flat()

export const nounOf = (type: string) => nouns.get(type)

/** The wire's name of an event that is told outside. */
export const nameOf = (type: string): EventName => renamed[type] ?? EventName.parse(type)

const nounsOfNames = new Map<string, Noun>([...nouns].map(([type, noun]) => [nameOf(type), noun]))

/** The kind of thing that an event of the wire is about. */
export const nounOfName = (name: string) => nounsOfNames.get(name)

/** An event as the wire has it, seen from one of the apps that its subject belongs to. */
export const presentEvent = (event: Recorded, located: Located): WireEvent => ({
  id: event.id,
  name: nameOf(event.type),
  urn: urnOf(nounOf(event.type)!, event.subjectId, located),
  data: {
    id: event.subjectId,
    appID: located.appId,
    ...(located.category && { category: located.category.id }),
    ...asWire(event),
    actorID: event.actorId,
  },
  createdDate: event.occurredAt.toISOString(),
})

const urnOf = (noun: Noun, id: string, { appId, category }: Located) =>
  ['urn:allthings:app', appId, noun, ...(category ? [category.id] : []), id].join(':')

/** The wire writes ids with capitals. A reply is a change of its ticket, so its delta says which one it was. */
const asWire = ({ type, data }: Recorded) => {
  const { messageId, delta, ...rest } = data as Record<string, unknown>
  const shown =
    type === ticketUpdated.name
      ? {
          ...rest,
          delta: { ...(delta as object), ...(messageId ? { message: { from: null, to: messageId } } : {}) },
        }
      : { ...rest, ...(messageId !== undefined && { messageId }) }
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name.replace(/Id$/, 'ID'), value]))
}
