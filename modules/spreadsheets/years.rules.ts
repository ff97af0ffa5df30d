/** How many years ahead of today a year of two digits may lie: leases are signed for twenty years, not for a hundred. */
const YEARS_AHEAD = 20

/** The latest year that two digits stand for. */
export const lastYear = (thisYear = new Date().getFullYear()) => thisYear + YEARS_AHEAD

/** The year that two digits stand for: the one that is at most twenty years ahead of today. */
export const yearOf = (digits: string, thisYear?: number) => {
  const last = lastYear(thisYear)
  return last - ((last - Number(digits)) % 100)
}

/** The two digits that a day as people write it ends in; undefined when its year is written out. */
export const digitsOfYear = (day: string) => /^\d{1,2}[./-]\d{1,2}[./-](\d{2})(?: .*)?$/.exec(day)?.[1]
