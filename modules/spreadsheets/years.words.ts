import { words } from '#kernel/contract/words.ts'

/** How a year of two digits is read, said before anything is. `last` is the latest year that two digits stand for. */
export const importYearWords = words({
  de: {
    rule: (sample: string, year: number, last: number) =>
      `Jahre mit zwei Ziffern liegen zwischen ${last - 99} und ${last}: «${sample}» wird als ${year} gelesen.`,
  },
  fr: {
    rule: (sample, year, last) =>
      `Les années à deux chiffres vont de ${last - 99} à ${last} : « ${sample} » est lu comme ${year}.`,
  },
  it: {
    rule: (sample, year, last) =>
      `Gli anni a due cifre vanno dal ${last - 99} al ${last}: «${sample}» è letto come ${year}.`,
  },
  en: {
    rule: (sample, year, last) =>
      `Years of two digits are between ${last - 99} and ${last}: “${sample}” is read as ${year}.`,
  },
})
