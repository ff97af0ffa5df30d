import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db } from '#kernel/server/database.ts'
import { installationSecret } from '#kernel/server/installation.ts'
import type { Services } from '#kernel/server/services.ts'

/** What links to end mails are signed with. */
const secretOf = (db: Db, services: Pick<Services, 'sealing'>) =>
  installationSecret(db, services, 'unsubscribing', () => randomBytes(32).toString('base64url'))

const signed = (secret: string, named: string) =>
  createHmac('sha256', secret).update(`end mails of ${named}`).digest('base64url')

/** A link that ends the mails to a person, without a sign-in: whoever reads their mail may follow it. */
export const unsubscribeUrl = async (
  db: Db,
  services: Pick<Services, 'publicUrl' | 'sealing'>,
  personId: string,
) => {
  const named = `${db.organizationId}.${personId}`
  const signature = signed(await secretOf(db, services), named)
  return `${services.publicUrl}/api/v1/mail-subscriptions/${named}.${signature}/end`
}

const FORM = /^([0-9a-f]{24})\.([0-9a-f]{24})\.([\w-]{43})$/

/** The organization that a token names; nothing is known of its truth yet. */
export const organizationIn = (token: string) => FORM.exec(token)?.[1]

/** The person whose mails a token ends; undefined when we have not signed it or the person is gone. */
export const findSubscriber = async (db: Db, services: Pick<Services, 'sealing'>, token: string) => {
  const [, organizationId = '', personId = '', signature = ''] = FORM.exec(token) ?? []
  if (organizationId !== db.organizationId) return undefined
  const right = signed(await secretOf(db, services), `${organizationId}.${personId}`)
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return undefined
  return db
    .selectFrom('person')
    .select(['id', 'locale', 'creationAppId'])
    .where('id', '=', personId)
    .executeTakeFirst()
}
