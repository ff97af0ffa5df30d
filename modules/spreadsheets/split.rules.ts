const CARE_OF = String.raw`(?:c\s?\/\s?o|p\.\s?a(?:dr)?\.|z\.\s?h(?:d)?\.)`
const CARE_OF_LINE = new RegExp(String.raw`(^|[,;\r\n]|\s)\s*(${CARE_OF}[^,;\r\n]*)`, 'iu')

/** An address without whom its letters go to: «c/o Muster, Lindenweg 4». */
export const withoutCareOf = (text: string): { rest: string; careOf: string } => {
  const found = CARE_OF_LINE.exec(text)
  if (!found) return { rest: text, careOf: '' }
  const rest = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
    .map((part) => part.replaceAll(/^[\s,;]+|[\s,;]+$/g, ''))
    .filter(Boolean)
    .join(', ')
  return { rest, careOf: found[2]!.trim() }
}

/** A street and its number in one cell, in the order of any of our languages; without a number the whole is the street. */
export const splitStreet = (text: string): { street: string; houseNumber: string } => {
  const after =
    /^(.*\D)[\s,]\s*(\d+(?:\s?[a-z])?(?:\s?[-/+.]\s?\d*(?:\s?[a-z])?)*(?:\s?(?:bis|ter|quater))?)$/iu.exec(
      text,
    )
  if (after)
    return {
      street: after[1]!.replace(/(?:[\s,]+(?:nr|no|n°)\.?)?[\s,]+$|[\s,]+(?:nr|no|n°)\.?$/i, ''),
      houseNumber: after[2]!.trim(),
    }
  const before = /^(\d+(?:\s?[a-z](?![\p{L}]))?(?:\s?(?:bis|ter|quater))?)[\s,]\s*(\p{L}.*)$/iu.exec(text)
  if (before) return { street: before[2]!, houseNumber: before[1]! }
  return { street: text, houseNumber: '' }
}

/** The countries that stand before a postcode, as on envelopes. */
const envelopes: Record<string, string> = {
  CH: 'CH',
  FL: 'LI',
  LI: 'LI',
  D: 'DE',
  DE: 'DE',
  A: 'AT',
  AT: 'AT',
  F: 'FR',
  FR: 'FR',
  I: 'IT',
  IT: 'IT',
}

/** A postcode and its town in one cell, with or without a country before it; undefined when a number stands where none should. */
export const splitPlace = (
  text: string,
): { postalCode: string; city: string; country: string } | undefined => {
  const usual = /^(?:([A-Z]{1,2})[-\s]\s*)?(\d{4,5})(?:[\s,]\s*(\D.*))?$/u.exec(text)
  if (usual) return { postalCode: usual[2]!, city: usual[3] ?? '', country: envelopes[usual[1] ?? ''] ?? '' }
  const turned = /^(\D+?)[\s,]+(?:([A-Z]{1,2})-)?(\d{4,5})$/u.exec(text)
  if (turned) return { postalCode: turned[3]!, city: turned[1]!, country: envelopes[turned[2] ?? ''] ?? '' }
  return /\d{3}/.test(text) ? undefined : { postalCode: '', city: text, country: '' }
}

/** A whole address in one cell: a street with its number, then a postcode with its town; undefined where no postcode follows. */
export const splitAddress = (text: string) => {
  const cut = /^(.*?)[\s,;]+((?:[A-Z]{1,2}-)?\d{4,5}\s+\D[^,;\n]*)$/su.exec(text.trim())
  const place = cut && splitPlace(cut[2]!)
  return place ? { ...splitStreet(cut[1]!.replaceAll(/\s+/g, ' ')), ...place } : undefined
}

/** «Muster, Anna» is Anna Muster; without a comma only two words are turned, since of more nobody knows where the surname ends. */
export const turnName = (text: string) => {
  const [last = '', first = '', ...more] = text.split(',').map((part) => part.trim())
  if (first && more.length === 0) return `${first} ${last}`
  const words = text.split(/\s+/)
  return words.length === 2 ? `${words[1]} ${words[0]}` : text
}
