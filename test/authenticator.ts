import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 }
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

interface Options {
  /** The site whose page the browser shows. */
  origin?: string
  /** Whether its owner has put a finger on it. */
  verified?: boolean
  /** Whether it counts how often it was used, as keys do that cannot be copied. */
  counts?: boolean
}

/** What a browser and a security key do together (WebAuthn, "none" attestation, ES256), for tests without a browser. */
export const newAuthenticator = ({
  origin = 'http://palier.test',
  verified = true,
  counts = false,
}: Options = {}) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const site = sha256(new URL(origin).hostname)
  let uses = 0
  let userHandle = ''

  const clientData = (type: string, { challenge }: { challenge: string }) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  const dataOf = (attested: boolean) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(counts ? (uses += 1) : 0)
    const flags = FLAGS.present | (verified ? FLAGS.verified : 0) | (attested ? FLAGS.attested : 0)
    return Buffer.concat([site, Buffer.from([flags]), counter])
  }

  const credential = <Response extends object>(response: Response) => ({
    id: base64(id),
    rawId: base64(id),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  })

  return {
    id: base64(id),
    /** Answers `PublicKeyCredentialCreationOptionsJSON`. */
    create(options: { challenge: string; user?: { id: string } }) {
      userHandle = options.user?.id ?? ''
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const length = Buffer.from([0, id.length])
      const authData = Buffer.concat([dataOf(true), Buffer.alloc(16), length, id, isoCBOR.encode(key)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      return credential({
        clientDataJSON: base64(clientData('webauthn.create', options)),
        attestationObject: base64(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      })
    },
    /** Answers `PublicKeyCredentialRequestOptionsJSON`; `as` says to be somebody else. */
    get(options: { challenge: string }, { as = userHandle }: { as?: string } = {}) {
      const data = clientData('webauthn.get', options)
      const authenticatorData = dataOf(false)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey)
      return credential({
        clientDataJSON: base64(data),
        authenticatorData: base64(authenticatorData),
        signature: base64(signature),
        ...(as && { userHandle: as }),
      })
    },
  }
}

export type Authenticator = ReturnType<typeof newAuthenticator>
