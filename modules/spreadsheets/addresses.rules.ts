/**
 * The form in which two spellings of a street, a number or a town are one: "Bahnhofstr. 4 A" is "bahnhofstrasse 4a".
 * The database says the same, `palier.plain_place`.
 */
export const plainPlace = (words: string) =>
  words
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .replaceAll(/str[.]?(?=[ \t\r\n\u00a0]|$)/g, 'strasse')
    .replaceAll(/[.](?![0-9])/g, ' ')
    .replaceAll(/[ \t\r\n\u00a0]+/g, ' ')
    .replaceAll(/^ | $/g, '')
    .replaceAll(/(^| )(?:sankt|saint|st)(e?)(?: ?- ?| )/g, '$1st$2 ')
    .replace(/([0-9]) ([a-z])$/, '$1$2')

/** A town without the postcode before it and the number of a post office behind it, as `palier.plain_town` has it. */
export const plainTown = (words: string) =>
  plainPlace(words)
    .replace(/^(?:[a-z]{1,2}-)?[0-9]{4,5} (?=[^0-9])/, '')
    .replace(/ [0-9]{1,2}$/, '')

/** The form in which two names of a home are one, "1. OG li" and "1.OG li", as `palier.plain_home` has it. */
export const plainHome = (words: string) =>
  words
    .replaceAll(/[.]?[ \t\r\n\u00a0]+|[.](?![0-9])/g, ' ')
    .toLowerCase()
    .replaceAll(/^ +| +$/g, '')

/** A postcode without blanks and without the country that some write before it, as `palier.plain_postcode` has it. */
export const plainPostcode = (words: string) =>
  words.toLowerCase().replaceAll(/^[a-z]{1,2}-|[ \t\r\n\u00a0]/g, '')

/** What tells two places of one name apart, in its plain form; empty where the file does not say it. */
export interface Town {
  postcode: string
  city: string
  country: string
}

type Agree = (one: Town, other: Town) => boolean

/** The same as far as both say it. */
const alike = (...parts: (keyof Town)[]): Agree => {
  return (one, other) =>
    parts.every((part) => one[part] === '' || other[part] === '' || one[part] === other[part])
}

/** Two addresses are one when nothing that both say differs. */
export const sameAddress = alike('postcode', 'city', 'country')
/** A street goes through the whole of a town. */
export const sameStreet = alike('city', 'country')
/** What has a name of its own stays itself when its postcode or the name of its town is put right, but not when both differ. */
export const sameTown: Agree = (one, other) =>
  alike('country')(one, other) &&
  (sameAddress(one, other) || said('postcode', one, other) || said('city', one, other))

const said = (part: keyof Town, one: Town, other: Town) => one[part] !== '' && one[part] === other[part]

/**
 * The places of one file by name, each told apart from its namesakes in other towns. Who says less than another agrees
 * with it as long as only one is meant. Resolves the key of a place, and whether it is the first of its name; undefined
 * when several may be meant.
 */
export const openNamesakes = (agree: Agree) => {
  const known = new Map<string, { key: string; town: Town }[]>()
  return (name: string, town: Town): { key: string; isFirst: boolean } | undefined => {
    const namesakes = known.get(name) ?? []
    const agreeing = namesakes.filter((other) => agree(other.town, town))
    const [found, rival] =
      agreeing.length > 1 ? agreeing.filter((other) => equal(other.town, town)) : agreeing
    if (agreeing.length > 0 && (!found || rival)) return undefined
    if (found) {
      for (const part of ['postcode', 'city', 'country'] as const) found.town[part] ||= town[part]
      return { key: found.key, isFirst: found === namesakes[0] }
    }
    const isFirst = namesakes.length === 0
    const key = isFirst ? name : [name, town.postcode, town.city, town.country].join('|')
    known.set(name, [...namesakes, { key, town: { ...town } }])
    return { key, isFirst }
  }
}

const equal = (one: Town, other: Town) =>
  one.postcode === other.postcode && one.city === other.city && one.country === other.country
