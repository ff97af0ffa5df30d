import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { setClosed } from './closing.queries.ts'
import * as events from './events.ts'
import { notifyOfChange } from './mail.ts'
import { requireAdministrator } from './permissions.queries.ts'
import type { Person } from './policy.ts'
import { signOut } from './signing-out.commands.ts'

interface Scene {
  db: Db
  actor: Actor
  subject: Person
  services: Services
}

type Closing = 'lockedAt' | 'deactivatedAt'

const told = ({ actor, subject }: Scene) => ({ actor, subjectId: subject.id, data: { userId: subject.id } })

/** Closes every door at once. The person hears of it first: to whom is deactivated nothing more is written. */
export const closeAccount = async (scene: Scene & { body: { reason: string } }, how: Closing) => {
  const { db, services, subject, body } = scene
  if (subject[how]) return
  await notifyOfChange(db, services, subject, how === 'lockedAt' ? 'accountLocked' : 'accountDeactivated')
  await setClosed(db, subject.id, { [how]: new Date() })
  await signOut(db, services, subject.id)
  await requireAdministrator(db)
  const { data, ...by } = told(scene)
  const type = how === 'lockedAt' ? events.userLocked : events.userDeactivated
  await record(db, type, { ...by, data: { ...data, reason: body.reason } })
}

/** Opens what was closed this way, and tells the person. */
export const openAccount = async (scene: Scene, how: Closing) => {
  const { db, services, subject } = scene
  if (!subject[how]) return
  await setClosed(db, subject.id, { [how]: null })
  await notifyOfChange(db, services, subject, 'accountOpened')
  await record(db, how === 'lockedAt' ? events.userUnlocked : events.userReactivated, told(scene))
}
