import type { MailedKind, NewsKind, NewsPlace } from '#kernel/contract/news.ts'

/** The kinds of things that all of these bring. */
export const kindsOf = (brought: readonly { newsKinds?: readonly (NewsKind | MailedKind)[] }[]) =>
  brought.flatMap(({ newsKinds }) => newsKinds ?? [])

const FIRST_PAGE = '/app/'

/** The page of what somebody is told of, as these places say; what none of them knows leads to the first page. */
export const pageOf = (
  places: readonly NewsPlace[],
  { area, objectId }: { area: string; objectId: string },
) => places.find((place) => place.area === area)?.page(objectId) ?? FIRST_PAGE
