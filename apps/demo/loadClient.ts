import { OauthGrant } from '#modules/oauth/contract.ts'
import { registerClient } from '#modules/oauth/public.ts'
import type { Loading } from './load.ts'

const REDIRECT_URI = 'http://localhost:8080/callback'

/** A program with every way in switched on, so that a script can start at once; it acts for itself as an administrator. */
export const loadClient = async ({ db, insert }: Loading, appId: string) => {
  const { id, personId, secret } = await registerClient(db, {
    name: 'Demo client',
    kind: 'confidential',
    grants: OauthGrant.options,
    redirectUris: [REDIRECT_URI, 'http://127.0.0.1:8080/callback'],
    old: true,
    termsUrl: 'https://client.example/terms',
    privacyUrl: 'https://client.example/privacy',
  })
  await insert('permission', [{ personId, role: 'platform-owner', appId }])
  return { clientId: id, clientSecret: secret, redirectUri: REDIRECT_URI }
}
