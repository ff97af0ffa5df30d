import { conflict } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Status } from './contract.ts'
import { ticketUpdated } from './events.ts'
import * as queries from './queries.ts'
import { isAgentOf } from './policy.ts'
import { waitingAfter } from './rules.ts'

interface Changes {
  title?: string | undefined
  status?: Status | undefined
  assigneeId?: string | null
  categoryId?: string
  appId?: string
  propertyId?: string | null
  buildingId?: string | null
  unitId?: string | null
}

const fields = { title: 'title', status: 'status', assigneeId: 'assignee', categoryId: 'category', unitId: 'unit', buildingId: 'building', propertyId: 'property' } as const

/**
 * Changes a locked ticket and records what became of what. Throws Problem 409 'changed-meanwhile' when somebody else
 * changed one of the same fields since `version` was read; other fields merge.
 */
export const changeTicket = async (db: Db, actor: Actor, ticket: queries.TicketDetails, changes: Changes, version?: number) => {
  const delta: Record<string, { from: string | null; to: string | null }> = {}
  for (const [column, field] of Object.entries(fields) as [keyof typeof fields, string][]) {
    const to = changes[column]
    if (to !== undefined && to !== ticket[column]) delta[field] = { from: ticket[column], to }
  }
  if (Object.keys(delta).length === 0) return
  if (version !== undefined && version < ticket.version) await requireUntouched(db, ticket, delta, version)
  const now = new Date()
  const { status } = changes
  await queries.setTicket(db, ticket.id, {
    ...changes,
    ...(status && status !== ticket.status && {
      statusChangedAt: now,
      activityAt: now,
      closedAt: status === 'closed' ? now : null,
      customerWaitingSince: waitingAfter(ticket.customerWaitingSince, { status, byAgent: isAgentOf(actor, ticket), internal: true }, now),
    }),
  })
  await record(db, ticketUpdated, { actor, subjectId: ticket.id, data: { ticketId: ticket.id, delta } })
}

/** The fields that were changed since a version: each change raised it by one and left an event. */
const requireUntouched = async (db: Db, ticket: queries.TicketDetails, wanted: object, version: number) => {
  const events = await queries.listHistory(db, ticket.id)
  const since = events.filter(({ type }) => type === ticketUpdated.name).slice(version - ticket.version)
  const touched = since.flatMap(({ data }) => Object.keys((data as { delta?: object }).delta ?? {}))
  const clash = Object.keys(wanted).filter((field) => touched.includes(field))
  if (clash.length > 0)
    throw conflict('changed-meanwhile', {
      fields: clash,
      now: { version: ticket.version, title: ticket.title, status: ticket.status, assignee: ticket.assignee, category: ticket.categoryId },
    })
}
