import { randomInt } from 'node:crypto'

/** No 0 and O, no 1, I and L: what is read from a letter and typed on a telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUPS = 3
const GROUP = 4

/** A random registration code such as 7KQM-3VXA-H9RD: 59 bits, so that guessing with throttling is hopeless. */
export const newCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-')

/** How long somebody may think about whether they want to be added to a home. */
export const DAYS_TO_ACCEPT = 30

/** The same invitation is not mailed twice within this time. */
export const SECONDS_BETWEEN_MAILS = 60

/** The page on which a person who has an account sees who asks to add them to a home. */
export const offersUrl = (publicUrl: string) => `${publicUrl}/app/`

/** The page on which a person who has an account adds the home of a code to it. */
export const addHomeUrl = (publicUrl: string, code: string) =>
  `${publicUrl}/app/add-home?code=${encodeURIComponent(code)}`

/** The page on which a code is used. `proof` tells that its holder has read the invitation mail. */
export const registrationUrl = (publicUrl: string, appId: string, code: string, proof?: string) =>
  `${publicUrl}/app/register?app=${appId}&code=${encodeURIComponent(code)}${proof ? `&proof=${proof}` : ''}`

export const isExpired = ({ expiresAt }: { expiresAt: Date | null }) =>
  expiresAt !== null && expiresAt < new Date()
