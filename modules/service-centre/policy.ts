import { sql, type SqlBool } from 'kysely'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'

/** Staff see the tickets of the places they cover, external agents those they look after, residents their own. */
export const visibleTo = (actor: Actor) => {
  const place = { app: sql`ticket.app_id`, property: sql`ticket.property_id`, building: sql`ticket.building_id`, unit: sql`ticket.unit_id` }
  const external = allowedSomewhere(actor, 'tickets.external') ? sql<SqlBool>`or ticket.assignee_id = ${actor.personId}` : sql``
  return sql<SqlBool>`(${reached(channelsOf(actor, 'tickets.read'), place)} or ticket.person_id = ${actor.personId} ${external})`
}

interface Subject extends Place {
  status: string
  personId: string | null
  assigneeId: string | null
}

const isOurs = (actor: Actor, ticket: Subject) =>
  allowed(actor, 'tickets.answer', ticket) || (ticket.assigneeId === actor.personId && allowedSomewhere(actor, 'tickets.external'))

/** Works on the ticket, as against having reported it. */
export const isAgentOf = (actor: Actor, ticket: Subject) =>
  isOurs(actor, ticket) || (ticket.personId !== actor.personId && allowed(actor, 'tickets.read', ticket))

const isRequester = (actor: Actor, ticket: Subject) => ticket.personId === actor.personId

export const ticketAbilities = abilities<Subject>()({
  answer: (actor, ticket) => isOurs(actor, ticket) || isRequester(actor, ticket),
  note: (actor, ticket) => isOurs(actor, ticket),
  assign: (actor, ticket) => allowed(actor, 'tickets.answer', ticket),
  edit: (actor, ticket) => isOurs(actor, ticket),
  close: (actor, ticket) => ticket.status !== 'closed' && (isOurs(actor, ticket) || isRequester(actor, ticket)),
  reopen: (actor, ticket) => ticket.status === 'closed' && (isOurs(actor, ticket) || isRequester(actor, ticket)),
})

export const mayOpenFor = (actor: Actor, place: Place) => allowed(actor, 'tickets.answer', place)
export const mayOpenSomewhere = (actor: Actor) => allowedSomewhere(actor, 'tickets.answer')
export const mayEditCategories = (actor: Actor, appId: string) => allowed(actor, 'categories.edit', { appId })
