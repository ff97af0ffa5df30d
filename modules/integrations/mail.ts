import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { DAYS_FAILING, DAYS_TRIED } from './delivering.rules.ts'
import { webhookMailWords } from './mail.words.ts'
import { managingRoles } from './policy.ts'
import { listHolders, type WebhookRow } from './webhooks.queries.ts'

/** Writes to those who look after an app's webhooks that one of them was paused. */
export const notifyAdministrators = async (
  db: Db,
  services: Pick<Services, 'publicUrl' | 'sealing'>,
  { id, appId, description, url, failingSince }: WebhookRow,
) => {
  const brand = await brandOf(db, appId)
  for (const { id: personId, username, email, locale } of await listHolders(db, appId, managingRoles)) {
    const language = languageOf(locale)
    const words = webhookMailWords(language)
    await writeMail(db, services, {
      key: `webhook ${id} ${personId} ${failingSince?.getTime()}`,
      kind: 'webhook',
      personId,
      recipient: email,
      language,
      brand,
      reason: 'interface',
      greet: username,
      subject: words.subject(description),
      heading: words.subject(description),
      paragraphs: [words.failed(new URL(url).host, DAYS_FAILING), words.next(DAYS_TRIED)],
      button: { label: words.open, url: `${services.publicUrl}/cockpit/settings/webhooks/${id}` },
    })
  }
}
