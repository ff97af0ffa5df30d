import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { serve } from '#kernel/server/serve.ts'
import * as contract from './closing.contract.ts'
import { setClosed } from './closing.queries.ts'
import * as events from './events.ts'
import { tellOfChange } from './mail.ts'
import { requireAdministrator } from './permissions.queries.ts'
import { type Person, userAbilities } from './policy.ts'
import { deleteSessions } from './sessions.queries.ts'
import { findUser } from './users.endpoints.ts'
import { present } from './users.presenting.ts'
import * as queries from './users.queries.ts'

interface Scene {
  db: Db
  actor: Actor
  subject: Person
  platform: Platform
}

type Closing = 'lockedAt' | 'deactivatedAt'

const presented = async ({ db, actor, subject }: Scene) =>
  present(actor, (await queries.findUser(db, actor, subject.id))!)

const told = ({ actor, subject }: Scene) => ({ actor, subjectId: subject.id, data: { userId: subject.id } })

/** Closes every door at once. The person hears of it first: to whom is deactivated nothing more is written. */
const close = async (scene: Scene & { body: { reason: string } }, how: Closing) => {
  const { db, platform, subject, body } = scene
  if (subject[how]) return presented(scene)
  await tellOfChange(db, platform, subject, how === 'lockedAt' ? 'accountLocked' : 'accountDeactivated')
  await setClosed(db, subject.id, { [how]: new Date() })
  await deleteSessions(db, subject.id)
  await requireAdministrator(db)
  const { data, ...by } = told(scene)
  const type = how === 'lockedAt' ? events.userLocked : events.userDeactivated
  await record(db, type, { ...by, data: { ...data, reason: body.reason } })
  return presented(scene)
}

const open = async (scene: Scene, how: Closing) => {
  const { db, platform, subject } = scene
  if (!subject[how]) return presented(scene)
  await setClosed(db, subject.id, { [how]: null })
  await tellOfChange(db, platform, subject, 'accountOpened')
  await record(db, how === 'lockedAt' ? events.userUnlocked : events.userReactivated, told(scene))
  return presented(scene)
}

const handler = { find: findUser, allow: userAbilities.lock }

export const closingEndpoints = [
  serve(contract.lockUser, { ...handler, run: (scene) => close(scene, 'lockedAt') }),
  serve(contract.unlockUser, { ...handler, run: (scene) => open(scene, 'lockedAt') }),
  serve(contract.deactivateUser, { ...handler, run: (scene) => close(scene, 'deactivatedAt') }),
  serve(contract.reactivateUser, { ...handler, run: (scene) => open(scene, 'deactivatedAt') }),
]
