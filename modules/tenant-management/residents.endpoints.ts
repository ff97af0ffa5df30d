import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import * as contract from '#modules/master-data/periods.contract.ts'
import { findPeriod, periodAbilities, presentPeriod } from '#modules/master-data/public.ts'
import { checkIn, checkOut, takeTurnToAsk } from './residents.commands.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { utilisationPeriodId: string }
}
const find = ({ db, actor, params }: Asked) => findPeriod(db, actor, params.utilisationPeriodId)

export const residentEndpoints = [
  serve(contract.checkIn, {
    find,
    allow: periodAbilities.checkIn,
    prepare: ({ actor, services, subject: period, body: { email } }) =>
      takeTurnToAsk(services, { actor, period, email }),
    async run({ db, actor, services, subject, body: { email } }) {
      await checkIn(db, services, { actor, period: subject, email })
      return presentPeriod(db, actor, (await findPeriod(db, actor, subject.id))!)
    },
  }),
  serve(contract.checkOut, {
    find,
    allow: periodAbilities.checkIn,
    run: ({ db, actor, subject, params }) =>
      checkOut(db, { actor, period: subject, personId: params.userId }),
  }),
]
