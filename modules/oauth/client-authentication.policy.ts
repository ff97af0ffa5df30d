import type { Services } from '#kernel/server/services.ts'
import { hashSecret, takeTry } from '#modules/accounts/public.ts'
import { useSecret, withClient } from './clients.queries.ts'
import type { Client } from './policy.ts'
import { refusal, single } from './requests.rules.ts'

interface Credentials {
  id: string | null
  secret: string | null
}

/** What a client says of itself: by Basic or in the form, never both (RFC 6749, 2.3.1). */
const credentialsOf = ({ headers }: Request, form: URLSearchParams): Credentials => {
  const inForm = { id: single(form, 'client_id'), secret: single(form, 'client_secret') }
  const [, basic] = /^basic +([\w+/=-]+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (basic === undefined) {
    if (headers.has('authorization')) throw refusal('invalid_client', 'A client authenticates by Basic')
    return inForm
  }
  const [id = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  const said = { id: decoded(id), secret: decoded(rest.join(':')) }
  if (inForm.secret !== null || (inForm.id !== null && inForm.id !== said.id))
    throw refusal('invalid_request', 'The client authenticates in two ways')
  return said
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

interface Asked {
  request: Request
  form: URLSearchParams
  address: string
}

/**
 * The client that asks. Throws Problem 'invalid_client' when it is not who it says; every failure counts against its
 * address, so that nobody goes on guessing. Who is right never waits for that: 43 random signs are not guessed, and all programs of
 * an office, whose tokens run out together, come from one address.
 */
export const authenticatedClient = async (
  { database }: Services,
  { request, form, address }: Asked,
): Promise<Client> => {
  const { id, secret } = credentialsOf(request, form)
  const client = await withClient(database, id, async (db, found) => {
    if (found.kind === 'public') return secret ? undefined : found
    return secret && (await useSecret(db, found.id, hashSecret(secret))) ? found : undefined
  })
  if (client) return client
  await takeTry(database, { address })
  throw refusal('invalid_client', 'Unknown client, or not its secret')
}
