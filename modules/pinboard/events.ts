import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const post = z.object({ postId: id })

export const postPublished = event('community-article.published', post)
export const postRemoved = event('community-article.deleted', post)
