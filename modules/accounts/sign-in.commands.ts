import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import { type Database, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { sendLink } from './mail.ts'
import { fitsPassword } from './passwords.rules.ts'
import type { signIn } from './sessions.contract.ts'
import { deviceSecretsOf } from './devices.rules.ts'
import { findAccounts, findDeviceOf } from './sessions.queries.ts'
import { countRefused } from './refused.queries.ts'
import { requireSecondFactor } from './second-factor.policy.ts'
import { evenly } from './timing.rules.ts'

type Credentials = Body<typeof signIn>

interface Whence {
  address: string
  /** A request of a browser, which may be known; programs have none. */
  request?: Request
}

/** What a try counts for: in a browser where somebody has signed in to this account before, for nothing but that browser. */
export const triesOf = async (
  database: Database,
  { email, organizationId }: Pick<Credentials, 'email' | 'organizationId'>,
  { address, request }: Whence,
) => {
  const secrets = request ? deviceSecretsOf(request) : []
  const known = secrets.length > 0 && (await findDeviceOf(database, { email, organizationId }, secrets))
  return { account: email, address, device: known ? known.id : undefined }
}

/**
 * The one account that an address and a password open. Throws Problem 'wrong-credentials', 'choose-organization',
 * 'email-not-confirmed' (and sends the link that confirms it) or, after too many tries, 'too-many-requests'.
 */
export const accountOf = async (services: Services, credentials: Credentials, from: Whence) => {
  const { database } = services
  services.budgets.spend(from.address, 'passwords')
  const tries = await triesOf(database, credentials, from)
  await takeTry(database, tries)
  const fitting = await fittingAccounts(database, credentials, from.address)
  const [first, another] = openFirst(fitting)
  await forgive(database, tries)
  if (another) throw conflict('choose-organization', openFirst(fitting).map(choiceOf))
  const { organizationId, person } = first
  if (person.deactivatedAt) throw new Problem(403, 'account-deactivated')
  if (person.lockedAt) throw new Problem(403, 'account-locked')
  await requireSecondFactor(database, { organizationId, personId: person.id })
  // Who was given a password by somebody else acts as the account; what hangs on the address is not theirs.
  if (person.emailConfirmedAt || person.passwordGiven) return first
  await takeTry(database, { mail: credentials.email }).then(
    () =>
      inOrganization(database, { organizationId }, (db) =>
        sendLink(db, services, person, { purpose: 'email-confirmation' }),
      ),
    () => {},
  )
  throw new Problem(403, 'email-not-confirmed')
}

type Accounts = Awaited<ReturnType<typeof findAccounts>>
type Fitting = Accounts[number] & { person: NonNullable<Accounts[number]['person']> }

/** The accounts whose password this is; Problem 403 when there is none, as late as when there is one. */
const fittingAccounts = (database: Database, { email, password, ...where }: Credentials, address: string) =>
  refusedEvenly(async () => {
    const accounts = await findAccounts(database, email, where)
    if (accounts.length === 0) await fitsPassword(password, undefined)
    const fitting: Fitting[] = []
    for (const { person, ...account } of accounts)
      if ((await fitsPassword(password, person?.passwordHash)) && person) fitting.push({ ...account, person })
    if (fitting.length === 0)
      for (const { organizationId, person } of accounts)
        if (person) await countRefused(database, { organizationId, personId: person.id, address })
    return fitting
  })

/** Success need not wait: who knows the password knows that the account exists. */
const refusedEvenly = async (find: () => Promise<Fitting[]>) => {
  const found = find()
  const refused = evenly(() => found)
  // Whoever waits for `found` hears of a failure; nobody may be waiting for this one then.
  refused.catch(() => {})
  const fitting = await found
  if (fitting.length > 0) return fitting as [Fitting, ...Fitting[]]
  await refused
  throw new Problem(403, 'wrong-credentials')
}

/** The accounts that are open; when none is, those that are not, so that their owner learns why. */
const openFirst = (fitting: [Fitting, ...Fitting[]]): [Fitting, ...Fitting[]] => {
  const [first, ...rest] = fitting.filter(({ person }) => !person.lockedAt && !person.deactivatedAt)
  return first ? [first, ...rest] : fitting
}

const choiceOf = ({ organizationId, organization }: Fitting) => ({
  id: organizationId,
  name: organization?.name ?? '',
})
