/** A seeded stream of decisions: the same seed always decides the same. */
export type Chance = {
  /** A whole number from 0 up to, not including, `below`. */
  below: (below: number) => number
  /** A number from 0 up to, not including, 1. */
  fraction: () => number
  /** True with this probability. */
  of: (probability: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item
  /** A copy in another order. */
  shuffle: <Item>(items: readonly Item[]) => Item[]
}

/** Starts a stream for a key such as 'ticket/17' (FNV-1a, then mulberry32). */
export const chance = (key: string): Chance => {
  let state = 0x811c9dc5
  for (let index = 0; index < key.length; index++)
    state = Math.imul(state ^ key.charCodeAt(index), 0x01000193)
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (bound: number) => Math.floor(fraction() * bound)
  return {
    below,
    fraction,
    of: (probability) => fraction() < probability,
    pick: (items) => items[below(items.length)]!,
    shuffle: (items) => {
      const order = [...items]
      for (let end = order.length - 1; end > 0; end--) {
        const other = below(end + 1)
        ;[order[end], order[other]] = [order[other]!, order[end]!]
      }
      return order
    },
  }
}
