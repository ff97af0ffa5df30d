import type { Body } from '#kernel/contract/endpoint.ts'
import { asMailbox } from '#kernel/contract/mailbox.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { cut, oneLine } from '#kernel/contract/text.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { attach } from './attaching.commands.ts'
import { findCategory } from './categories.queries.ts'
import { requireAssignee, requireCategory } from './update.commands.ts'
import type * as contract from './create.contract.ts'
import { ticketCreated } from './events.ts'
import { notifyOfOpening } from './notifying.commands.ts'
import { requireHumanPace } from './pace.queries.ts'
import { findRequester } from './people.queries.ts'
import { findHome, findPlace } from './places.queries.ts'
import { mayOpenFor } from './policy.ts'
import { linesOf, waitingAfter } from './rules.ts'
import { findTicket, insertTicket, setReading } from './tickets.queries.ts'

/**
 * A person reports something in one of their homes; staff may do so for them. Throws Problem 400 'no-such-home',
 * 'no-such-category' or 'file-not-attachable'.
 */
export const reportTicket = async (
  db: Db,
  actor: Actor,
  personId: string,
  body: Body<typeof contract.reportTicket>,
) => {
  const home = await findHome(db, personId, body.utilisationPeriod)
  if (!home || (personId !== actor.personId && !mayOpenFor(actor, home)))
    throw new Problem(400, 'no-such-home')
  await requireCategory(db, body.category, home.appId)
  const { id: utilisationPeriodId, ...place } = home
  const { description, inputChannel, files } = body
  const requester = { personId, requesterPhone: body.phoneNumber ?? null }
  const values = {
    ...place,
    utilisationPeriodId,
    ...requester,
    categoryId: body.category,
    ...linesOf(body),
    description,
    inputChannel,
  }
  return open(db, actor, values, { files, settings: settingsOf(body.customSettings) })
}

/**
 * Opens what somebody without an account wrote. Throws Problem 400 'no-such-category', 'no-such-place' or
 * 'file-not-attachable'.
 */
export const createAnonymousTicket = async (
  db: Db,
  actor: Actor,
  body: Body<typeof contract.createAnonymousTicket>,
) => {
  const category = await findCategory(db, body.category)
  const place = await findPlace(db, body.channel === 'app' ? `App-${category?.appId ?? ''}` : body.channel)
  if (!category) throw new Problem(400, 'no-such-category')
  if (!place || !mayOpenFor(actor, place)) throw new Problem(400, 'no-such-place')
  await requireCategory(db, category.id, place.appId)
  const { description, inputChannel, files, createdByCommunicationMethod: method } = body
  const settings = settingsOf(body.customSettings)
  const given = (key: string) => (typeof settings[key] === 'string' ? cut(oneLine(settings[key]), 200) : null)
  const addressed = method?.type === 'email' ? method.value : given('requesterEmail')
  const values = {
    ...place,
    categoryId: category.id,
    ...linesOf(body),
    description,
    inputChannel,
    requesterName: given('requesterName') ?? method?.value ?? null,
    requesterEmail: addressed === null ? null : asMailbox(addressed),
    requesterPhone: body.phoneNumber ?? (method && method.type !== 'email' ? method.value : null),
  }
  return open(db, actor, values, { files, settings })
}

/**
 * Opens what staff note down. Throws Problem 400 'no-such-place', 'no-such-category', 'no-such-assignee',
 * 'no-such-requester' or 'file-not-attachable'.
 */
export const createTicket = async (db: Db, actor: Actor, body: Body<typeof contract.createTicket>) => {
  const place = await findPlace(db, body.place)
  if (!place || !mayOpenFor(actor, place)) throw new Problem(400, 'no-such-place')
  await requireCategory(db, body.category, place.appId)
  if (body.assigneeId) await requireAssignee(db, place, body.assigneeId)
  const { description, inputChannel, status, files, userId, requester } = body
  const person = userId
    ? await findRequester(db, actor, { id: userId })
    : requester?.email
      ? await findRequester(db, actor, { email: requester.email })
      : undefined
  if (userId && !person) throw new Problem(400, 'no-such-requester')
  const values = {
    ...place,
    categoryId: body.category,
    ...linesOf(body),
    description,
    inputChannel,
    status,
    assigneeId: body.assigneeId ?? null,
    personId: person?.id ?? null,
    requesterName: person ? null : (requester?.name ?? null),
    requesterEmail: person ? null : (requester?.email ?? null),
    requesterPhone: requester?.phoneNumber ?? null,
  }
  return open(db, actor, values, { files })
}

const settingsOf = (given: { key: string; value: unknown }[] = []) =>
  Object.fromEntries(given.map(({ key, value }) => [key, value]))

type NewTicket = Omit<Parameters<typeof insertTicket>[1], 'createdAt' | 'activityAt' | 'customSettings'>

const open = async (
  db: Db,
  actor: Actor,
  values: NewTicket,
  { files, settings = {} }: { files: string[]; settings?: Record<string, unknown> },
) => {
  await requireHumanPace(db, actor)
  const now = new Date()
  const status = values.status ?? 'waiting-for-agent'
  const ticketId = await insertTicket(db, {
    ...values,
    status,
    createdById: actor.personId,
    customSettings: JSON.stringify(settings),
    createdAt: now,
    updatedAt: now,
    activityAt: now,
    statusChangedAt: now,
    closedAt: status === 'closed' ? now : null,
    customerWaitingSince: waitingAfter(null, { status: status as 'closed', answered: false }, now),
  })
  await attach(db, actor, files, { ticketId, internal: false })
  await setReading(db, ticketId, actor.personId)
  const assigneeId = values.assigneeId ?? null
  await record(db, ticketCreated, { actor, subjectId: ticketId, data: { ticketId, assigneeId } })
  if (assigneeId) await notifyOfOpening(db, actor, (await findTicket(db, actor, ticketId))!)
  return ticketId
}
