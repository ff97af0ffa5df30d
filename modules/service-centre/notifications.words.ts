import type { MailedKind } from '#kernel/contract/notifications.ts'
import { plural, words } from '#kernel/contract/words.ts'
import { inApp, inCockpit } from './notifications.rules.ts'

/** How a digest counts requests. */
const counted = words({
  de: {
    about: (count: number) => plural('de', count, { one: 'einer Meldung', other: `${count} Meldungen` }),
    more: (count: number) =>
      plural('de', count, { one: 'eine weitere Meldung', other: `${count} weitere Meldungen` }),
  },
  fr: {
    about: (count: number) => plural('fr', count, { one: 'une demande', other: `${count} demandes` }),
    more: (count: number) =>
      plural('fr', count, { one: 'une autre demande', other: `${count} autres demandes` }),
  },
  it: {
    about: (count: number) => plural('it', count, { one: 'una richiesta', other: `${count} richieste` }),
    more: (count: number) =>
      plural('it', count, { one: 'un’altra richiesta', other: `altre ${count} richieste` }),
  },
  en: {
    about: (count: number) => plural('en', count, { one: 'one request', other: `${count} requests` }),
    more: (count: number) =>
      plural('en', count, { one: 'one more request', other: `${count} more requests` }),
  },
})

const told = { type: 'ticket-comment', category: 'messages', counted }

/** What people are told of requests: of their own, and of those that they work on. */
export const ticketKinds = {
  app: { ...inApp, ...told },
  cockpit: { ...inCockpit, ...told },
} satisfies Record<string, MailedKind>
