import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { closeAccount, openAccount } from './closing.commands.ts'
import * as contract from './closing.contract.ts'
import { type Person, userAbilities } from './policy.ts'
import { present } from './users.presenter.ts'
import { findNamedUser, findUser } from './users.queries.ts'

interface Scene {
  db: Db
  actor: Actor
  subject: Person
}

/** The person as they are once it is done. */
const after = async ({ db, actor, subject }: Scene, done: Promise<void>) => {
  await done
  return present(actor, (await findUser(db, actor, subject.id))!)
}

const handler = { find: findNamedUser, allow: userAbilities.lock }

export const closingEndpoints = [
  serve(contract.lockUser, { ...handler, run: (scene) => after(scene, closeAccount(scene, 'lockedAt')) }),
  serve(contract.unlockUser, { ...handler, run: (scene) => after(scene, openAccount(scene, 'lockedAt')) }),
  serve(contract.deactivateUser, {
    ...handler,
    run: (scene) => after(scene, closeAccount(scene, 'deactivatedAt')),
  }),
  serve(contract.reactivateUser, {
    ...handler,
    run: (scene) => after(scene, openAccount(scene, 'deactivatedAt')),
  }),
]
