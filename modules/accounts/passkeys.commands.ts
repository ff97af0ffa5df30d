import { conflict } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { requireFactorLeft, requireNoFactor } from './demand.policy.ts'
import { secondFactorAdded, secondFactorRemoved } from './events.ts'
import { notifyOfChange } from './mail.ts'
import { creationOptions, type madePasskey, wrongPasskey } from './passkeys.policy.ts'
import * as queries from './passkeys.queries.ts'
import { findSelf, type Owner } from './proof.policy.ts'
import { runOut } from './second-factor.policy.ts'
import { setStrong } from './sessions.queries.ts'

const MOST_PASSKEYS = 20

/** What a browser needs to make a passkey. Throws Problem 409 'too-many-passkeys'. */
export const beginPasskey = async (db: Db, actor: Actor, services: Services, owner: Owner) => {
  await requireNoFactor(db, actor)
  const passkeys = await queries.listPasskeys(db, owner.id)
  if (passkeys.length >= MOST_PASSKEYS) throw conflict('too-many-passkeys')
  const { organizationId, sessionId } = actor
  return creationOptions(services, `add ${sessionId}`, { organizationId, owner, passkeys })
}

type Made = Awaited<ReturnType<typeof madePasskey>> & { name: string }

/** Keeps what a browser made. Throws Problem 404 'ticket-run-out', 409 'too-many-passkeys' or 403 'wrong-passkey'. */
export const addPasskey = async (
  db: Db,
  actor: Actor,
  services: Services,
  owner: Owner,
  { challenge, ...made }: Made,
) => {
  await requireNoFactor(db, actor)
  if (!(await queries.takeChallenge(db, challenge))) throw runOut()
  if ((await queries.listPasskeys(db, owner.id)).length >= MOST_PASSKEYS) throw conflict('too-many-passkeys')
  const passkey = await queries.insertPasskey(db, { ...made, personId: owner.id })
  if (!passkey) throw wrongPasskey()
  await setStrong(db, actor.sessionId)
  await notifyOfChange(db, services, owner, 'passkeyAdded')
  const data = { userId: owner.id, kind: 'passkey' }
  await record(db, secondFactorAdded, { actor, subjectId: owner.id, data })
  return passkey
}

export const removePasskey = async (db: Db, actor: Actor, services: Services, passkeyId: string) => {
  await queries.deletePasskey(db, passkeyId)
  await requireFactorLeft(db, actor)
  const owner = await findSelf({ db, actor })
  if (owner) await notifyOfChange(db, services, owner, 'passkeyRemoved')
  const data = { userId: actor.personId, kind: 'passkey' }
  await record(db, secondFactorRemoved, { actor, subjectId: actor.personId, data })
}
