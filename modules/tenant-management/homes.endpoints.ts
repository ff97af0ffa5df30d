import type { Actor } from '#kernel/server/actor.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import type { ResidentHome } from './homes.contract.ts'
import * as contract from './homes.contract.ts'
import { listHomes } from './homes.queries.ts'

const order = ['current', 'upcoming', 'past'] as const

export const homeEndpoints = [
  serve(contract.listHomes, {
    allow: everyone,
    async run({ db, actor }) {
      const homes = (await listHomes(db, actor)).map((home) => ({
        ...home,
        state: stateOf(actor, home.utilisationPeriodId),
      }))
      const items = homes
        .map((home) => ({ ...home, manager: home.state === 'past' ? null : home.manager }))
        .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
      return { _embedded: { items }, total: items.length }
    },
  }),
]

/** The same period twice (checked out, and in again): what it is now counts. */
const stateOf = (actor: Actor, id: string): ResidentHome['state'] => {
  const states = new Set(
    actor.homes.filter(({ utilisationPeriodId }) => utilisationPeriodId === id).map(({ state }) => state),
  )
  return order.find((state) => states.has(state)) ?? 'past'
}
