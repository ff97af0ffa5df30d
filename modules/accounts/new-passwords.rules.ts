import { dictionary } from '@zxcvbn-ts/language-common'
import { wrongField } from '#kernel/contract/problem.ts'
import { hashPassword } from './passwords.rules.ts'

/** Whose password it becomes: what everybody knows of them is the first thing that is tried. */
interface Owner {
  email?: string | undefined
  username?: string | undefined
  /** The organization, the app. */
  names?: readonly string[]
}

/** 49,000 passwords that people use, from lists that were stolen and published. */
const common = new Set(dictionary['passwords-common'])

/** What a hand does along the keys and along the alphabet, also backwards and over again. */
const rows = ['1234567890', 'qwertzuiopü', 'qwertyuiop', 'asdfghjklöä', 'yxcvbnm', 'zxcvbnm', 'azertyuiop']
const runs = [...rows, 'abcdefghijklmnopqrstuvwxyz'].flatMap((row) => [
  row.repeat(8),
  [...row].toReversed().join('').repeat(8),
])

/** Letters that are written as digits and signs. */
const letters: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }
const unmasked = (text: string) => text.replaceAll(/[0134578@$]/g, (sign) => letters[sign] ?? sign)

/** Fewer signs than these beside something that is known do not make a password. */
const LEAST_OWN = 7

const isCommon = (text: string) => {
  // Around a word people put a year, a number, an exclamation mark.
  const word = text.replaceAll(/^[\P{L}]+|[\P{L}]+$/gu, '')
  const own = text.length - word.length
  return (
    common.has(text) ||
    common.has(unmasked(text)) ||
    (own < LEAST_OWN && (common.has(word) || common.has(unmasked(word))))
  )
}

const isPattern = (text: string) => {
  const [, unit] = /^(.+?)\1+$/u.exec(text) ?? []
  return (
    new Set(text).size < 4 ||
    runs.some((run) => run.includes(text)) ||
    (unit !== undefined && (unit.length < LEAST_OWN || isCommon(unit)))
  )
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const isPersonal = (text: string, { email = '', username = '', names = [] }: Owner) => {
  const [local = '', domain = ''] = email.split('@')
  const whole = [email, local, domain.replace(/\.\w+$/, ''), username, ...names]
  const known = [...whole, ...whole.flatMap((words) => words.split(/[^\p{L}\p{N}]+/u))]
    .map(plain)
    .filter((word) => word.length >= 4)
    .toSorted((one, other) => other.length - one.length)
  const own = known.reduce((rest, word) => rest.replaceAll(word, ''), plain(text))
  return own.length < plain(text).length && own.length < LEAST_OWN
}

export type PasswordFault = 'password-common' | 'password-personal'

/** Why a password would be guessed among the first, however long it is; undefined when it would not. */
export const faultOf = (password: string, owner: Owner): PasswordFault | undefined => {
  const text = password.normalize('NFKC').toLowerCase().trim()
  if (isCommon(text) || isPattern(text)) return 'password-common'
  return isPersonal(text, owner) ? 'password-personal' : undefined
}

/**
 * The hash of a password that somebody has chosen: every door that sets one goes through here. Throws Problem 400 for the
 * field when it would be guessed. Takes long: call it outside of a transaction.
 */
export const hashOfNew = async (password: string, owner: Owner, field = 'password') => {
  const fault = faultOf(password, owner)
  if (fault) throw wrongField(field, fault)
  return hashPassword(password)
}
