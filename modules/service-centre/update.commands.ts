import { conflict, forbidden, Problem } from '#kernel/contract/problem.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { findChoosable } from './categories.queries.ts'
import { lineNames, type Lines, type Status, type TicketField } from './contract.ts'
import { type Delta, ticketUpdated } from './events.ts'
import { listDeltasSince } from './history.queries.ts'
import { notifyOfAssignment, notifyOfClosure } from './notifying.commands.ts'
import { listAssignees } from './people.queries.ts'
import { findPlace } from './places.queries.ts'
import { mayOpenFor, ticketAbilities } from './policy.ts'
import { placeKeyOf, placeNameOf } from './presenter.ts'
import { linesOf, waitingAfter } from './rules.ts'
import { momentAfter, setReading, setTicket, type TicketDetails } from './tickets.queries.ts'
import type { ChangedMeanwhile, changeTicket as Change } from './update.contract.ts'

interface Changes extends Partial<Lines> {
  status?: Status | undefined
  assigneeId?: string | null | undefined
  categoryId?: string | undefined
  place?:
    | { appId: string; propertyId: string | null; buildingId: string | null; unitId: string | null }
    | undefined
}

const deltaOf = (ticket: TicketDetails, changes: Changes): Delta => {
  const { status, assigneeId, categoryId, place } = changes
  const delta: Delta = {}
  const note = (field: TicketField, from: string | null, to: string | null | undefined) => {
    if (to !== undefined && to !== from) delta[field] = { from, to }
  }
  for (const name of lineNames) note(name, ticket[name], changes[name])
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
  const { status, assigneeId, categoryId, place } = changes
  const version = ticket.version + 1
  await setTicket(db, ticket, {
    version,
    ...Object.fromEntries(lineNames.filter((name) => delta[name]).map((name) => [name, changes[name]])),
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
  if (assigneeId && delta.assignee) await notifyOfAssignment(db, actor, { ...ticket, assigneeId })
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
  const { version, status, categoryId, assignee } = ticket
  const now = {
    version,
    ...linesOf(ticket),
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

/** A ticket's category is of its app, not archived, and the lowest in its branch. */
export const requireCategory = async (db: Db, id: string, appId: string) => {
  if (!(await findChoosable(db, id, appId))) throw new Problem(400, 'no-such-category')
}

export const requireAssignee = async (db: Db, place: Place, personId: string) => {
  if ((await listAssignees(db, place, personId)).length === 0) throw new Problem(400, 'no-such-assignee')
}

/**
 * What staff want changed of a locked ticket, each as far as they may. Throws Problem 403 'forbidden', 400
 * 'no-such-place', 'no-such-category' or 'no-such-assignee', 409 'changed-meanwhile'.
 */
export const editTicket = async (
  db: Db,
  actor: Actor,
  ticket: TicketDetails,
  wanted: Body<typeof Change>,
) => {
  const { version, status, category, assigneeId } = wanted
  const lines = linesOf(wanted)
  const edits =
    Object.values(lines).some((line) => line !== undefined) ||
    category !== undefined ||
    wanted.place !== undefined
  if (edits && !ticketAbilities.edit(actor, ticket)) throw forbidden()
  if (assigneeId !== undefined && !ticketAbilities.assign(actor, ticket)) throw forbidden()
  const place = wanted.place === undefined ? undefined : await findPlace(db, wanted.place)
  if (wanted.place !== undefined && (!place || !mayOpenFor(actor, place)))
    throw new Problem(400, 'no-such-place')
  const categoryId = category ?? ticket.categoryId
  if (category !== undefined || (place && place.appId !== ticket.appId))
    await requireCategory(db, categoryId, place?.appId ?? ticket.appId)
  if (assigneeId) await requireAssignee(db, place ?? ticket, assigneeId)
  await changeTicket(
    db,
    actor,
    ticket,
    { ...lines, status, assigneeId, categoryId: category, place },
    version,
  )
}
