import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import {
  can,
  id,
  instant,
  line,
  pageOf,
  paging,
  PlaceKey,
  prose,
  limitByKey,
} from '#kernel/contract/shapes.ts'

const tool = 'pinboard' as const

/** What a post is about, in the words of the wire; `admin-messages` come from the management and are told to everybody. */
export const PostCategory = z.enum([
  'admin-messages',
  'messages',
  'events',
  'local-events',
  'surveys',
  'deals',
  'local-deals',
  'services',
  'local-services',
  'hints-and-tips',
  'sustainability',
  'lost-and-found',
  'support-offer',
  'support-request',
  'new-things-for-sale',
  'new-things-to-give',
  'welcome-message',
  'miscellaneous',
])

export const Post = z.object({
  id,
  category: PostCategory,
  channels: z.array(PlaceKey),
  title: z.string(),
  content: z.string(),
  createdAt: instant,
  author: z.object({ id, username: z.string(), profileImage: id.nullable() }).nullable(),
  can: can('remove'),
})
export type Post = z.infer<typeof Post>

export const publishPost = endpoint({
  summary:
    'Publish a post; whom its channels reach is told of a message of the management before this returns',
  method: 'POST',
  path: '/users/:userId/community-articles',
  tool,
  body: z.object({
    category: PostCategory,
    channels: z.array(PlaceKey).min(1).max(100),
    /** In the name of the app instead of one’s own; for who looks after the pinboard there. */
    asManagement: z.boolean().default(false),
    title: line(),
    content: prose(),
  }),
  reply: Post,
  problems: ['no-such-place', 'beyond-own-permissions'],
})

export const listPosts = endpoint({
  summary: 'The posts that one can read, newest first, paged by key',
  method: 'GET',
  path: '/community-articles',
  tool,
  query: z.object({ limit: limitByKey(100, 20), after: paging.after }),
  reply: pageOf(Post),
})

export const findPost = endpoint({
  summary: 'A post',
  method: 'GET',
  path: '/community-articles/:postId',
  tool,
  reply: Post,
})

export const removePost = endpoint({
  summary: 'Take a post away',
  method: 'DELETE',
  path: '/community-articles/:postId',
  tool,
})
