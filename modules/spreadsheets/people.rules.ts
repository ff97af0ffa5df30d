import { oneLine } from '#kernel/contract/text.ts'
import type { Field } from './contract.ts'
import { turnName } from './split.rules.ts'

/** What is a person's own, in a cell or in a column of each. */
export const PERSONAL: ReadonlySet<Field> = new Set([
  'tenantName',
  'tenantEmail',
  'tenantPhone',
  'tenantExternalId',
])

/** Between what stands in the columns of several people: nobody writes it. */
export const NEXT_PERSON = '\u2029'

/** Whom a cell names: one, several, or what looks like several and is kept as it is. */
export interface People {
  names: string[]
  unclear: boolean
}

/** What never stands inside a name: a line break, a semicolon, a bar, a stroke that is not part of c/o. */
const APART = String.raw`\s*[\r\n;|]\s*|(?<!\bc)\s*\/\s*(?!o\b)`
const AND = String.raw`\s*[&+]\s*|\s+(?:und|u\.|et|e|ed|and)\s+`
const BETWEEN = new RegExp(APART, 'iu')
const ANY = new RegExp(`${APART}|${AND}`, 'iu')
const LISTED = new RegExp(`${APART}|${AND}|\\s*,\\s*`, 'iu')
const IS_AND = new RegExp(AND, 'iu')

/** A word of a name as people write it: Anna, D'Angelo, Müller-Keller, J., von. */
const WORD = /^[\p{L}\p{M}'’´`.-]+$/u
const CAPITAL = /^\p{P}*[\p{Lu}\p{Lt}\p{Lo}]/u
/** What stands before a surname and is none of the names of a person. */
const BEFORE_SURNAME =
  /^(?:von|vom|zu|zur|zum|van|der|den|ter|ten|de|del|della|delle|dei|degli|di|da|das|do|dos|du|des|la|le|lo|li|al|el|bin|ben|ibn|af|av)$/iu
const known = (words: string) => new Set(words.split(' '))
/** Words of which a name may be made that is no person's. */
const NO_PERSON = known(
  'ag gmbh sa sàrl sarl sagl spa srl snc kg ohg ltd inc llc plc co cie comp eg egmbh ev verein vereinigung verband club stiftung fondation fondazione foundation association associazione genossenschaft coopérative cooperativa gesellschaft société società company erben hoirie héritiers eredi heirs erbengemeinschaft nachlass söhne soehne sohn töchter fils frères fratelli gebrüder bros sons partner partners associés soci associati restaurant ristorante bar café cafe hotel hôtel laden shop boutique kita praxis cabinet studio garage atelier coiffeur salon bäckerei metzgerei apotheke pharmacie farmacia treuhand fiduciaire fiduciaria architekten architectes architetti anwälte avocats avvocati rechtsanwälte notariat immobilien immobilier immobiliare verwaltung régie bank banque banca versicherung assurance assicurazione pensionskasse gemeinde commune comune kanton canton cantone stadt ville città bund schule école scuola kirche église chiesa pfarrei amt service services consulting bau haus group gruppe groupe holding',
)
/** Words for people who are named together. */
const TOGETHER = known(
  'familie fam famille famiglia family ehepaar eheleute époux coniugi wg wohngemeinschaft colocation kinder enfants figli children',
)
const SALUTATION = known('herr herrn frau monsieur madame m mme mr mrs ms signor signora sig sigra')

const bare = (word: string) => word.toLowerCase().replaceAll('.', '')
const wordsOf = (part: string) => part.split(/\s+/).filter(Boolean)
const isCompany = (part: string) => wordsOf(part).some((word) => NO_PERSON.has(bare(word)))

const isNamed = (words: readonly string[]) =>
  words.every((word) => WORD.test(word) && !NO_PERSON.has(bare(word)) && !TOGETHER.has(bare(word))) &&
  words.some((word) => CAPITAL.test(word)) &&
  words.every((word) => CAPITAL.test(word) || BEFORE_SURNAME.test(word))

/** A first name and a surname, with whatever stands before and between them. */
const isPerson = (part: string) => {
  const words = wordsOf(part)
  return words.length > 1 && words.length < 7 && isNamed(words)
}

const isFirstName = (part: string) => {
  const [word = '', ...more] = wordsOf(part)
  return more.length === 0 && isNamed([word]) && !BEFORE_SURNAME.test(word) && !SALUTATION.has(bare(word))
}

/** The first name and the surname at the end of a list of first names: «Anna und Beat von Muster». */
const surnameOf = (part: string) => {
  const [first = '', ...surname] = wordsOf(part)
  const isSurname = surname.slice(0, -1).every((word) => BEFORE_SURNAME.test(word))
  return surname.length > 0 && isSurname && isFirstName(first) && isPerson(part)
    ? surname.join(' ')
    : undefined
}

/** «Muster, Anna» is Anna Muster where other separators tell people apart. */
const turned = (part: string) => {
  const [last = '', first = '', ...more] = part.split(/\s*,\s*/)
  return last && first && more.length === 0 ? `${first} ${last}` : part
}

const one = (cell: string): People => ({ names: [oneLine(cell)], unclear: false })

/**
 * The people that the cell of a name names. Several only where each part is a whole name, or first names share a surname;
 * a firm is one, and what may be several is kept as it is.
 */
export const peopleIn = (cell: string): People => {
  if (cell.includes(NEXT_PERSON)) {
    const names = cell.split(NEXT_PERSON).map(oneLine)
    return { names, unclear: names.map(peopleIn).some((each) => each.unclear || each.names.length > 1) }
  }
  const text = cell.trim()
  if (!LISTED.test(text) || /\bc\/o\b/iu.test(text)) return one(cell)
  const apart = text.split(BETWEEN).map(oneLine).filter(Boolean).map(turned)
  if (apart.length > 1 && apart.every(isPerson)) return { names: apart, unclear: false }
  // One name that only the width of its cell has broken.
  if (apart.every((part) => wordsOf(part).length < 2) && /^[^;|/&+,]+$/u.test(text)) return one(cell)
  const parts = text.split(ANY).map(oneLine).filter(Boolean)
  if (parts.length > 1 && parts.every(isPerson)) return { names: parts, unclear: false }
  const listed = text.split(LISTED).map(oneLine).filter(Boolean)
  if (listed.length > 1 && listed.every(isPerson) && IS_AND.test(text))
    return { names: listed, unclear: false }
  const surname = IS_AND.test(text) && surnameOf(parts.at(-1) ?? '')
  if (surname && parts.slice(0, -1).every(isFirstName))
    return {
      names: [...parts.slice(0, -1).map((first) => `${first} ${surname}`), parts.at(-1)!],
      unclear: false,
    }
  if (parts.length < 2 && !(listed.length > 1 && listed.every(isPerson))) return one(cell)
  return { names: [oneLine(cell)], unclear: !isFirm(parts) }
}

/** «Muster & Söhne AG», «Bar und Restaurant Krone»: the whole is the name of a firm, of which no part is a person's. */
const isFirm = (parts: readonly string[]) => parts.some(isCompany) && !parts.some(isPerson)

/** What stands in one cell for several people, in their order: addresses, telephones, numbers. */
export const eachIn = (cell: string) => (cell.includes(NEXT_PERSON) ? cell.split(NEXT_PERSON) : partsOf(cell))

const partsOf = (cell: string) =>
  cell
    .split(/\s*[\r\n;|]\s*|\s+\/\s+|\s*,\s+|,(?=\S*@)|\/(?=\S*@)/u)
    .map((part) => part.trim())
    .filter(Boolean)

/** First names and surnames of two cells: one name, or one for each person, each in a line of its own. */
export const namesFrom = (first: string, last: string) => {
  const [firsts, lasts] = [first, last].map((cell) => cell.split(ANY).map(oneLine).filter(Boolean)) as [
    string[],
    string[],
  ]
  const together = [first, last].filter(Boolean).join(' ')
  if (firsts.length < 2 || isCompany(together)) return together
  if (lasts.length === 1) return firsts.map((name) => `${name} ${lasts[0]}`).join('\n')
  return lasts.length === firsts.length
    ? firsts.map((name, at) => `${name} ${lasts[at]}`).join('\n')
    : together
}

/** «Muster Anna / Keller Beat»: each name is turned for itself where each is whole. */
export const turnNames = (cell: string) => {
  const parts = cell.split(ANY).map(oneLine).filter(Boolean)
  const commas = parts.filter((part) => part.includes(',')).length
  const isWhole = commas === parts.length || (commas === 0 && parts.every((part) => wordsOf(part).length > 1))
  return parts.length > 1 && isWhole && !isCompany(cell)
    ? parts.map(turnName).join('\n')
    : turnName(oneLine(cell))
}
