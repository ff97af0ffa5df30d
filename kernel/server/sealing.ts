import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * Keeps secrets that must be readable again (what only is compared is hashed instead): whoever has the database, or a
 * copy of it, has them only with the key, which lies elsewhere.
 */
export interface Sealing {
  seal: (text: string) => string
  /** Throws an Error when the key is not among ours or the text was altered. */
  open: (sealed: string) => string
  /** Is it sealed, with the key that seals now? What is not is sealed anew by the next start or `npm run secrets`. */
  isCurrent: (text: string) => boolean
}

const FORMAT = 's1'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const sealed = new RegExp(`^${FORMAT}\\.[0-9a-f]{8}\\.[\\w-]+$`)

/** The first key seals, all of them open: a new one goes in front, the old ones leave when nothing is sealed with them. */
export const openSealing = (keys: readonly Uint8Array[]): Sealing => {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]))
  const [current] = keys
  if (!current) throw new Error('Sealing needs a key')
  const head = `${FORMAT}.${keyIdOf(current)}`
  return {
    seal: (text) => `${head}.${encrypted(current, head, text)}`,
    open(text) {
      if (!isSealed(text)) throw new Error('This was not sealed')
      const [, id = '', body = ''] = text.split('.')
      const key = byId.get(id)
      if (!key)
        throw new Error(
          `A secret is sealed with the key ${id}, which is not in SECRETS_KEY. Put that key back, behind the new one.`,
        )
      return decrypted(key, `${FORMAT}.${id}`, body)
    },
    isCurrent: (text) => isSealed(text) && text.startsWith(`${head}.`),
  }
}

/** Does a text look as `seal` makes it? */
export const isSealed = (text: string) => sealed.test(text)

/** A key for `SECRETS_KEY`, as it is written there. */
export const newKey = () => randomBytes(KEY_BYTES).toString('base64url')

/** Reads one key as it is written in a setting: 32 bytes in base64 or hex; undefined when it is anything else. */
export const readKey = (text: string) => {
  const encoding = /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64'
  if (!/^[\w+/-]{43}=?$|^[0-9a-f]{64}$/i.test(text)) return undefined
  const key = Buffer.from(text, encoding)
  return key.length === KEY_BYTES ? key : undefined
}

/** Names a key without telling anything of it. */
export const keyIdOf = (key: Uint8Array) =>
  createHmac('sha256', key).update('palier key id').digest('hex').slice(0, 8)

const encrypted = (key: Uint8Array, head: string, text: string) => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(head))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

const decrypted = (key: Uint8Array, head: string, body: string) => {
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(head))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  )
}
