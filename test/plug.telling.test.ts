import { stated } from './statedBells.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { moduleList } from '#apps/modules.ts'
import { statedBy } from '#apps/stated.ts'
import type { MailedKind } from '#kernel/contract/news.ts'
import { id, type Language } from '#kernel/contract/shapes.ts'
import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { plural, words } from '#kernel/contract/words.ts'
import { event, eventsIn, record } from '#kernel/server/events.ts'
import { assemble, type Module } from '#kernel/server/module.ts'
import { type CockpitScreens, problemWordsOf, type ResidentScreens } from '#kernel/web/screens.ts'
import { NotificationKind } from '#modules/accounts/users.contract.ts'
import { kindsOf, notify, tellByMail, writeMail } from '#modules/notifications/public.ts'
import { pageOf } from '#modules/notifications/pages.rules.ts'
import { messageFor } from '#modules/notifications/push.jobs.ts'
import { trailOf } from '#modules/trail/brought.rules.ts'
import { touchOf } from '#modules/trail/telling.rules.ts'
import { openWorld } from './world.ts'

/** A tool that is made here tells people of their bells, and of who rang them. */
const bellKind: MailedKind = {
  area: 'bells',
  page: (bellId) => `/app/bells/${bellId}`,
  type: 'bell',
  category: 'messages',
  counted: (language: Language) => ({
    about: (count) => plural(language, count, { one: 'one bell', other: '# bells' }),
    more: (count) => plural(language, count, { one: 'one more bell', other: '# more bells' }),
  }),
}
const bellRung = event('bell.rung', z.object({ bellId: id, userId: id }), {
  trail: { concerns: 'userId', tells: 'of-others' },
})
const rang: Record<'bell.rung', Sentence> = { 'bell.rung': ({ who, whom }) => `${who} rang at ${whom}` }
const rangHere: Record<'bell.rung', Sentence> = { 'bell.rung': ({ who }) => `${who} rang at your door` }
const trail: TrailWords = {
  kinds: { homes: ['bell.rung'] },
  sentences: words({ de: rang, fr: rang, it: rang, en: rang }),
  touching: words({ de: rangHere, fr: rangHere, it: rangHere, en: rangHere }),
}
const bells: Module = {
  name: 'bells',
  tables: [],
  events: eventsIn({ bellRung }),
  trail,
  newsKinds: [bellKind],
  news: async (_, __, news) =>
    news
      .filter(({ area }) => area === bellKind.area)
      .map(({ objectId, area }) => ({ objectId, area, title: 'Front door', readAt: null })),
}
const all = [...moduleList, bells]
const { platform, owner, settle, openOrganization } = await openWorld()
Object.assign(platform, { modules: all })
const work = assemble(all)
const home = await openOrganization()
const { appId } = await home.buildHome()
const ringer = await home.person({}, { username: 'Rita' })
const reader = await home.person({}, { username: 'Lea', creationAppId: appId, locale: 'gb_EN' })
const bellId = 'b'.repeat(24)

const mailsToReader = async () =>
  (await owner.query('select * from mail where person_id = $1 order by created_at', [reader.personId])).rows

test('what it tells is in the inbox, and leads to its page from there and from a device', async () => {
  await home.inside((db) =>
    notify(db, bellKind, { personId: reader.personId, title: 'The bell', objectId: bellId }),
  )
  const { body } = await reader.send('GET', `/users/${reader.personId}/notifications`)
  const [{ area, title, objectID, type, category }] = body._embedded.items
  assert.deepEqual([area, title, objectID, type, category], ['bells', 'The bell', bellId, 'bell', 'messages'])
  assert.equal(messageFor(platform, { title, objectId: objectID, area }).url, `/app/bells/${bellId}`)
  const settings = await reader.send('GET', `/users/${reader.personId}/notification-settings`)
  assert.equal(settings.body[category], 'immediately')
})

/** Tells the reader by mail, at once or gathered, as they wish. */
const tell = (key: string, rhythm: string) =>
  home.inside((db) => {
    const brand = { name: 'Haus', colour: '#112233', appId, timezone: 'UTC' }
    const person = { personId: reader.personId, recipient: 'lea@example.ch' }
    const wishes = { channels: { email: true }, notificationSettings: { messages: rhythm } }
    const about = { objectId: bellId, occurredAt: new Date(Date.now() + 60_000), line: 'Somebody rang' }
    return tellByMail(db, bellKind, { ...about, ...person, wishes, brand, key }, () =>
      writeMail(db, platform, {
        ...person,
        key,
        kind: 'bell',
        subject: 'The bell',
        language: 'en',
        brand,
        reason: (sender) => `You have a bell of ${sender}.`,
        heading: 'The bell',
        paragraphs: ['Somebody rang'],
      }),
    )
  })

test('it is told by mail, with its own reason, or counted in a digest with its page', async () => {
  await tell('bell 1', 'immediately')
  const [mail] = await mailsToReader()
  assert.match(mail.text, /You have a bell of Haus\./)
  await tell('bell 2', 'daily')
  const write = work.jobs.find(({ name }) => name === 'write digests')!
  const payload = { at: new Date(Date.now() + 3 * 86_400_000).toISOString(), personIds: [reader.personId] }
  const { signal } = new AbortController()
  const { database } = platform
  const { organizationId } = home
  await write.run({ organizationId, payload, platform, database, attempt: 1, signal })
  const [, digest] = await mailsToReader()
  assert.equal(digest.subject, 'News about one bell')
  assert.match(digest.text, /Front door[\s\S]+Somebody rang[\s\S]+http:\/\/palier\.test\/app\/bells\/b{24}/)
})

test('the trail tells of it in its words, to the person whose account it touches by mail, too', async () => {
  const data = { bellId, userId: reader.personId }
  await home.inside((db) => record(db, bellRung, { actor: ringer, subjectId: bellId, data }))
  await settle(work)
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await settle(work)
  const { body } = await reader.send('GET', `/users/${reader.personId}/trail`)
  const known = trailOf(all.flatMap((module) => module.trail ?? []))
  const told = { language: 'en', trail: known } as const
  assert.equal(touchOf(body._embedded.items[0], told), 'Rita rang at your door')
  const mail = (await mailsToReader()).find(({ kind }) => kind === 'account-news')
  assert.match(mail.text, /Rita rang at your door/)
})

test('what is generated for contracts names its area and its event', () => {
  const { areas, trailKinds } = statedBy(all).names
  assert.deepEqual(areas, stated.areas)
  assert.deepEqual(trailKinds.homes, stated.homes)
})

interface Frame<Brought> {
  screens: readonly Brought[]
  navigationOf: (brought: readonly Brought[]) => readonly { to: string }[]
}

test('Cockpit and app lead to its pages, in their place, and say what it refuses', async () => {
  const problems = () => ({ bellStuck: 'The bell is stuck' })
  const entry = { to: '/bells', words: () => ({ name: 'Bells' }) } as const
  const inCockpit: CockpitScreens = {
    problems,
    navigation: [{ ...entry, order: 15, icon: undefined as never }],
  }
  const inApp: ResidentScreens = {
    problems,
    navigation: [{ ...entry, order: 15, icon: '' }],
    newsPlaces: [bellKind],
  }
  // What browsers run is typed by tsconfig.web.json.
  const cockpit = (await import(`#apps/${'cockpit'}/screens.ts`)) as Frame<CockpitScreens>
  const app = (await import(`#apps/${'resident'}/screens.ts`)) as Frame<ResidentScreens>
  const pagesOf = (entries: readonly { to: string }[]) => entries.map(({ to }) => to)
  assert.deepEqual(pagesOf(cockpit.navigationOf([...cockpit.screens, inCockpit])).slice(0, 3), [
    '/service-centre',
    '/bells',
    '/master-data',
  ])
  assert.deepEqual(pagesOf(app.navigationOf([...app.screens, inApp])), [
    '/',
    '/requests',
    '/bells',
    '/news',
    '/profile',
  ])
  const brought = [...app.screens, inApp]
  assert.equal(problemWordsOf(brought, 'en').bellStuck, 'The bell is stuck')
  const places = brought.flatMap(({ newsPlaces }) => newsPlaces ?? [])
  assert.equal(pageOf(places, { area: 'bells', objectId: bellId }), `/app/bells/${bellId}`)
})

test('the app knows the page of everything that a module tells people of, and who is told can choose how often', async () => {
  const { screens } = (await import(`#apps/${'resident'}/screens.ts`)) as Frame<ResidentScreens>
  const places = screens.flatMap(({ newsPlaces }) => newsPlaces ?? [])
  for (const { area, page } of kindsOf(moduleList))
    assert.equal(pageOf(places, { area, objectId: bellId }), page(bellId), area)
  const settings = screens.flatMap(({ newsSettings }) => newsSettings ?? [])
  const choices: string[] = [...kindsOf(moduleList), ...settings].map(({ category }) => category)
  const known: readonly string[] = NotificationKind.options
  assert.deepEqual(
    choices.filter((category) => !known.includes(category)),
    [],
  )
})
