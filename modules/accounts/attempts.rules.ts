import { createHash } from 'node:crypto'

/**
 * How many tries an hour are free. An `account` is guarded from each place by itself, so that what strangers guess elsewhere
 * keeps its owner waiting nowhere; what all of them guess together is bounded by `everywhere`. An address may be a whole
 * office; a mail is read before the next one is asked for.
 */
const FREE = { account: 5, everywhere: 50, address: 60, mail: 3, proof: 5 } as const

/** The longest wait, in seconds: nobody is locked out for good. */
const LONGEST_WAIT = 15 * 60
const FIRST_WAIT = 5

type AttemptKind = keyof typeof FREE

/** What is tried: a password for an `account`, anything from an `address`, a link by `mail` to an account, a `proof` by a person. */
export interface Subjects {
  account?: string
  address?: string
  /** The known device that tries: it has tries of its own, and no part in those of others. */
  device?: string | undefined
  mail?: string
  proof?: string
}

/** An address of the old kind; of the new kind the network, in which anybody has as many as they like. */
export const networkOf = (address: string) => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped || !address.includes(':')) return mapped ?? address
  const [head, tail] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: tail ? Math.max(0, 8 - head!.length - tail.length) : 0 }, () => '0')
  return [...head!, ...zeros, ...(tail ?? [])]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}

/** What a try counts for. */
export const countsOf = ({ account, address, device, mail, proof }: Subjects): [AttemptKind, string][] => {
  const place = device ?? (address === undefined ? '' : networkOf(address))
  const strange = address !== undefined && device === undefined
  const counts: [AttemptKind, string | undefined][] = [
    ['address', strange ? networkOf(address) : undefined],
    ['account', account === undefined ? undefined : `${account} ${place}`],
    ['everywhere', strange ? account : undefined],
    ['mail', mail],
    ['proof', proof],
  ]
  return counts.filter((count): count is [AttemptKind, string] => count[1] !== undefined)
}

/** Tries are counted under this: neither the account nor the address can be read from it. */
export const attemptKey = (kind: AttemptKind, value: string) =>
  `${kind}:${createHash('sha256').update(value.trim().toLowerCase()).digest('hex')}`

/** Seconds that must pass before the next try, by the number of tries before it: free ones, then doubling. */
export const waitsOf = (kind: AttemptKind): number[] => {
  const waits = Array.from({ length: FREE[kind] }, () => 0)
  for (let wait = FIRST_WAIT; wait < LONGEST_WAIT; wait *= 2) waits.push(wait)
  return [...waits, LONGEST_WAIT]
}
