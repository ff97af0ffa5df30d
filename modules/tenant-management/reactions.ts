import { reaction } from '#kernel/server/events.ts'
import { userUpdated } from '#modules/accounts/events.ts'
import { adoptTickets, findConfirmed } from './registration.queries.ts'

export const tenantManagementReactions = [
  reaction(
    'give a person the requests that were opened for their address',
    userUpdated,
    async ({ db, data }) => {
      const person = await findConfirmed(db, data.userId)
      if (person) await adoptTickets(db, person.id, person.email)
    },
  ),
]
