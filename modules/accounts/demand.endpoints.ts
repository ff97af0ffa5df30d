import { conflict } from '#kernel/contract/problem.ts'
import { isAdministrator } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { findDemandedFrom, setDemandedFrom } from '#modules/organizations/public.ts'
import * as contract from './demand.contract.ts'
import { countUnsecured } from './users.queries.ts'

const find = async ({ db, params }: { db: Db; params: { organizationId: string } }) =>
  params.organizationId === db.organizationId ? params : undefined

const presented = async (db: Db) => ({
  from: (await findDemandedFrom(db))?.toISOString() ?? null,
  without: await countUnsecured(db),
})

export const demandEndpoints = [
  serve(contract.findDemand, { find, allow: isAdministrator, run: ({ db }) => presented(db) }),
  serve(contract.changeDemand, {
    find,
    allow: isAdministrator,
    async run({ db, actor, body: { from } }) {
      // Who demands it has it: nobody shuts themselves out, and nobody asks of others what they do not do.
      if (from && !actor.strong) throw conflict('second-factor-first')
      await setDemandedFrom(db, actor, from ? new Date(from) : null)
      return presented(db)
    },
  }),
]
