import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { Problem } from '#kernel/contract/problem.ts'
import { api } from '#kernel/web/api.ts'
import { addPasskey, beginPasskey, beginPasskeySignIn, signInWithPasskey } from '../passkeys.contract.ts'
import { beginPasskeyProof, prove } from '../proof.contract.ts'

/** Loaded when it is used: most who come here sign in without. */
const browser = () => import('@simplewebauthn/browser')

/** A passkey is made for the name of a site: at a bare number there is none. */
export const knowsPasskeys = () =>
  globalThis.PublicKeyCredential !== undefined && !/^[\d.]+$|:/.test(location.hostname)

/** What the browser does with its owner; Problem 'passkey-failed' when nothing came of it. */
const asked = <Made>(work: Promise<Made>) =>
  work.catch(() => {
    throw new Problem(0, 'passkey-failed')
  })

const shown = async (options: { challenge: string }, inField = false) => {
  const { startAuthentication } = await browser()
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON
  return asked(startAuthentication({ optionsJSON, useBrowserAutofill: inField }))
}

export const signInByPasskey = async () => {
  const credential = await shown(await api(beginPasskeySignIn, { body: {} }))
  return api(signInWithPasskey, { body: { credential } })
}

/** Offers passkeys where the address is typed, in browsers that can; undefined where they cannot, or nobody chose one. */
export const signInFromField = async () => {
  if (!knowsPasskeys()) return undefined
  const { browserSupportsWebAuthnAutofill } = await browser()
  if (!(await browserSupportsWebAuthnAutofill())) return undefined
  const options = await api(beginPasskeySignIn, { body: {} })
  const credential = await shown(options, true).catch(() => undefined)
  return credential && api(signInWithPasskey, { body: { credential } })
}

/** Stops waiting for a passkey in the field. */
export const leaveField = async () => {
  if (!knowsPasskeys()) return
  const { WebAuthnAbortService } = await browser()
  WebAuthnAbortService.cancelCeremony()
}

export const proveByPasskey = async () => {
  const passkey = await shown(await api(beginPasskeyProof, { body: {} }))
  return api(prove, { body: { passkey } })
}

export const makePasskey = async (name: string) => {
  const options = await api(beginPasskey, { body: {} })
  const { startRegistration } = await browser()
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const credential = await asked(startRegistration({ optionsJSON }))
  return api(addPasskey, { body: { name, credential } })
}
