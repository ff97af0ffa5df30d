import type { Line } from './parse.rules.ts'

/** Why a line of a table is none of its rows. */
export type Remark = 'total' | 'remark' | 'page' | 'header' | 'hidden'

const TOTAL =
  /^(?:(?:sub|zwischen|gesamt|grand|end)[- ]?)?(?:total|totale|totali|totaux|summe|summen|gesamt|gesamtsumme|insgesamt|somme|somma|anzahl|nombre|durchschnitt|mittelwert|moyenne|media|ø|∑|σ|sous-total|subtotale|sum|count|average|numero|übertrag|vortrag|report|reporté|à reporter|riporto|a riportare|carried forward|brought forward)(?![\p{L}\p{N}-])/iu
const PAGE =
  /^[-–\s]*(?:(?:seite|page|pagina|pag\.|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:von|sur|de|di|of|\/)\s*\d{1,4})?[-–\s]*$/i
const SAID =
  /^(?:[*©¹²†]|stand\b|erstellt|druck|gedruckt|ausgedruckt|quelle|bemerkung|hinweis|legende|alle angaben|alle beträge|ohne gewähr|fortsetzung|état au|établi|imprimé|source|remarque|légende|sous réserve|suite|stato al|stampato|creato|fonte|nota|osservazion|legenda|printed|created|generated|as of|note|continued)/i
const NUMBER = /^[-+]?(?:CHF|EUR|€|Fr\.)?\s*[-+]?[\d'’.,\s]+(?:%|m2|m²|qm|CHF|EUR|€|Fr\.|Stk\.?)?[-–.]*$/i
const DAY_OR_MAIL = /@|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{4}-\d{2}-\d{2}/
/** A line that is drawn: dashes, equals signs, stars. */
const DRAWN = /^[\s\p{P}\p{Sm}\p{Sk}]+$/u
const LONG_REMARK = 60

/**
 * Tells a row of a table from what people and programs write between and below its rows: sums, the header again on the next
 * page, page numbers, remarks, and what is hidden. `headers` are the names of the columns.
 */
export const remarkOf = ({ cells, hidden }: Line, headers: readonly string[]): Remark | undefined => {
  if (hidden) return 'hidden'
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.every((cell) => DRAWN.test(cell))) return 'remark'
  // Most lines are rows, and said to be with one look: they are full, and begin neither like the header nor with a sum.
  const beginning = filled[0]?.trim() ?? ''
  if (filled.length * 2 > headers.length && !headers.includes(beginning) && !TOTAL.test(beginning))
    return filled.length > 1 ? undefined : alone(beginning, headers.length)
  const given = cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
  if (filled.length > 1 && headers.some(Boolean) && headers.every((name, at) => (given[at] ?? '') === name))
    return 'header'
  if (isTotal(given.filter(Boolean), headers.length)) return 'total'
  return filled.length > 1 ? undefined : alone(beginning, headers.length)
}

/** What a text is that stands alone in its line. */
const alone = (first: string, width: number): Remark | undefined => {
  if (width < 3) return undefined
  // A number alone is a page only where nothing but numbers of pages stands.
  if (PAGE.test(first) && /\D/.test(first)) return 'page'
  return SAID.test(first) || first.length > LONG_REMARK ? 'remark' : undefined
}

/** A sum of homes or people says of how many: «3 Wohnungen». */
const COUNTED =
  /^\d{1,6}\s+(?:wohnung|objekt|einheit|mieter|zeile|eintr[aä]g|parkpl[aä]tz|liegenschaft|gebäude|person|logement|appartement|objet|unit|locataire|ligne|immeuble|bâtiment|appartament|oggett|inquilin|righ|immobil|edific|flat|home|apartment|tenant|row|propert|building)\p{L}*\.?$/iu
/** The words of a sum that no place and no firm is called by. */
const SURE_TOTAL =
  /^(?:(?:sub|zwischen|gesamt|grand|end)[- ]?)?(?:total|totale|totali|totaux|summe|summen|gesamtsumme|sous-total|subtotale|somme|somma|anzahl|nombre|count|sum)(?![\p{L}\p{N}-])/iu

/** A sum has a word for it, numbers, and little else; or it says of how many things it is. */
const isTotal = (filled: readonly string[], width: number) => {
  const word = filled.findIndex((cell) => TOTAL.test(cell))
  if (word === -1 || filled.some((cell) => DAY_OR_MAIL.test(cell))) return false
  const others = filled.filter((cell, at) => at !== word && !NUMBER.test(cell) && !TOTAL.test(cell))
  if (word === 0 && SURE_TOTAL.test(filled[0]!) && filled.some((cell) => COUNTED.test(cell))) return true
  if (word === 0) return others.length === 0
  return others.length < 3 && filled.length * 2 <= width && isWordOnly(filled[word]!)
}

const isWordOnly = (cell: string) => NUMBER.test(cell.replace(TOTAL, '').replace(/^\s*:\s*/, '') || '0')
