import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone number in its international form, read as Swiss unless it says otherwise; undefined when it is none. */
export const internationalPhone = (given: string) => {
  const parsed = parsePhoneNumberFromString(given, 'CH')
  return parsed?.isPossible() ? parsed.formatInternational() : undefined
}

/** The filter of the wire: JSON with a value or several for each key; anything else filters nothing. */
export const filterOf = (given: string | undefined): Record<string, string[]> => {
  try {
    const parsed: unknown = JSON.parse(given ?? '{}')
    if (typeof parsed !== 'object' || parsed === null) return {}
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, [value].flat().map(String)]))
  } catch {
    return {}
  }
}
