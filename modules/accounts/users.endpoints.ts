import { wrongField } from '#kernel/contract/problem.ts'
import { type Actor, requireProof } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { sameAddress } from './email-changes.rules.ts'
import { takeTry } from './attempts.queries.ts'
import { hashOfNew } from './new-passwords.rules.ts'
import { mayAddPeople, userAbilities } from './policy.ts'
import { changeUser, createUser, inviteUser } from './users.commands.ts'
import * as contract from './users.contract.ts'
import { present } from './users.presenter.ts'
import * as queries from './users.queries.ts'
import { filterOf } from './users.rules.ts'

const presentedBy = async (db: Db, actor: Actor, ids: string[]) =>
  (await queries.listUsers(db, actor, { id: ids }, { limit: ids.length, offset: 0 })).items.map((person) =>
    present(actor, person),
  )

export const userEndpoints = [
  serve(contract.listUsers, {
    allow: everyone,
    async run({ db, actor, query: { page, limit, filter: given, search }, everything }) {
      const filter = filterOf(given)
      if (!filter) throw wrongField('filter', 'filter')
      if (limit === ALL)
        return everything(await queries.listUserIds(db, actor, { ...filter, search }), presentedBy)
      const wanted = { limit, offset: (page - 1) * limit }
      const { items, total } = await queries.listUsers(db, actor, { ...filter, search }, wanted)
      return { _embedded: { items: items.map((person) => present(actor, person)) }, total }
    },
  }),
  serve(contract.createUser, {
    allow: mayAddPeople,
    prepare: async ({ body: { plainPassword, email, username } }) =>
      plainPassword ? hashOfNew(plainPassword, { email, username }, 'plainPassword') : null,
    async run({ db, actor, prepared, body }) {
      const id = await createUser(db, actor, body, prepared)
      return present(actor, (await queries.findUser(db, actor, id))!)
    },
  }),
  serve(contract.findUser, {
    find: queries.findNamedUser,
    allow: everyone,
    run: async ({ actor, subject }) => present(actor, subject),
  }),
  serve(contract.changeUser, {
    find: queries.findNamedUser,
    allow: userAbilities.edit,
    async prepare({ actor, subject, body: { email }, services }) {
      if (!email || sameAddress(email, subject.email)) return
      requireProof(actor)
      await takeTry(services.database, { mail: email })
    },
    run: ({ db, actor, subject, body, services }) => changeUser(db, actor, services, subject, body),
  }),
  serve(contract.inviteUser, {
    find: queries.findNamedUser,
    allow: userAbilities.invite,
    prepare: ({ subject, services }) => takeTry(services.database, { mail: subject.email }),
    run: ({ db, subject, services }) => inviteUser(db, services, subject),
  }),
]
