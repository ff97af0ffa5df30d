import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { present, trailIn } from './presenter.ts'
import { read } from './queries.ts'
import { findReader, takeNotifications } from './telling.queries.ts'
import { touchOf } from './telling.rules.ts'
import { tellingWords } from './told.words.ts'

const MOST_LINES = 20

/** Tells a person in one mail what has touched their account since the last one. */
export const notifyOfAccount = async (db: Db, services: Services, personId: string) => {
  const reader = await findReader(db, personId)
  const eventIds = await takeNotifications(db, personId)
  const trail = trailIn(services)
  const entries = (await read(db, eventIds)).toReversed().flatMap(present(trail))
  if (!reader || entries.length === 0) return
  const brand = await brandOf(db, entries.at(-1)?.places[0]?.id ?? reader.creationAppId)
  const language = languageOf(reader.locale)
  const words = tellingWords(language)
  const at = new Intl.DateTimeFormat(`${language}-CH`, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: brand.timezone,
  })
  const lines = entries.map(
    (entry) => `${at.format(new Date(entry.occurredAt))} · ${touchOf(entry, { language, trail })}`,
  )
  const hidden = lines.length - MOST_LINES
  const area = reader.staff ? 'cockpit' : 'app'
  await writeMail(db, services, {
    key: `account news ${eventIds.at(-1)}`,
    kind: 'account-news',
    personId,
    recipient: reader.email,
    subject: words.subject(brand.name),
    language,
    brand,
    reason: 'account',
    heading: words.heading,
    greet: reader.username,
    paragraphs: [
      lines.slice(0, MOST_LINES).join('\n'),
      ...(hidden > 0 ? [words.more(hidden)] : []),
      words.unexpected,
    ],
    button: { label: words.button, url: `${services.publicUrl}/${area}/profile` },
  })
}
