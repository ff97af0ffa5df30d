import { eventsIn } from '#kernel/server/events.ts'
import type { Module, Thing } from '#kernel/server/module.ts'
import { mayReadAttachment, ticketAudience } from './audience.policy.ts'
import { serviceCentreDocs } from './docs.ts'
import { serviceCentreEndpoints } from './endpoints.ts'
import { messageCreated, ticketCreated, ticketUpdated } from './events.ts'
import { eventWords } from './events.words.ts'
import { ticketNotified } from './notifications.presenter.ts'
import { serviceCentreReactions } from './reactions.ts'
import { serviceCentreRights } from './rights.ts'
import { messageShowing, ticketShowing } from './showing.presenter.ts'
import { locateAttached, locateTickets } from './tickets.queries.ts'
import * as events from './events.ts'
import { ticketKinds } from './notifications.words.ts'
import { serviceCentreTrail } from './trail.words.ts'

/** A reply is a change of its ticket, so its delta says which one it was. */
const dataOf: Thing['dataOf'] = ({ type, data: { messageId, delta, ...rest } }) =>
  type === ticketUpdated.name
    ? {
        ...rest,
        delta: { ...(delta as object), ...(messageId ? { message: { from: null, to: messageId } } : {}) },
      }
    : { ...rest, ...(messageId !== undefined && { messageId }) }

/** The message that an event of the wire tells of. */
const messageIn = (data: Record<string, unknown>) => {
  const { messageID, delta } = data as { messageID?: string; delta?: { message?: { to?: string } } }
  return messageID ?? delta?.message?.to
}

export const serviceCentreModule: Module = {
  name: 'service-centre',
  tables: [
    'attachment',
    'conversation',
    'message',
    'ticket',
    'ticketCategory',
    'ticketCounter',
    'ticketReading',
  ],
  files: { attachment: ['fileId'] },
  placed: { ticket: { repeats: ['app', 'property', 'building', 'unit'], keeps: 'for-ever' } },
  rights: serviceCentreRights,
  docs: serviceCentreDocs,
  events: eventsIn(events),
  trail: serviceCentreTrail,
  notificationKinds: Object.values(ticketKinds),
  endpoints: serviceCentreEndpoints,
  reactions: serviceCentreReactions,
  things: {
    ticket: {
      catalogue: { group: 'requests', order: 10, words: eventWords },
      events: [ticketCreated, ticketUpdated, messageCreated],
      wireNames: { [messageCreated.name]: 'message.added' },
      dataOf,
      locate: locateTickets,
      showing: ticketShowing,
      embedded: { name: 'message', idIn: messageIn, showing: messageShowing },
    },
  },
  audience: ticketAudience,
  mayReadFile: mayReadAttachment,
  locateFiles: locateAttached,
  notified: ticketNotified,
}
