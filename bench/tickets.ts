import { fillCrowd } from './crowd.ts'
import type { Report } from './report.ts'
import { compareSizes } from './served.ts'

const ORGANIZATIONS = 100

const crowdOf = (tickets: number) => (owner: Parameters<typeof fillCrowd>[0]) =>
  fillCrowd(owner, { organizations: ORGANIZATIONS, tickets })

/** The list of 50 and a ticket with its conversation: over HTTP, and the same statements bare through pg, in turns. */
export const run = (report: Report) =>
  compareSizes(
    report,
    { '10,000 tickets': crowdOf(10_000), '1,000,000 tickets': crowdOf(1_000_000) },
    {
      'Ticket list of 50': () => ['/tickets?limit=50'],
      'Ticket with its conversation': ({ ticketId, conversationId }) => [
        `/tickets/${ticketId}`,
        `/conversations/${conversationId}/messages`,
      ],
    },
  )
