import { conflict, notFound, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { findByEmail, findPersonForJob, findUser, takeTry, tends } from '#modules/accounts/public.ts'
import { personCheckedIn, personCheckedOut } from '#modules/master-data/events.ts'
import type { PeriodRow } from '#modules/master-data/public.ts'
import { type CodeRow, insertCode, setCode } from './codes.queries.ts'
import { codeCreated, codeUsed, invitationWithdrawn, ofCode } from './events.ts'
import { sendInvitation } from './mail.ts'
import { notifyInviter } from './offers.commands.ts'
import * as queries from './residents.queries.ts'
import { DAYS_TO_ACCEPT, newCode } from './rules.ts'

const unknown = () => new Problem(404, 'code-unknown')

interface Entering {
  actor: Actor
  period: PeriodRow
  email: string
}

/** Whom the actor looks after anyway; nobody when the address is to be asked. */
const findTended = async (db: Db, { actor, period, email }: Entering) => {
  const account = await findByEmail(db, email)
  if (account && period.members?.some(({ id }) => id === account.id)) throw conflict('already-checked-in')
  const person = account && (await findUser(db, actor, account.id))
  return person && tends(actor, person) ? person : undefined
}

/** An address is asked so often in an hour: before the transaction that asks it. */
export const takeTurnToAsk = async ({ database }: Services, entering: Entering) => {
  const { actor, period, email } = entering
  const scope = { organizationId: actor.organizationId, readOnly: true }
  const asks = await inOrganization(
    database,
    scope,
    async (db) =>
      period.state !== 'past' &&
      !(await findTended(db, entering)) &&
      !(await queries.isInvited(db, period.id, email)),
  )
  if (asks) await takeTry(database, { mail: email })
}

/**
 * Checks a person into a home by their address. Whom the actor looks after anyway is in at once. Everybody else is asked,
 * in words that do not tell whether the address has an account: until they accept, nothing of them is seen.
 */
export const checkIn = async (db: Db, services: Services, entering: Entering) => {
  const { actor, period, email } = entering
  const person = await findTended(db, entering)
  if (person) {
    if (!(await queries.insertCheckIn(db, period.id, person.id))) throw conflict('already-checked-in')
    return recordCheckIn(db, actor, period, person.id)
  }
  if (period.state === 'past') throw conflict('utilisation-period-past')
  if (await queries.isInvited(db, period.id, email)) throw conflict('already-invited')
  const expiresAt = new Date(Date.now() + DAYS_TO_ACCEPT * 86_400_000)
  const invitation = { code: newCode(), tenantEmail: email, invitedById: actor.personId, expiresAt }
  const code = await insertCode(db, invitation, [period.id])
  await record(db, codeCreated, { actor, ...ofCode(code) })
  await sendInvitation(db, services, code, actor)
}

const recordCheckIn = async (
  db: Db,
  actor: Pick<Actor, 'personId'>,
  { id, unitId }: { id: string; unitId: string },
  userId: string,
) => {
  await record(db, personCheckedIn, {
    actor,
    subjectId: id,
    data: { utilisationPeriodId: id, unitId, userId },
  })
}

/**
 * Checks a person out of a home. What let them in ends with it: the codes they used or could use. What they reach through
 * a home is asked of their check-ins each time, so that nothing else has to end.
 */
export const checkOut = async (
  db: Db,
  { actor, period, personId }: { actor: Actor; period: PeriodRow; personId: string },
) => {
  const { id: utilisationPeriodId, unitId } = period
  if (!(await queries.setCheckedOut(db, utilisationPeriodId, personId))) throw notFound()
  for (const registrationCodeId of await queries.endCodes(db, utilisationPeriodId, personId))
    await record(db, invitationWithdrawn, {
      actor,
      subjectId: registrationCodeId,
      data: { registrationCodeId },
    })
  const data = { utilisationPeriodId, unitId, userId: personId }
  await record(db, personCheckedOut, { actor, subjectId: utilisationPeriodId, data })
}

/** A personal code that somebody has used, unless they never confirmed their address: perhaps they mistyped it. */
export const isUsedUp = ({ permanent, usedAt, usedBy }: CodeRow) =>
  !permanent && usedAt !== null && usedBy?.confirmed !== false

/**
 * Opens the code's homes to a person, instead of to whoever used it before without confirming. Who used it may use it
 * again; it opens no home that they were checked out of. Problem 404 'code-unknown' when it opens none.
 */
export const moveIn = async (db: Db, code: CodeRow, personId: string) => {
  if (isUsedUp(code) && code.usedById !== personId) throw unknown()
  const periods = code.places.map(({ utilisationPeriodId }) => utilisationPeriodId)
  if (!code.permanent && code.usedBy && code.usedBy.id !== personId)
    await queries.deleteCheckIns(db, code.usedBy.id, periods)
  const entered = await queries.insertCheckInsByCode(db, code.id, personId)
  if (entered.length === 0 && !(await queries.isInByCode(db, code.id, personId))) throw unknown()
  if (!code.permanent) await setCode(db, code.id, { usedAt: code.usedAt ?? new Date(), usedById: personId })
  const actor = { personId }
  for (const { utilisationPeriodId: id, unitId } of code.places)
    if (entered.includes(id)) await recordCheckIn(db, actor, { id, unitId }, personId)
  if (!code.permanent && !code.usedAt)
    await notifyInviter(db, code, 'accepted', (await findPersonForJob(db, personId))?.username)
  const data = { ...ofCode(code).data, userId: personId }
  await record(db, codeUsed, { actor, subjectId: code.id, data })
}
