import { findActorById } from '#modules/accounts/public.ts'
import type { DigestSource } from '#modules/notifications/public.ts'
import { visibleAmong } from './queries.ts'

export { postShowing } from './endpoints.ts'

/** The posts that a person was told of and can still read. */
export const postNews: DigestSource = async (db, personId, news) => {
  const actor = await findActorById(db, personId)
  if (!actor?.tools.has('pinboard')) return []
  const posts = await visibleAmong(
    db,
    actor,
    news.filter(({ area }) => area === 'pinboard').map(({ objectId }) => objectId),
  )
  return posts.map(({ id, title }) => ({ objectId: id, area: 'pinboard', title, readAt: null }))
}
