import { findActorById } from '#modules/accounts/public.ts'
import type { NotifiedOf } from '#kernel/server/module.ts'
import { onPinboard } from './notifications.rules.ts'
import { visibleAmong } from './queries.ts'

/** The posts that a person was told of and can still read. */
export const postNotified: NotifiedOf = async (db, personId, news) => {
  const actor = await findActorById(db, personId)
  if (!actor?.tools.has('pinboard')) return []
  const posts = await visibleAmong(
    db,
    actor,
    news.filter(({ area }) => area === onPinboard.area).map(({ objectId }) => objectId),
  )
  return posts.map(({ id, title }) => ({ objectId: id, area: onPinboard.area, title, readAt: null }))
}
