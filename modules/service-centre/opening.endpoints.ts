import { asMailbox } from '#kernel/contract/mailbox.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { cut, oneLine } from '#kernel/contract/text.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { requireAttachable } from '#modules/files/public.ts'
import { findCategory, findChoosable } from './categories.queries.ts'
import { notifyAssignee } from './changing.endpoints.ts'
import * as contract from './creating.contract.ts'
import { ticketCreated } from './events.ts'
import { insertAttachments, lockFiles } from './messages.queries.ts'
import { findRequester, listAssignees, listRequesters } from './people.queries.ts'
import { findHome, findPlace, findServiceProvider } from './places.queries.ts'
import { requireHumanPace } from './pace.queries.ts'
import { mayOpenFor, mayOpenSomewhere } from './policy.ts'
import { waitingAfter } from './rules.ts'
import { showAgain } from './tickets.endpoints.ts'
import { findTicket, insertTicket, setReading } from './tickets.queries.ts'

/** A ticket's category is of its app, not archived, and the lowest in its branch. */
export const requireCategory = async (db: Db, id: string, appId: string) => {
  if (!(await findChoosable(db, id, appId))) throw new Problem(400, 'no-such-category')
}

export const requireAssignee = async (db: Db, place: Place, personId: string) => {
  if ((await listAssignees(db, place, personId)).length === 0) throw new Problem(400, 'no-such-assignee')
}

/** Attaches files of one's own, once. Throws Problem 400 'file-not-attachable'. */
export const attach = async (
  db: Db,
  actor: Actor,
  files: string[],
  at: { ticketId: string; messageId?: string; internal: boolean },
) => {
  if (files.length === 0) return
  await lockFiles(db, files)
  await requireAttachable(db, actor, files)
  await insertAttachments(db, [...new Set(files)], at)
}

const settingsOf = (given: { key: string; value: unknown }[] = []) =>
  Object.fromEntries(given.map(({ key, value }) => [key, value]))

type NewTicket = Omit<Parameters<typeof insertTicket>[1], 'createdAt' | 'activityAt' | 'customSettings'>

const open = async (
  db: Db,
  actor: Actor,
  platform: Platform,
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
  if (assigneeId) await notifyAssignee(db, actor, (await findTicket(db, actor, ticketId))!, assigneeId)
  return showAgain(db, actor, platform, ticketId)
}

export const openingEndpoints = [
  serve(contract.reportTicket, {
    find: ({ db, actor, params }) =>
      params.userId === actor.personId || mayOpenSomewhere(actor)
        ? findRequester(db, actor, { id: params.userId })
        : Promise.resolve(undefined),
    allow: everyone,
    async run({ db, actor, params, body, platform }) {
      const home = await findHome(db, params.userId, body.utilisationPeriod)
      if (!home || (params.userId !== actor.personId && !mayOpenFor(actor, home)))
        throw new Problem(400, 'no-such-home')
      await requireCategory(db, body.category, home.appId)
      const { id: utilisationPeriodId, ...place } = home
      const { title, description, inputChannel, files } = body
      const requester = { personId: params.userId, requesterPhone: body.phoneNumber ?? null }
      const values = {
        ...place,
        utilisationPeriodId,
        ...requester,
        categoryId: body.category,
        title,
        description,
        inputChannel,
      }
      return open(db, actor, platform, values, { files, settings: settingsOf(body.customSettings) })
    },
  }),
  serve(contract.createAnonymousTicket, {
    find: async ({ db, actor, params }) =>
      mayOpenSomewhere(actor) ? findServiceProvider(db, params.serviceProviderId) : undefined,
    allow: everyone,
    async run({ db, actor, body, platform }) {
      const category = await findCategory(db, body.category)
      const place = await findPlace(
        db,
        body.channel === 'app' ? `App-${category?.appId ?? ''}` : body.channel,
      )
      if (!category) throw new Problem(400, 'no-such-category')
      if (!place || !mayOpenFor(actor, place)) throw new Problem(400, 'no-such-place')
      await requireCategory(db, category.id, place.appId)
      const { title, description, inputChannel, files, createdByCommunicationMethod: method } = body
      const settings = settingsOf(body.customSettings)
      const given = (key: string) =>
        typeof settings[key] === 'string' ? cut(oneLine(settings[key]), 200) : null
      const addressed = method?.type === 'email' ? method.value : given('requesterEmail')
      const values = {
        ...place,
        categoryId: category.id,
        title,
        description,
        inputChannel,
        requesterName: given('requesterName') ?? method?.value ?? null,
        requesterEmail: addressed === null ? null : asMailbox(addressed),
        requesterPhone: body.phoneNumber ?? (method && method.type !== 'email' ? method.value : null),
      }
      return open(db, actor, platform, values, { files, settings })
    },
  }),
  serve(contract.createTicket, {
    allow: mayOpenSomewhere,
    async run({ db, actor, body, platform }) {
      const place = await findPlace(db, body.place)
      if (!place || !mayOpenFor(actor, place)) throw new Problem(400, 'no-such-place')
      await requireCategory(db, body.category, place.appId)
      if (body.assigneeId) await requireAssignee(db, place, body.assigneeId)
      const { title, description, inputChannel, status, files, userId, requester } = body
      const person = userId
        ? await findRequester(db, actor, { id: userId })
        : requester?.email
          ? await findRequester(db, actor, { email: requester.email })
          : undefined
      if (userId && !person) throw new Problem(400, 'no-such-requester')
      const values = {
        ...place,
        categoryId: body.category,
        title,
        description,
        inputChannel,
        status,
        assigneeId: body.assigneeId ?? null,
        personId: person?.id ?? null,
        requesterName: person ? null : (requester?.name ?? null),
        requesterEmail: person ? null : (requester?.email ?? null),
        requesterPhone: requester?.phoneNumber ?? null,
      }
      return open(db, actor, platform, values, { files })
    },
  }),
  serve(contract.listRequesters, {
    allow: mayOpenSomewhere,
    async run({ db, actor, query }) {
      const items = await listRequesters(db, actor, query.search)
      return { _embedded: { items }, total: items.length }
    },
  }),
]
