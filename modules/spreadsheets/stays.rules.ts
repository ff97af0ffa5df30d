/** A tenancy of a unit in days since 1900, both days belong to it; one that `stays` is there already and does not change. */
export interface Stay {
  /** The planned object; null for what is there and the file does not speak of. */
  id: string | null
  unitId: string
  first: number
  last: number | null
  stays: boolean
}

/**
 * Which planned tenancies overlap with one that is kept: with those that stay, or with an earlier line of the file. Takes
 * them unit by unit, those that stay first, then in the order of the file; n of a unit cost n log n.
 */
export const overlapping = (ordered: readonly Stay[]): string[] => {
  const refused: string[] = []
  let unit: string | undefined
  let kept: { first: number; last: number }[] = []
  for (const { id, unitId, first, last, stays } of ordered) {
    if (unitId !== unit) [unit, kept] = [unitId, []]
    const end = last ?? Infinity
    const next = firstAfter(kept, first)
    const [earlier, later] = [kept[next - 1], kept[next]]
    const clashes = (earlier && earlier.last >= first) || (later && later.first <= end)
    if (clashes && !stays) refused.push(id!)
    else kept.splice(next, 0, { first, last: end })
  }
  return refused
}

/** The place of the first that begins after a day. */
const firstAfter = (kept: readonly { first: number }[], day: number) => {
  let [from, to] = [0, kept.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (kept[middle]!.first <= day) from = middle + 1
    else to = middle
  }
  return from
}
