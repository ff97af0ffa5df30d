import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Row } from '#database/tables.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { fitsPurpose, newChallenge, type Purpose } from './challenges.policy.ts'
import type { Assertion, Attestation } from './passkeys.contract.ts'
import * as queries from './passkeys.queries.ts'
import { runOut } from './second-factor.policy.ts'

type Passkey = Row<'passkey'>

/** The site that passkeys are made for: whoever asks from another gets none. */
const siteOf = ({ publicUrl }: Services) => {
  const { hostname, origin } = new URL(publicUrl)
  return { expectedRPID: hostname, expectedOrigin: origin }
}

const TIMEOUT = 5 * 60_000

const namedOf = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports })

interface Owner {
  id: string
  email: string
  username: string
}

/** What a browser needs to make a passkey for somebody, with which they sign in without saying who they are. */
export const creationOptions = (
  services: Services,
  purpose: Purpose,
  { organizationId, owner, passkeys }: { organizationId: string; owner: Owner; passkeys: Passkey[] },
) =>
  generateRegistrationOptions({
    rpName: new URL(services.publicUrl).host,
    rpID: siteOf(services).expectedRPID,
    userID: new TextEncoder().encode(`${organizationId}.${owner.id}`),
    userName: owner.email,
    userDisplayName: owner.username,
    challenge: newChallenge(services.sealing, purpose),
    timeout: TIMEOUT,
    excludeCredentials: passkeys.map(namedOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

/** What a browser needs to show a passkey: one of these, or any that it has for us. */
export const requestOptions = (services: Services, purpose: Purpose, passkeys?: Passkey[]) =>
  generateAuthenticationOptions({
    rpID: siteOf(services).expectedRPID,
    challenge: newChallenge(services.sealing, purpose),
    timeout: TIMEOUT,
    userVerification: 'required',
    ...(passkeys && { allowCredentials: passkeys.map(namedOf) }),
  })

export const wrongPasskey = () => new Problem(403, 'wrong-passkey')

/** What the browser made, checked; Problem 403 'wrong-passkey' when it is not what we asked for. */
export const madePasskey = async (services: Services, purpose: Purpose, response: Attestation) => {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response, transports: [] }, clientExtensionResults: {} },
    expectedChallenge: (challenge) => fitsPurpose(services.sealing, purpose, challenge),
    ...siteOf(services),
  }).catch(() => ({ verified: false, registrationInfo: undefined }))
  if (!verified || !registrationInfo) throw wrongPasskey()
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    challenge: challengeOf(response.response),
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: response.response.transports ?? [],
  }
}

/** The person whose passkey this says to be: only what the passkey signs shows it. */
export const claimedOwner = ({ response: { userHandle = '' } }: Assertion) => {
  const [, organizationId, personId] =
    /^([0-9a-f]{24})\.([0-9a-f]{24})$/.exec(Buffer.from(userHandle, 'base64url').toString()) ?? []
  if (!organizationId || !personId) throw wrongPasskey()
  return { organizationId, personId }
}

/**
 * Checks what a browser signed with a passkey of this person, outside of a transaction; `takePasskey` uses it up. Throws Problem
 * 403 'wrong-passkey'.
 */
export const shownPasskey = async (
  services: Services,
  database: Database,
  { organizationId, personId }: { organizationId: string; personId: string },
  purpose: Purpose,
  response: Assertion,
) => {
  const passkey = await inOrganization(database, { organizationId, readOnly: true }, (db) =>
    queries.findByCredential(db, response.id),
  )
  if (passkey?.personId !== personId) throw wrongPasskey()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: (challenge) => fitsPurpose(services.sealing, purpose, challenge),
    ...siteOf(services),
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) throw wrongPasskey()
  return { passkey, counter: authenticationInfo.newCounter, challenge: challengeOf(response.response) }
}

/** Throws Problem 404 'ticket-run-out' when what was signed has been shown before. */
export const takePasskey = async (db: Db, shown: Awaited<ReturnType<typeof shownPasskey>>) => {
  if (!(await queries.takeChallenge(db, shown.challenge))) throw runOut()
  if (!(await queries.findPasskey(db, shown.passkey.personId, shown.passkey.id))) throw wrongPasskey()
  await queries.setUsed(db, shown.passkey.id, shown.counter)
}

const challengeOf = ({ clientDataJSON }: { clientDataJSON: string }) =>
  String(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()).challenge)
