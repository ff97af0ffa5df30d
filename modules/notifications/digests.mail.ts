import type { MailedKind, NotificationKind } from '#kernel/contract/notifications.ts'
import { type Language, languageOf } from '#kernel/contract/shapes.ts'
import { shortened } from '#kernel/contract/text.ts'
import type { Db } from '#kernel/server/database.ts'
import type { NotifiedOf, Notified } from '#kernel/server/module.ts'
import type { Services } from '#kernel/server/services.ts'
import { type AppBrand, brandOf } from '#modules/organizations/public.ts'
import * as queries from './digests.queries.ts'
import type { Entry } from './digests.queries.ts'
import { digestWords } from './digests.words.ts'
import type { DigestGroup } from './mail.ts'
import { kindsOf, linkOf } from './links.rules.ts'
import { writeMail } from './public.ts'
import { nextDigest, preferenceOf } from './preferences.rules.ts'

/** Tells a person in one mail per app what is due by then, and nothing that they know already or must not see any more. */
export const writeDigest = async (
  db: Db,
  services: Services,
  notifiedOf: NotifiedOf,
  personId: string,
  at: Date,
) => {
  const due = await queries.lockEntries(db, personId, at)
  const reader = due.length > 0 ? await queries.findReader(db, personId) : undefined
  if (!reader) return
  const wanted = due.filter(({ category }) => preferenceOf(reader, 'email', category) !== 'never')
  const told = wanted.length > 0 ? await notifiedOf(db, personId, wanted) : []
  const isNews = await unreadAmong(db, personId, told)
  const news = wanted.filter(isNews)
  const rest = due.filter((entry) => !news.includes(entry))
  if (rest.length > 0) await queries.setNotified(db, rest, at)
  for (const [appId, entries] of Map.groupBy(news, (entry) => entry.appId)) {
    const brand = await brandOf(db, appId)
    if (await write(db, services, { reader, brand, entries, told }))
      await queries.setNotified(db, entries, at)
    else await queries.putOff(db, entries, nextFor(reader, brand, entries[0]!, at))
  }
}

type Reader = NonNullable<Awaited<ReturnType<typeof queries.findReader>>>

/** Late news of a period whose digest is written already belong to the next one. */
const nextFor = (reader: Reader, { timezone }: AppBrand, { category }: Entry, at: Date) => {
  const wish = preferenceOf(reader, 'email', category)
  return nextDigest(wish === 'immediately' || wish === 'never' ? 'daily' : wish, timezone, at)
}

const keyOf = ({ area, objectId }: { area: string; objectId: string }) => `${area} ${objectId}`

const unreadAmong = async (db: Db, personId: string, told: Notified[]) => {
  const objectIds = told.map(({ objectId }) => objectId)
  const inInbox =
    objectIds.length > 0 ? await queries.listRead(db, personId, objectIds) : new Map<string, null>()
  const seen = new Map(told.map((each) => [keyOf(each), [each.readAt, inInbox.get(each.objectId) ?? null]]))
  return (entry: Entry) =>
    seen.get(keyOf(entry))?.every((readAt) => readAt === null || readAt < entry.occurredAt) ?? false
}

const MOST_GROUPS = 50
const MOST_IN_A_GROUP = 10
const LONGEST_QUOTE = 600

interface Writing {
  reader: Reader
  brand: AppBrand
  entries: Entry[]
  told: Notified[]
}

const write = (db: Db, services: Services, { reader, brand, entries, told }: Writing) => {
  const language = languageOf(reader.locale)
  const words = digestWords(language)
  const kinds = kindsOf(services.modules)
  const titles = new Map(told.map((each) => [keyOf(each), each.title]))
  const things = [...Map.groupBy(entries, keyOf)]
  const groups = things.map(([key, [first, ...others]]): DigestGroup => ({
    title: titles.get(key)!,
    url: services.publicUrl + linkOf(kinds, first!),
    open: words.open,
    entries: [first!, ...others].slice(-MOST_IN_A_GROUP).map(({ occurredAt, line, quote }) => ({
      at: words.at(occurredAt, brand.timezone),
      line,
      quote: clipped(quote as DigestGroup['entries'][number]['quote'] | null),
    })),
  }))
  const countedIn = (areas: string[]) => counted(kinds, areas, language)
  const areas = things.map(([, [first]]) => first!.area)
  const heading = words.heading(countedIn(areas).map(({ about }) => about))
  const dueAt = new Date(Math.max(...entries.map((entry) => entry.dueAt.getTime())))
  const hidden = countedIn(areas.slice(MOST_GROUPS)).map(({ more }) => more)
  return writeMail(db, services, {
    key: `digest ${reader.id} ${brand.appId} ${dueAt.toISOString()}`,
    kind: 'digest',
    personId: reader.id,
    recipient: reader.email,
    subject: heading,
    language,
    brand,
    reason: 'digest',
    heading,
    greet: reader.username,
    paragraphs: [words.intro, ...(hidden.length > 0 ? [words.more(hidden)] : [])],
    groups: groups.slice(0, MOST_GROUPS),
    settings: entries.every((entry) => linkOf(kinds, entry).startsWith('/cockpit/')) ? 'cockpit' : 'app',
  })
}

/** How many things there are of each sort, in words: those of several areas can be of one sort. */
const counted = (kinds: readonly (NotificationKind | MailedKind)[], areas: string[], language: Language) => {
  const sortOf = (area: string) => {
    const kind = kinds.find((each) => each.area === area)
    return kind && 'counted' in kind ? kind.counted : undefined
  }
  return [...Map.groupBy(areas, sortOf)].flatMap(([sort, { length }]) => {
    const words = sort?.(language)
    return words ? [{ about: words.about(length), more: words.more(length) }] : []
  })
}

const clipped = (quote: DigestGroup['entries'][number]['quote'] | null) => {
  if (!quote) return undefined
  return { ...quote, text: shortened(quote.text, LONGEST_QUOTE) }
}
