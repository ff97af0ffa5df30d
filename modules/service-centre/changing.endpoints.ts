import { languageOf } from '#kernel/contract/shapes.ts'
import { conflict } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { notify } from '#modules/notifications/public.ts'
import type { Status } from './contract.ts'
import { type Delta, type Field, ticketUpdated } from './events.ts'
import { listDeltasSince } from './history.queries.ts'
import { findReader } from './people.queries.ts'
import { placeKeyOf, placeNameOf } from './presenting.ts'
import { waitingAfter } from './rules.ts'
import { momentAfter, setReading, setTicket, type TicketDetails } from './tickets.queries.ts'
import { ticketMailWords } from './words.ts'
import type { ChangedMeanwhile } from './working.contract.ts'

interface Changes {
  title?: string | undefined
  status?: Status | undefined
  assigneeId?: string | null | undefined
  categoryId?: string | undefined
  place?:
    | { appId: string; propertyId: string | null; buildingId: string | null; unitId: string | null }
    | undefined
}

const deltaOf = (ticket: TicketDetails, { title, status, assigneeId, categoryId, place }: Changes): Delta => {
  const delta: Delta = {}
  const note = (field: Field, from: string | null, to: string | null | undefined) => {
    if (to !== undefined && to !== from) delta[field] = { from, to }
  }
  note('title', ticket.title, title)
  note('status', ticket.status, status)
  note('category', ticket.categoryId, categoryId)
  note('assignee', ticket.assigneeId, assigneeId)
  note('place', placeKeyOf(ticket), place && placeKeyOf(place))
  return delta
}

/**
 * Changes a locked ticket and records what became of what. Throws Problem 409 'changed-meanwhile' when somebody else
 * changed one of the same fields since `version` was read; other fields merge.
 */
export const changeTicket = async (
  db: Db,
  actor: Actor,
  ticket: TicketDetails,
  changes: Changes,
  read?: number,
) => {
  const delta = deltaOf(ticket, changes)
  if (Object.keys(delta).length === 0) return
  if (read !== undefined && read < ticket.version) await requireUntouched(db, ticket, delta, read)
  const { title, status, assigneeId, categoryId, place } = changes
  const version = ticket.version + 1
  await setTicket(db, ticket, {
    version,
    ...(delta.title && { title }),
    ...(delta.category && { categoryId }),
    ...(delta.assignee && { assigneeId }),
    ...(delta.place && { ...place, utilisationPeriodId: null }),
    ...(delta.status && statusColumns(ticket, status!, momentAfter(ticket))),
  })
  if (delta.status) await setReading(db, ticket.id, actor.personId)
  await record(db, ticketUpdated, {
    actor,
    subjectId: ticket.id,
    data: { ticketId: ticket.id, version, delta },
  })
  if (delta.status?.to === 'closed') await notifyOfClosure(db, actor, ticket)
  if (assigneeId && delta.assignee) await notifyAssignee(db, actor, ticket, assigneeId)
}

/** What a new status does to a ticket; `answered` when our words came with it. */
export const statusColumns = (ticket: TicketDetails, status: Status, now: Date, answered = false) => ({
  status,
  activityAt: now,
  updatedAt: now,
  statusChangedAt: now,
  closedAt: status === 'closed' ? now : null,
  customerWaitingSince: waitingAfter(ticket.customerWaitingSince, { status, answered }, now),
})

const requireUntouched = async (db: Db, ticket: TicketDetails, wanted: Delta, read: number) => {
  const touched = new Set((await listDeltasSince(db, ticket.id, read)).flatMap((delta) => Object.keys(delta)))
  const fields = Object.keys(wanted).filter((field) => touched.has(field)) as ChangedMeanwhile['fields']
  if (fields.length === 0) return
  const { version, title, status, categoryId, assignee } = ticket
  const now = {
    version,
    title,
    status: status as Status,
    category: categoryId,
    assignee: assignee && {
      id: assignee.id,
      username: assignee.username,
      profileImage: assignee.profileImage,
    },
    place: placeNameOf(ticket),
  }
  throw conflict('changed-meanwhile', { fields, now } satisfies ChangedMeanwhile)
}

const inbox = { type: 'ticket-comment', category: 'messages' } as const

const notifyOfClosure = async (db: Db, actor: Actor, ticket: TicketDetails) => {
  const reader =
    ticket.personId && ticket.personId !== actor.personId ? await findReader(db, ticket.personId) : undefined
  if (!reader) return
  const title = ticketMailWords(languageOf(reader.locale)).closedTitle(ticket.title)
  await notify(db, { ...inbox, area: 'app', personId: reader.id, title, objectId: ticket.id })
}

/** Tells a person in their inbox that a ticket is theirs to look after, unless they took it themselves. */
export const notifyAssignee = async (db: Db, actor: Actor, ticket: TicketDetails, assigneeId: string) => {
  const reader = assigneeId === actor.personId ? undefined : await findReader(db, assigneeId)
  if (!reader) return
  const title = ticketMailWords(languageOf(reader.locale)).assignedTitle(ticket.title)
  await notify(db, { ...inbox, area: 'cockpit', personId: reader.id, title, objectId: ticket.id })
}

/** Brings a public message to the other side's inbox, and a note of a colleague's to who looks after the ticket. */
export const notifyOfMessage = async (
  db: Db,
  actor: Actor,
  ticket: TicketDetails,
  message: { id: string; byAgent: boolean; internal: boolean; authorName: string },
) => {
  const requester = message.byAgent && !message.internal ? ticket.personId : null
  for (const personId of new Set([requester, ticket.assigneeId]))
    if (personId && personId !== actor.personId)
      await notify(db, {
        ...inbox,
        area: personId === requester ? 'app' : 'cockpit',
        personId,
        title: `${message.authorName}: ${ticket.title}`,
        objectId: ticket.id,
        referencedObjectId: message.id,
      })
}
