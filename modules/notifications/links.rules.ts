import type { MailedKind, NotificationKind, NotificationPlace } from '#kernel/contract/notifications.ts'

/** The kinds of things that all of these bring. */
export const kindsOf = (
  brought: readonly { notificationKinds?: readonly (NotificationKind | MailedKind)[] }[],
) => brought.flatMap(({ notificationKinds }) => notificationKinds ?? [])

const FIRST_PAGE = '/app/'

/** The page of what somebody is told of, as these places say; what none of them knows leads to the first page. */
export const linkOf = (
  places: readonly NotificationPlace[],
  { area, objectId }: { area: string; objectId: string },
) => places.find((place) => place.area === area)?.page(objectId) ?? FIRST_PAGE
