import punycode from 'punycode.js'
import { asKey, hasControls, oneLine } from './text.ts'

/** RFC 5321: octets of what is before the @ and of all of it, as it is sent. */
const MOST_LOCAL = 64
const MOST = 254

/** RFC 5322 `dot-atom`, by RFC 6531 with the letters of any script. Nothing in it ends a header, or an address within one. */
const ATOM = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`
const LOCAL = new RegExp(String.raw`^${ATOM}(?:\.${ATOM})*$`, 'u')
/** Whatever else a domain had in it, a URL would read as another part of itself. Dots come in four forms. */
const DOMAIN = /^[\u200d\u200c\p{L}\p{M}\p{N}\u00b7\u30fb.\u3002\uff0e\uff61-]+$/u
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/

/** The scripts whose letters look like those of another (UTS 39): two of them in one word are there to deceive, as in `раypal`. */
const LOOKING_ALIKE = [
  /\p{sc=Latn}/u,
  /\p{sc=Cyrl}/u,
  /\p{sc=Grek}/u,
  /\p{sc=Armn}/u,
  /\p{sc=Cher}/u,
  /\p{sc=Copt}/u,
]

const isMixed = (word: string) => LOOKING_ALIKE.filter((script) => script.test(word)).length > 1

/** Cyrillic letters that all look Latin, under a Latin ending: `аррӏе.com` (as browsers judge it). */
const isPosing = (word: string, last: string) =>
  /^[a-z]+$/.test(last) && /^(?![\d-]+$)[асԁеһіјӏорԛѕԝхуъьҽпгѵѡ\d-]+$/.test(word)

const looksAlike = (local: string, domain: string) => {
  const labels = domain.split('.')
  return (
    [...local.split('.'), ...labels].some(isMixed) || labels.some((label) => isPosing(label, labels.at(-1)!))
  )
}

/** What is typed in the width of Chinese characters means the same: ＠ is @. */
const narrow = (text: string) =>
  text.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

const bytes = (text: string) => new TextEncoder().encode(text).length

/** A domain as DNS knows it; undefined for what can be none (UTS 46, as browsers apply it). */
const hostOf = (domain: string) => {
  if (!DOMAIN.test(domain)) return undefined
  try {
    const { hostname } = new URL(`http://${domain}`)
    return HOST.test(hostname) && hostname.length < MOST ? hostname : undefined
  } catch {
    return undefined
  }
}

/** A domain as it is read; undefined when what it says of itself is not so. */
const shownDomain = (domain: string) => {
  const host = hostOf(domain)
  if (host === undefined) return undefined
  try {
    const read = punycode.toUnicode(host).normalize('NFC')
    return hostOf(read) === host ? read : undefined
  } catch {
    return undefined
  }
}

type Mailbox = { mailbox: string } | { code: 'email' | 'email-look-alike' | 'too-long' }

/**
 * An e-mail address in the one form in which it is kept, compared and shown: NFC, nothing invisible, the domain in small letters
 * of its own script (`müller.ch`, never `xn--mller-kva.ch`), what is before the @ as it was typed, or in small letters when it has
 * others than ASCII, since databases do not agree on them. The code says why it is none.
 */
export const readMailbox = (text: string): Mailbox => {
  if (text.length > MOST * 4) return { code: 'too-long' }
  const typed = narrow(oneLine(text))
  const at = typed.lastIndexOf('@')
  const local = asKey(typed.slice(0, Math.max(at, 0)))
  const domain = shownDomain(typed.slice(at + 1))
  if (hasControls(text.trim()) || typed.includes(' ') || !LOCAL.test(local) || domain === undefined)
    return { code: 'email' }
  if (looksAlike(local, domain)) return { code: 'email-look-alike' }
  const kept = /^[!-~]*$/.test(local) ? local : local.toLowerCase().normalize('NFC')
  const mailbox = `${kept}@${domain}`
  return bytes(kept) > MOST_LOCAL || bytes(`${kept}@${hostOf(domain)}`) > MOST || mailbox.length > MOST
    ? { code: 'too-long' }
    : { mailbox }
}

/** What was typed as an address: in the form in which it is kept, or as it is when it is none. */
export const asMailbox = (text: string) => {
  const read = readMailbox(text)
  return 'mailbox' in read ? read.mailbox : oneLine(text)
}

/** By what an address is looked up, however it was typed: two that reach one mailbox have one key. */
export const mailboxKey = (text: string) => asMailbox(text).toLowerCase()
