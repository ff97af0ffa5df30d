import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { User } from './users.contract.ts'

/** A phone number in its international form, read as Swiss unless it says otherwise; undefined when it is none. */
export const internationalPhone = (given: string) => {
  const parsed = parsePhoneNumberFromString(given, 'CH')
  return parsed?.isPossible() ? parsed.formatInternational() : undefined
}

/** Which fields of a person a change has changed; a new address that only waits is none. */
export const changedFields = (before: User, after: User) =>
  Object.entries(after)
    .filter(
      ([name, value]) =>
        !['can', 'emailChange'].includes(name) &&
        JSON.stringify(value) !== JSON.stringify(before[name as keyof User]),
    )
    .map(([name]) => name)

const keys = ['id', 'username', 'email', 'externalId', 'type', 'locale', 'phoneNumber', 'kind'] as const

export type UserFilter = { [Key in (typeof keys)[number]]?: string[] }

/** The filter of the wire: JSON with a value or several for each key. Undefined when it is something else. */
export const filterOf = (given: string | undefined): UserFilter | undefined => {
  const parsed = jsonOf(given ?? '{}')
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
  if (Object.keys(parsed).some((key) => !keys.includes(key as 'id'))) return undefined
  return Object.fromEntries(
    Object.entries(parsed).map(([key, value]) => [
      key,
      [value]
        .flat()
        .filter((one) => one !== null)
        .map(String),
    ]),
  )
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
