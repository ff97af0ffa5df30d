import { z } from 'zod'
import { id, languageOf } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { reaction } from '#kernel/server/events.ts'
import { enqueue, job, nobodyWaits } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { listNotified, notifyByMail, writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { postPublished } from './events.ts'
import { postKind } from './notifications.words.ts'
import { findAnyPost, type PostRow, stillReached } from './queries.ts'
import { postWords } from './words.ts'

const AT_ONCE = 200

export const pinboardReactions = [
  reaction(
    'bring a message of the management to those who were told of it by mail',
    postPublished,
    ({ db, data }) => enqueue(db, mailPost, data),
  ),
]

/** Writes the mails about a post, a few hundred readers at a time. */
export const mailPost = job(
  'bring a post to its readers by mail',
  z.object({ postId: id, after: id.optional() }),
  nobodyWaits,
  ({ database, organizationId, payload: { postId, after }, services }) =>
    inOrganization(database, { organizationId }, async (db) => {
      const post = await findAnyPost(db, postId)
      if (!post) return
      const readers = await listNotified(db, postId, { after, limit: AT_ONCE })
      const there = await stillReached(
        db,
        post,
        readers.map(({ personId }) => personId),
      )
      for (const reader of readers)
        if (reader.emailConfirmedAt && there.has(reader.personId)) await tell(db, services, post, reader)
      if (readers.length === AT_ONCE) await enqueue(db, mailPost, { postId, after: readers.at(-1)!.id })
    }),
)

type Reader = Awaited<ReturnType<typeof listNotified>>[number]

const tell = async (db: Db, services: Services, post: PostRow, reader: Reader) => {
  const brand = await brandOf(db, post.appId)
  const language = languageOf(reader.locale)
  const words = postWords(language)
  const line = words.wrote(post.username ?? brand.name)
  const key = `post ${post.id} ${reader.personId}`
  const quote = { text: post.content || post.title }
  await notifyByMail(
    db,
    postKind,
    {
      objectId: post.id,
      personId: reader.personId,
      preferences: reader,
      occurredAt: post.createdAt,
      brand,
      line,
      quote,
      key,
    },
    () =>
      writeMail(db, services, {
        key,
        kind: 'post',
        personId: reader.personId,
        recipient: reader.email,
        subject: post.title,
        senderName: post.username ? `${post.username} · ${brand.name}` : brand.name,
        language,
        brand,
        reason: words.reason,
        unending: true,
        heading: post.title,
        greet: reader.username,
        paragraphs: [line],
        quote,
        settings: 'app',
        button: { label: words.read, url: services.publicUrl + postKind.page(post.id) },
      }),
  )
}
