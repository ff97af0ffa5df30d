import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { changes, event } from '#kernel/server/events.ts'

/** The name stays readable when the program is gone. */
const client = z.object({ oauthClientId: id, name: z.string().optional() })
const access = client.extend({ userId: id })

export const oauthClientCreated = event('oauth-client.created', client, { trail: {} })
export const oauthClientChanged = event('oauth-client.changed', client.extend({ changes }), { trail: {} })
export const oauthClientRemoved = event('oauth-client.removed', client, { trail: {} })
export const oauthSecretRotated = event('oauth-client.secret-rotated', client, { trail: {} })
export const oauthAccessAllowed = event('oauth-client.allowed', access, {
  trail: { concerns: 'userId', tells: 'always' },
})
export const oauthAccessEnded = event('oauth-client.ended', access, { trail: { concerns: 'userId' } })
/** Something came a second time that works once: all tokens that go back to it ended. */
export const oauthReplayed = event('oauth-client.replayed', access, {
  trail: { concerns: 'userId', tells: 'always' },
})
