import type { Place } from './contract.ts'

/** The children of a node as far as they have been read. */
export interface Level {
  items: Place[]
  /** Is there another page? */
  more: boolean
  /** Has the first page come? */
  read: boolean
  problem: unknown
}

/** One line of the tree: a place, or what stands where places are still to come. */
export type TreeRow =
  | { kind: 'place'; key: string; place: Place; level: number; wide: boolean; position: number; size: number }
  | { kind: 'more' | 'failed' | 'empty'; key: string; parent: string; level: number }

/** Such as Unit-<id>. */
export const keyOf = ({ type, id }: Pick<Place, 'type' | 'id'>) => `${type}-${id}`

/** Is there anything below it? Of an app one does not know before one looks. */
export const isBranch = ({ type, groupCount, unitCount }: Place) =>
  type === 'App' || (type === 'Property' && groupCount > 0) || (type === 'Group' && unitCount > 0)

/** The lines of the tree from top to bottom, with what is open unfolded. */
export const linesOf = (
  places: Place[],
  open: ReadonlySet<string>,
  levels: ReadonlyMap<string, Level>,
  level = 1,
  size = places.length,
): TreeRow[] =>
  places.flatMap((place, index) => {
    const key = keyOf(place)
    const wide = isBranch(place) && open.has(key)
    const line: TreeRow = { kind: 'place', key, place, level, wide, position: index + 1, size }
    return wide ? [line, ...below(key, open, levels, level + 1)] : [line]
  })

const below = (
  parent: string,
  open: ReadonlySet<string>,
  levels: ReadonlyMap<string, Level>,
  level: number,
): TreeRow[] => {
  const { items, more, read, problem } = levels.get(parent) ?? unread
  const rest = problem ? 'failed' : more || !read ? 'more' : items.length === 0 ? 'empty' : undefined
  const lines = linesOf(items, open, levels, level, more || !read ? UNKNOWN : items.length)
  return rest ? [...lines, { kind: rest, key: `${rest} ${parent}`, parent, level }] : lines
}

const unread: Level = { items: [], more: false, read: false, problem: undefined }

/** How ARIA says that nobody has counted. */
const UNKNOWN = -1

/** Lines that the keys stop at. */
export const isStop = ({ kind }: TreeRow) => kind === 'place' || kind === 'failed'

/** Where a key leads from a line, and whether it folds or unfolds it; as the ARIA pattern of a tree has it. */
export const stepOf = (
  pressed: string,
  lines: TreeRow[],
  at: number,
): { to?: string | undefined; fold?: boolean } | undefined => {
  const line = lines[at]
  if (!line) return undefined
  const places = (from: number, by: 1 | -1) => {
    for (let index = from; lines[index]; index += by) if (isStop(lines[index]!)) return lines[index]!.key
    return undefined
  }
  switch (pressed) {
    case 'ArrowDown':
      return { to: places(at + 1, 1) }
    case 'ArrowUp':
      return { to: places(at - 1, -1) }
    case 'Home':
      return { to: places(0, 1) }
    case 'End':
      return { to: places(lines.length - 1, -1) }
    case 'ArrowRight':
      if (line.kind !== 'place' || !isBranch(line.place)) return {}
      if (!line.wide) return { fold: false }
      return lines[at + 1]?.level === line.level + 1 ? { to: places(at + 1, 1) } : {}
    case 'ArrowLeft':
      if (line.kind === 'place' && line.wide) return { fold: true }
      return { to: lines.slice(0, at).findLast(({ level }) => level < line.level)?.key }
    default:
      return undefined
  }
}
