import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const webhooksEntryWords = words({
  de: { name: 'Webhooks' },
  fr: { name: 'Webhooks' },
  it: { name: 'Webhook' },
  en: { name: 'Webhooks' },
})
