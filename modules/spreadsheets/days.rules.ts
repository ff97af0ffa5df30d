import { yearOf } from './years.rules.ts'

/** How the names of months begin in four languages, without accents. */
const MONTHS = [
  'jan gen',
  'feb fev',
  'mar mrz marz',
  'apr avr',
  'mai may mag',
  'jun juin giu',
  'jul juil lug',
  'aug aou ago',
  'sep set',
  'okt oct ott',
  'nov',
  'dez dec dic',
].map((names) => names.split(' '))

/**
 * A day as dd.mm.yyyy, d/m/yy, in ISO or the year first, with or without a time, with the name of its month, or as Excel counts
 * days. Undefined when there is no such day.
 */
export const readDay = (given: string): string | undefined => {
  const text = given.replace(/^'\s*/, '').replace(/^\p{L}{2,10}[.,]{0,2}\s+(?=\d{1,2}[./])/u, '')
  const first =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/.exec(text) ??
    /^((?:19|20)\d\d)()(\d\d)(\d\d)$/.exec(text)
  if (first) return dayOf(+first[1]!, +first[3]!, +first[4]!)
  const swiss = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?: .*)?$/.exec(text)
  if (swiss) return dayOf(swiss[3]!.length === 2 ? yearOf(swiss[3]!) : +swiss[3]!, +swiss[2]!, +swiss[1]!)
  if (/^\d{5}(?:[.,]\d+)?$/.test(text))
    return Temporal.PlainDate.from('1899-12-30')
      .add({ days: Number.parseInt(text, 10) })
      .toString()
  return named(text)
}

/** 1. April 2020, 1er avril 2020, 1° aprile 2020, April 1, 2020. */
const named = (text: string) => {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const after = /^(\d{1,2})(?:\.|er|°|º|o|st|nd|rd|th)?[\s-]*(?:de |of )?([a-z]{3,9})\.?[\s,-]+(\d{4})$/.exec(
    plain,
  )
  const before = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(plain)
  const [day, name, year] = after
    ? [after[1], after[2], after[3]]
    : before
      ? [before[2], before[1], before[3]]
      : []
  const month = name ? MONTHS.findIndex((names) => names.some((each) => name.startsWith(each))) + 1 : 0
  return month > 0 ? dayOf(Number(year), month, Number(day)) : undefined
}

const dayOf = (year: number, month: number, day: number) => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined
}
