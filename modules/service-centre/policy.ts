import { sql, type SqlBool } from 'kysely'
import { abilities } from '#kernel/server/abilities.ts'
import {
  type Actor,
  allowed,
  allowedSomewhere,
  appsOf,
  channelsOf,
  type Place,
} from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'
import { isRecentlyClosed } from './rules.ts'

/** Where an actor sees every ticket. */
export const channelsOfTickets = (actor: Actor) => channelsOf(actor, 'tickets.read')

/** Looks after tickets that were given to them, and sees no others. */
export const isExternal = (actor: Actor) => allowedSomewhere(actor, 'tickets.external')

const place = {
  app: sql`ticket.app_id`,
  property: sql`ticket.property_id`,
  building: sql`ticket.building_id`,
  unit: sql`ticket.unit_id`,
}

/** Staff see the internal notes of the places they cover, external agents those of the tickets they look after. */
export const seesNotesOf = (actor: Actor) => {
  const external = isExternal(actor) ? sql<SqlBool>`or ticket.assignee_id = ${actor.personId}` : sql``
  return sql<SqlBool>`(${reached(channelsOfTickets(actor), place)} ${external})`
}

/** Staff see the tickets of the places they cover, external agents those they look after, residents their own. */
export const visibleTo = (actor: Actor) =>
  sql<SqlBool>`(${seesNotesOf(actor)} or ticket.person_id = ${actor.personId})`

export interface Subject extends Place {
  status: string
  personId: string | null
  assigneeId: string | null
  closedAt: Date | null
}

const answersFor = (actor: Actor, ticket: Subject) => allowed(actor, 'tickets.answer', ticket)

const worksOn = (actor: Actor, ticket: Subject) =>
  answersFor(actor, ticket) || (ticket.assigneeId === actor.personId && isExternal(actor))

const isRequester = (actor: Actor, ticket: Subject) => ticket.personId === actor.personId

/** Sees a ticket from our side, with its internal notes, as against having reported it. */
export const isAgentOf = (actor: Actor, ticket: Subject) =>
  worksOn(actor, ticket) || (!isRequester(actor, ticket) && allowed(actor, 'tickets.read', ticket))

/** May write at all; a requester learns from the problem that a ticket was closed too long ago. */
export const mayWriteTo = (actor: Actor, ticket: Subject) =>
  worksOn(actor, ticket) || isRequester(actor, ticket)

export const ticketAbilities = abilities<Subject>()({
  answer: (actor, ticket) =>
    worksOn(actor, ticket) || (isRequester(actor, ticket) && isRecentlyClosed(ticket.closedAt)),
  note: worksOn,
  assign: answersFor,
  edit: answersFor,
  changeStatus: worksOn,
  close: (actor, ticket) => ticket.status !== 'closed' && mayWriteTo(actor, ticket),
  reopen: (actor, ticket) =>
    ticket.status === 'closed' &&
    (worksOn(actor, ticket) || (isRequester(actor, ticket) && isRecentlyClosed(ticket.closedAt))),
  seeHistory: isAgentOf,
})

export const mayOpenFor = (actor: Actor, place: Place) => allowed(actor, 'tickets.answer', place)
export const mayOpenSomewhere = (actor: Actor) => allowedSomewhere(actor, 'tickets.answer')

/** The people a ticket can be opened for are those who live where one answers. */
export const livesWhereAnswered = (actor: Actor) =>
  reached(channelsOf(actor, 'tickets.answer'), {
    app: sql`period.app_id`,
    property: sql`period.property_id`,
    building: sql`period.building_id`,
    unit: sql`period.unit_id`,
  })

export const mayEditCategories = (actor: Actor, appId: string) => allowed(actor, 'categories.edit', { appId })
export const knowsApp = (actor: Actor, appId: string) => appsOf(actor).includes(appId)
