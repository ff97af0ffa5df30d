import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const client = z.object({ oauthClientId: id })

export const oauthClientCreated = event('oauth-client.created', client)
export const oauthClientChanged = event('oauth-client.changed', client)
export const oauthClientRemoved = event('oauth-client.removed', client)
export const oauthSecretRotated = event('oauth-client.secret-rotated', client)
export const oauthAccessAllowed = event('oauth-client.allowed', client.extend({ userId: id }))
export const oauthAccessEnded = event('oauth-client.ended', client.extend({ userId: id }))
/** Something came a second time that works once: all tokens that go back to it ended. */
export const oauthReplayed = event('oauth-client.replayed', client.extend({ userId: id }))
