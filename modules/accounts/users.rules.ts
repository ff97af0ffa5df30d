import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone number in its international form, read as Swiss unless it says otherwise; undefined when it is none. */
export const internationalPhone = (given: string) => {
  const parsed = parsePhoneNumberFromString(given, 'CH')
  return parsed?.isPossible() ? parsed.formatInternational() : undefined
}

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
