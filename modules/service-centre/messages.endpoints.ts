import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './messages.contract.ts'
import * as queries from './messages.queries.ts'
import { isAgentOf, mayWriteTo } from './policy.ts'
import { presentMessage } from './presenter.ts'
import { reply } from './replying.commands.ts'
import { lockTicket } from './tickets.queries.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { conversationId: string }
}

const find = ({ db, actor, params }: Asked) => queries.findConversation(db, actor, params.conversationId)

const findToWrite = async (asked: Asked) => {
  const conversation = await find(asked)
  const ticket = conversation && (await lockTicket(asked.db, asked.actor, conversation.ticketId))
  return ticket && { conversation, ticket }
}

export const messageEndpoints = [
  serve(contract.findConversation, {
    find,
    allow: everyone,
    run: async ({ subject }) => ({
      id: subject.id,
      ticketID: subject.ticketId,
      createdAt: subject.createdAt.toISOString(),
    }),
  }),
  serve(contract.listMessages, {
    find,
    allow: everyone,
    async run({ db, actor, subject, services, query: { after, limit } }) {
      const internal = isAgentOf(actor, subject)
      const rows = await queries.listMessages(db, subject.id, {
        internal,
        after: keyOf(after),
        limit: limit + 1,
      })
      const files = await queries.listMessageFiles(db, subject.ticketId, rows, internal)
      const reader = { personId: actor.personId, readAt: subject.readAt }
      return pageOf(
        rows,
        limit,
        (row) => presentMessage(row, files, reader, services),
        ({ sortAt }) => sortAt,
      )
    },
  }),
  serve(contract.writeMessage, {
    find: findToWrite,
    allow: (actor, { ticket }) => mayWriteTo(actor, ticket),
    async run({ db, actor, subject: { conversation, ticket }, services, query, body }) {
      const said = { ...body, conversationId: conversation.id, forUser: query.forUser }
      const message = await reply(db, actor, ticket, said)
      const stored = await queries.listMessageFiles(db, ticket.id, [message], true)
      const reader = { personId: actor.personId, readAt: message.createdAt }
      return presentMessage(message, stored, reader, services)
    },
  }),
]
