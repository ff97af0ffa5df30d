import { conflict, Problem } from '#kernel/contract/problem.ts'
import { abilitiesOf, Role } from '#kernel/contract/roles.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { requireAttachable } from '#modules/files/public.ts'
import * as contract from './contract.ts'
import { ticketCreated } from './events.ts'
import * as list from './list.queries.ts'
import { isAgentOf, mayOpenFor, mayOpenSomewhere, ticketAbilities } from './policy.ts'
import { afterOf, historyOf, presentRow, presentTicket } from './presenting.ts'
import * as queries from './queries.ts'
import { changeTicket } from './changing.endpoints.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { ticketId: string }
}
const findTicket = ({ db, actor, params }: Asked) => queries.findTicket(db, actor, params.ticketId)
const lockTicket = ({ db, actor, params }: Asked) => queries.lockTicket(db, actor, params.ticketId)

const present = async (db: Db, actor: Actor, ticket: queries.TicketDetails) => {
  const isAgent = isAgentOf(actor, ticket)
  const files = await queries.listFiles(db, ticket.id, isAgent)
  return presentTicket(ticket, files.filter((file) => file.messageId === null), { can: ticketAbilities.of(actor, ticket), isAgent })
}
export const presentById = async (db: Db, actor: Actor, id: string) => present(db, actor, (await queries.findTicket(db, actor, id))!)

const requireCategory = async (db: Db, id: string, appId: string) => {
  const category = await queries.findCategory(db, id)
  if (!category || category.appId !== appId || category.archivedAt) throw new Problem(400, 'no-such-category')
}

const settingsOf = (given: { key: string; value?: unknown }[] | undefined) =>
  JSON.stringify(Object.fromEntries((given ?? []).map(({ key, value }) => [key, value ?? null])))

const created = async (db: Db, actor: Actor, ticketId: string, files: string[]) => {
  await queries.insertAttachments(db, files, { ticketId, internal: false })
  await queries.setReading(db, ticketId, actor.personId)
  await record(db, ticketCreated, { actor, subjectId: ticketId, data: { ticketId } })
}

export const ticketEndpoints = [
  serve(contract.listTickets, {
    allow: everyone,
    async run({ db, actor, query }) {
      const rows = await list.listTickets(db, actor, { ...query, after: afterOf(query.after), limit: query.limit + 1 })
      const shown = rows.slice(0, query.limit)
      const last = shown.at(-1)
      const more = rows.length > query.limit && last && !query.search
      return {
        _embedded: { items: shown.map(presentRow) },
        ...(more && { next: Buffer.from(`${last.sortAt} ${last.id}`).toString('base64url') }),
      }
    },
  }),
  serve(contract.countViews, {
    allow: everyone,
    async run({ db, actor }) {
      const counts: Partial<Record<contract.View, number>> = {}
      for (const view of contract.View.options) counts[view] = await list.countView(db, actor, view)
      return counts as Record<contract.View, number>
    },
  }),
  serve(contract.findTicket, { find: findTicket, allow: everyone, run: ({ db, actor, subject }) => present(db, actor, subject) }),
  serve(contract.reportTicket, {
    find: async ({ db, actor, params }) =>
      params.userId === actor.personId || mayOpenSomewhere(actor) ? queries.findPerson(db, params.userId) : undefined,
    allow: everyone,
    async run({ db, actor, params, body }) {
      const home = await queries.findHome(db, params.userId, body.utilisationPeriod)
      if (!home || (params.userId !== actor.personId && !mayOpenFor(actor, home))) throw new Problem(400, 'no-such-home')
      await requireCategory(db, body.category, home.appId)
      await requireAttachable(db, actor, body.files)
      const { id: utilisationPeriodId, ...place } = home
      const ticketId = await queries.insertTicket(db, {
        ...place,
        utilisationPeriodId,
        personId: params.userId,
        createdById: actor.personId,
        categoryId: body.category,
        title: body.title,
        description: body.description,
        inputChannel: body.inputChannel,
        requesterPhone: body.phoneNumber ?? null,
        customSettings: settingsOf(body.customSettings),
      })
      await created(db, actor, ticketId, body.files)
      return presentById(db, actor, ticketId)
    },
  }),
  serve(contract.createAnonymousTicket, {
    find: ({ db, actor, params }) =>
      mayOpenSomewhere(actor) ? queries.findProvider(db, params.serviceProviderId) : Promise.resolve(undefined),
    allow: everyone,
    async run({ db, actor, body }) {
      const category = await queries.findCategory(db, body.category)
      if (!category || !mayOpenFor(actor, { appId: category.appId })) throw new Problem(400, 'no-such-category')
      await requireAttachable(db, actor, body.files)
      const method = body.createdByCommunicationMethod
      const ticketId = await queries.insertTicket(db, {
        appId: category.appId,
        categoryId: category.id,
        createdById: actor.personId,
        title: body.title,
        description: body.description,
        inputChannel: body.inputChannel,
        requesterEmail: method?.type === 'email' ? method.value : null,
        requesterName: method?.value ?? null,
        requesterPhone: body.phoneNumber ?? null,
        customSettings: settingsOf(body.customSettings),
      })
      await created(db, actor, ticketId, body.files)
      return presentById(db, actor, ticketId)
    },
  }),
  serve(contract.createTicket, {
    allow: mayOpenSomewhere,
    async run({ db, actor, body }) {
      const place = await queries.findPlace(db, body.place)
      if (!place || !mayOpenFor(actor, place)) throw new Problem(400, 'no-such-place')
      await requireCategory(db, body.category, place.appId)
      await requireAttachable(db, actor, body.files)
      if (body.assigneeId) await requireAssignee(db, place, body.assigneeId)
      const now = new Date()
      const ticketId = await queries.insertTicket(db, {
        ...place,
        personId: body.userId ?? null,
        requesterName: body.requester?.name ?? null,
        requesterEmail: body.requester?.email ?? null,
        requesterPhone: body.requester?.phoneNumber ?? null,
        createdById: actor.personId,
        assigneeId: body.assigneeId ?? null,
        categoryId: body.category,
        title: body.title,
        description: body.description,
        status: body.status,
        inputChannel: body.inputChannel,
        closedAt: body.status === 'closed' ? now : null,
        customerWaitingSince: body.status === 'waiting-for-agent' ? now : null,
      })
      await created(db, actor, ticketId, body.files)
      return presentById(db, actor, ticketId)
    },
  }),
  serve(contract.changeTicket, {
    find: lockTicket,
    allow: ticketAbilities.edit,
    async run({ db, actor, subject, body }) {
      const { version, assigneeId, category, place, ...rest } = body
      if (category) await requireCategory(db, category, subject.appId)
      const columns = place ? await queries.findPlace(db, place) : undefined
      if (place && (!columns || !mayOpenFor(actor, columns))) throw new Problem(400, 'no-such-place')
      if (assigneeId) await requireAssignee(db, columns ?? subject, assigneeId)
      await changeTicket(db, actor, subject, {
        ...rest,
        ...(assigneeId !== undefined && { assigneeId }),
        ...(category && { categoryId: category }),
        ...columns,
      }, version)
      return presentById(db, actor, subject.id)
    },
  }),
  serve(contract.closeTicket, {
    find: lockTicket,
    allow: ticketAbilities.close,
    async run({ db, actor, subject }) {
      await changeTicket(db, actor, subject, { status: 'closed' })
      return presentById(db, actor, subject.id)
    },
  }),
  serve(contract.reopenTicket, {
    find: lockTicket,
    allow: ticketAbilities.reopen,
    async run({ db, actor, subject }) {
      await changeTicket(db, actor, subject, { status: 'waiting-for-agent' })
      return presentById(db, actor, subject.id)
    },
  }),
  serve(contract.readTicket, {
    find: findTicket,
    allow: everyone,
    async run({ db, actor, subject }) {
      await queries.setReading(db, subject.id, actor.personId)
    },
  }),
  serve(contract.showPresence, {
    find: findTicket,
    allow: (actor, ticket) => isAgentOf(actor, ticket),
    run: ({ db, actor, subject, body }) => queries.showPresence(db, actor, subject.id, body.state),
  }),
  serve(contract.listHistory, {
    find: findTicket,
    allow: (actor, ticket) => isAgentOf(actor, ticket),
    async run({ db, subject }) {
      const events = await queries.listHistory(db, subject.id)
      const ids = events.flatMap(({ data }) => Object.values((data as { delta?: { assignee?: object } }).delta?.assignee ?? {}))
      return { _embedded: { items: historyOf(events, await queries.namesOf(db, ids.filter((id) => typeof id === 'string'))) } }
    },
  }),
  serve(contract.listAssignees, {
    find: findTicket,
    allow: ticketAbilities.assign,
    async run({ db, subject }) {
      return { _embedded: { items: await assigneesOf(db, subject) } }
    },
  }),
]

const rolesWith = (ability: 'tickets.answer' | 'tickets.external') => Role.options.filter((role) => abilitiesOf[role].includes(ability))
const assigneesOf = (db: Db, place: Parameters<typeof queries.listAssignees>[1]) =>
  queries.listAssignees(db, place, { inside: rolesWith('tickets.answer'), external: rolesWith('tickets.external') })

const requireAssignee = async (db: Db, place: Parameters<typeof queries.listAssignees>[1], assigneeId: string) => {
  const found = await assigneesOf(db, place)
  if (!found.some(({ id }) => id === assigneeId)) throw conflict('no-such-assignee')
}
