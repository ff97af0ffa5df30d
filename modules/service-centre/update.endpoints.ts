import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { changeTicket, editTicket } from './update.commands.ts'
import { listHistory, namesOf } from './history.queries.ts'
import { listAssignees } from './people.queries.ts'
import { isAgentOf, ticketAbilities } from './policy.ts'
import { keysIn, presentHistory } from './presenter.ts'
import { showAgain } from './showing.presenter.ts'
import { setReadAbout } from '#modules/notifications/public.ts'
import * as queries from './tickets.queries.ts'
import * as contract from './update.contract.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { ticketId: string }
}
const findTicket = ({ db, actor, params }: Asked) => queries.findTicket(db, actor, params.ticketId)
const lockTicket = ({ db, actor, params }: Asked) => queries.lockTicket(db, actor, params.ticketId)

export const updateEndpoints = [
  serve(contract.changeTicket, {
    find: lockTicket,
    allow: ticketAbilities.changeStatus,
    async run({ db, actor, subject, body, services }) {
      await editTicket(db, actor, subject, body)
      return showAgain(db, actor, services, subject.id)
    },
  }),
  serve(contract.closeTicket, {
    find: lockTicket,
    // Closed twice is closed: the second of two who press the button at once sees what they wanted.
    allow: (actor, ticket) => ticketAbilities.close(actor, { ...ticket, status: 'waiting-for-agent' }),
    async run({ db, actor, subject, services }) {
      await changeTicket(db, actor, subject, { status: 'closed' })
      return showAgain(db, actor, services, subject.id)
    },
  }),
  serve(contract.reopenTicket, {
    find: lockTicket,
    allow: (actor, ticket) => ticketAbilities.reopen(actor, { ...ticket, status: 'closed' }),
    async run({ db, actor, subject, services }) {
      if (subject.status === 'closed') await changeTicket(db, actor, subject, { status: 'waiting-for-agent' })
      return showAgain(db, actor, services, subject.id)
    },
  }),
  serve(contract.readTicket, {
    find: findTicket,
    allow: everyone,
    async run({ db, actor, subject, body }) {
      const until = body.until === undefined ? undefined : new Date(body.until)
      await queries.setReading(db, subject.id, actor.personId, until)
      await setReadAbout(db, actor.personId, subject.id, until)
    },
  }),
  serve(contract.showPresence, {
    find: findTicket,
    allow: isAgentOf,
    run: ({ db, actor, subject, body }) => queries.showPresence(db, actor, subject.id, body.state),
  }),
  serve(contract.listHistory, {
    find: findTicket,
    allow: ticketAbilities.seeHistory,
    async run({ db, subject }) {
      const events = await listHistory(db, subject.id)
      const items = presentHistory(events, await namesOf(db, keysIn(events)))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.listAssignees, {
    find: findTicket,
    allow: ticketAbilities.assign,
    async run({ db, subject }) {
      const items = await listAssignees(db, subject)
      return { _embedded: { items }, total: items.length }
    },
  }),
]
