import type { Field } from './contract.ts'
import { plainHeader as lettersOf } from './names.rules.ts'

/** A dash, a question mark, dots: there is nothing to be read. */
const SIGNS = /^[\p{P}\p{Sm}\p{Sk}\s]+$/u

const known = (words: string) => new Set(words.split(' ').map(lettersOf))

/** What people write where they have nothing to write. */
const NOTHING = known(
  'n/a k.A. n.v. n.b. keine keiner kein keineangabe keineangaben nichtvorhanden nichtbekannt unbekannt null nil none nichts aucun aucune inconnu inconnue pasdedonnées nd nessuno nessuna nondisponibile sconosciuto sconosciuta unknown notavailable notapplicable',
)
const NOBODY = known(
  'n/a k.A. N.N. null none unbekannt keinmieter keinemieter keineangabe inconnu aucunlocataire nessuno nessuninquilino sconosciuto unknown notenant nobody',
)
const NEVER = known(
  'unbefristet unbestimmt unbeschränkt unbegrenzt offen laufend bisaufweiteres indéterminé indéterminée duréeindéterminée illimité illimitée ouvert encours indeterminato indeterminata tempoindeterminato atempoindeterminato illimitato illimitata aperto incorso unlimited openended open indefinite ongoing',
)
const VACANT = known(
  'leer leerstand leerstehend leerstehende leerwohnung leerobjekt stehtleer vakant unvermietet nichtvermietet zuvermieten vacant vacante vacance vide inoccupé inoccupée nonloué àlouer sfitto sfitta nonaffittato daaffittare vuoto vuota vacancy empty unlet unoccupied tolet',
)
/** Days of no calendar: what other systems write for none, and for a day that never comes. */
const NO_DAY = /^(?:0{1,2}[./-]0{1,2}[./-]0{2,4}|0{4}-00-00.*)$/
const NO_LAST_DAY = /^(?:99[./-]99[./-]9{2,4}|9{4}-99-99.*|∞)$/

/** No word for nothing has a digit in it, or is as long as this. */
const MORE = /[\d@]|.{30}/

/** Fields that hold what people made up: there a word may be a name. */
const NAMED: ReadonlySet<Field> = new Set([
  'propertyName',
  'propertyExternalId',
  'propertyOwner',
  'buildingName',
  'buildingExternalId',
  'street',
  'city',
  'unitName',
  'unitExternalId',
  'periodExternalId',
  'tenantExternalId',
])

/** Whether a cell says in words or signs that it has nothing to say. */
export const saysNothing = (field: Field, text: string) => {
  if (SIGNS.test(text) || (field === 'periodEnd' && NO_DAY.test(text))) return true
  if (NAMED.has(field) || MORE.test(text)) return false
  return (field === 'tenantName' ? NOBODY : NOTHING).has(lettersOf(text))
}

/** Whether a last day says that there is none: an empty cell says nothing. */
export const saysNever = (text: string) => NO_LAST_DAY.test(text) || NEVER.has(lettersOf(text))

/** Whether a name is none, but says that nobody lives there. */
export const saysVacant = (name: string) => VACANT.has(lettersOf(name))

/** Text that was once read in another encoding than it was written in, or could not be written in the one that was chosen. */
const TWICE = /[ÂÃ][\u0080-\u00bfƒŠŒŽšœžŸ€‚„…†‡ˆ‰‹‘’“”•–—˜™›]/u
const LOST = /\p{L}\?\p{L}|^\?\p{Ll}{2}/u
const WORDS: ReadonlySet<Field> = new Set([
  'propertyName',
  'buildingName',
  'street',
  'city',
  'unitName',
  'tenantName',
])

export const isTorn = (field: Field, cell: string) =>
  cell.includes('\ufffd') || TWICE.test(cell) || (WORDS.has(field) && LOST.test(cell))
