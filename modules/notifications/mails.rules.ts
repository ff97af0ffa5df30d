/** What is known of a mail that was not taken, as the library for SMTP tells it. */
export interface Refusal {
  message: string
  code?: string | undefined
  /** What was said to the server before it answered so. */
  command?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
}

/** RFC 3463: what is wrong with the address or the mailbox of the reader; what is said of the sender is not. */
const OF_THE_ADDRESS = /^5\.(?:1\.(?:0|1|2|3|6|10)|2\.\d+)$/
/** Said of us, whatever the number: who we are, from where we come, what we are suspected of. */
const OF_US =
  /\b(?:sender|relay\w*|auth\w*|policy|spam|block\w*|black\s?list\w*|reputation|spf|dkim|dmarc|ptr|rdns|denied|tls)\b/i

/**
 * Is an answer about this reader's address, so that asking again is in vain? All others are about us (a password, a name that is not
 * trusted, a server that is full) or about nobody: they are tried again, and the operator is told.
 */
export const refusesAddress = (refusal: Refusal) => {
  const { responseCode = 0, response = '', command = '' } = refusal
  if (responseCode < 500 || command === 'MAIL FROM') return false
  const status = statusOf(refusal)
  if (status) return OF_THE_ADDRESS.test(status)
  if (OF_US.test(response)) return false
  return responseCode === 552 || (command === 'RCPT TO' && [501, 550, 551, 553].includes(responseCode))
}

/** What an answer about us is about, for whoever can do something about it. */
export type Cause = 'login' | 'unreachable' | 'sender' | 'quota' | 'other'

/** Asked again later without a thought of us: a full mailbox, a server that takes nothing from anybody at first. */
const OF_THE_READER_NOW = /^4\.[12]\./
const GREYLISTED = /\bgr[ae]y-?\s?list/i

const statusOf = ({ response = '' }: Refusal) =>
  /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''

/** What an answer says of us: undefined when it is about this reader, now or for good. */
export const causeOf = (refusal: Refusal): Cause | undefined => {
  const { responseCode = 0, response = '', command = '', code } = refusal
  const status = statusOf(refusal)
  if (refusesAddress(refusal) || GREYLISTED.test(response)) return undefined
  if (OF_THE_READER_NOW.test(status) && command !== 'MAIL FROM') return undefined
  if (code === 'EAUTH' || command.startsWith('AUTH') || [530, 534, 535, 538].includes(responseCode))
    return 'login'
  if (responseCode === 0) return 'unreachable'
  if (/^[45]\.(?:4\.5|5\.3)$/.test(status) || /\b(?:quota|limit\w*|too many|rate)\b/i.test(response))
    return 'quota'
  const ofSender = command === 'MAIL FROM' || /^5\.7\.(?:1|2\d|60)$/.test(status)
  return ofSender || OF_US.test(response) ? 'sender' : 'other'
}

const LONGEST = 300

/** What the operator reads of an answer: no address of anybody. */
export const anonymous = ({ message, command }: Refusal) =>
  `${command ? `${command}: ` : ''}${message.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '…')}`.slice(0, LONGEST)

const FIRST_PAUSE = 15_000
const LONGEST_PAUSE = 30 * 60_000
/** With the pauses between them about four days. */
export const MOST_ATTEMPTS = 200

export const pauseAfter = (attempts: number) => Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
