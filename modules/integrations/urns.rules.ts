/** The segments of a URN behind `urn:allthings:` or `urn:palier:`, which mean the same. */
const segmentsOf = (urn: string) => urn.split(':').slice(2)

/** An event's URN, whose category goes by several names: its id, its key, and those of the category above it. */
export interface Subject {
  urn: string
  category?: { id: string; key: string; parentId: string | null; parentKey: string | null } | undefined
}

/** Is the event one of those that the pattern names? A `*` stands for one segment, at the end for all that follow. */
export const urnMatches = (pattern: string, { urn, category }: Subject) => {
  const wanted = segmentsOf(pattern)
  const found = segmentsOf(urn)
  const names = (segment: string | undefined) =>
    category && segment === category.id
      ? [category.id, category.key, category.parentId, category.parentKey]
      : [segment]
  return (
    (wanted.length === found.length || (wanted.at(-1) === '*' && wanted.length <= found.length)) &&
    wanted.every((segment, at) => segment === '*' || names(found[at]).includes(segment))
  )
}

/** The app that a pattern names; undefined when it names any. */
export const appOfUrn = (pattern: string) => {
  const [, appId] = segmentsOf(pattern)
  return appId === '*' ? undefined : appId
}
