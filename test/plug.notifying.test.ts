import { stated } from './lanterns.stated.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moduleList } from '#apps/modules.ts'
import { record } from '#kernel/server/events.ts'
import { assemble } from '#kernel/server/module.ts'
import { type CockpitScreens, problemWordsOf, type ResidentScreens } from '#kernel/web/screens.ts'
import { NotificationKind } from '#modules/accounts/users.contract.ts'
import { kindsOf, notify, notifyByMail, writeMail } from '#modules/notifications/public.ts'
import { linkOf } from '#modules/notifications/links.rules.ts'
import { messageFor } from '#modules/notifications/push.jobs.ts'
import { trailOf } from '#modules/trail/brought.rules.ts'
import { touchOf } from '#modules/trail/telling.rules.ts'
import { lanternGiven, lanternKind } from './lanterns.telling.ts'
import { lanterns } from './lanterns.ts'
import { openWorld } from './world.ts'

const all = [...moduleList, lanterns]
const { services, owner, settle, openOrganization } = await openWorld()
Object.assign(services, { modules: all })
const work = assemble(all)
const home = await openOrganization()
const { appId } = await home.buildHome()
const giver = await home.person({}, { username: 'Rita' })
const reader = await home.person({}, { username: 'Lea', creationAppId: appId, locale: 'gb_EN' })
const lanternId = 'b'.repeat(24)

const mailsToReader = async () =>
  (await owner.query('select * from mail where person_id = $1 order by created_at', [reader.personId])).rows

test('what it tells is in the inbox, and leads to its page from there and from a device', async () => {
  await home.inside((db) =>
    notify(db, lanternKind, { personId: reader.personId, title: 'The lantern', objectId: lanternId }),
  )
  const { body } = await reader.send('GET', `/users/${reader.personId}/notifications`)
  const [{ area, title, objectID, type, category }] = body._embedded.items
  assert.deepEqual(
    [area, title, objectID, type, category],
    ['lanterns', 'The lantern', lanternId, 'lantern', 'messages'],
  )
  assert.equal(messageFor(services, { title, objectId: objectID, area }).url, `/app/lanterns/${lanternId}`)
  const settings = await reader.send('GET', `/users/${reader.personId}/notification-settings`)
  assert.equal(settings.body[category], 'immediately')
})

/** Tells the reader by mail, at once or gathered, as they wish. */
const tell = (key: string, rhythm: string) =>
  home.inside((db) => {
    const brand = { name: 'Haus', colour: '#112233', appId, timezone: 'UTC' }
    const person = { personId: reader.personId, recipient: 'lea@example.ch' }
    const preferences = { channels: { email: true }, notificationSettings: { messages: rhythm } }
    const about = { objectId: lanternId, occurredAt: new Date(Date.now() + 60_000), line: 'Somebody lit it' }
    return notifyByMail(db, lanternKind, { ...about, ...person, preferences, brand, key }, () =>
      writeMail(db, services, {
        ...person,
        key,
        kind: 'lantern',
        subject: 'The lantern',
        language: 'en',
        brand,
        reason: (sender) => `You have a lantern of ${sender}.`,
        heading: 'The lantern',
        paragraphs: ['Somebody lit it'],
      }),
    )
  })

test('it is told by mail, with its own reason, or counted in a digest with its page', async () => {
  await tell('lantern 1', 'immediately')
  const [mail] = await mailsToReader()
  assert.match(mail.text, /You have a lantern of Haus\./)
  await tell('lantern 2', 'daily')
  const write = work.jobs.find(({ name }) => name === 'write digests')!
  const payload = { at: new Date(Date.now() + 3 * 86_400_000).toISOString(), personIds: [reader.personId] }
  const { signal } = new AbortController()
  const { database } = services
  const { organizationId } = home
  await write.run({ organizationId, payload, services, database, attempt: 1, signal })
  const [, digest] = await mailsToReader()
  assert.equal(digest.subject, 'News about one lantern')
  assert.match(
    digest.text,
    /At the front door[\s\S]+Somebody lit it[\s\S]+http:\/\/palier\.test\/app\/lanterns\/b{24}/,
  )
})

test('the trail tells of it in its words, to the person whose account it touches by mail, too', async () => {
  const data = { lanternId, userId: reader.personId }
  await home.inside((db) => record(db, lanternGiven, { actor: giver, subjectId: lanternId, data }))
  await settle(work)
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await settle(work)
  const { body } = await reader.send('GET', `/users/${reader.personId}/trail`)
  const known = trailOf(all.flatMap((module) => module.trail ?? []))
  const told = { language: 'en', trail: known } as const
  assert.equal(touchOf(body._embedded.items[0], told), 'Rita gave you a lantern')
  const mail = (await mailsToReader()).find(({ kind }) => kind === 'account-news')
  assert.match(mail.text, /Rita gave you a lantern/)
})

test('what is generated for contracts names its area and its event', () => {
  const { areas, trailKinds } = stated.names
  assert.ok(areas.includes('lanterns'))
  assert.ok(trailKinds.homes?.includes('lantern.given'))
})

interface Frame<Brought> {
  screens: readonly Brought[]
  navigationOf: (brought: readonly Brought[]) => readonly { to: string }[]
}

test('Cockpit and app lead to its pages, in their place, and say what it refuses', async () => {
  const problems = () => ({ outOfOil: 'It is out of oil' })
  const entry = { to: '/lanterns', words: () => ({ name: 'Lanterns' }) } as const
  const inCockpit: CockpitScreens = {
    problems,
    navigation: [{ ...entry, order: 15, icon: undefined as never }],
  }
  const inApp: ResidentScreens = {
    problems,
    navigation: [{ ...entry, order: 15, icon: '' }],
    notificationPlaces: [lanternKind],
  }
  // What browsers run is typed by tsconfig.web.json.
  const cockpit = (await import(`#apps/${'cockpit'}/screens.ts`)) as Frame<CockpitScreens>
  const app = (await import(`#apps/${'resident'}/screens.ts`)) as Frame<ResidentScreens>
  const pagesOf = (entries: readonly { to: string }[]) => entries.map(({ to }) => to)
  assert.deepEqual(pagesOf(cockpit.navigationOf([...cockpit.screens, inCockpit])).slice(0, 3), [
    '/service-centre',
    '/lanterns',
    '/master-data',
  ])
  assert.deepEqual(pagesOf(app.navigationOf([...app.screens, inApp])), [
    '/',
    '/requests',
    '/lanterns',
    '/news',
    '/profile',
  ])
  const brought = [...app.screens, inApp]
  assert.equal(problemWordsOf(brought, 'en').outOfOil, 'It is out of oil')
  const places = brought.flatMap(({ notificationPlaces }) => notificationPlaces ?? [])
  assert.equal(linkOf(places, { area: 'lanterns', objectId: lanternId }), `/app/lanterns/${lanternId}`)
})

test('the app knows the page of everything that a module tells people of, and who is told can choose how often', async () => {
  const { screens } = (await import(`#apps/${'resident'}/screens.ts`)) as Frame<ResidentScreens>
  const places = screens.flatMap(({ notificationPlaces }) => notificationPlaces ?? [])
  for (const { area, page } of kindsOf(moduleList))
    assert.equal(linkOf(places, { area, objectId: lanternId }), page(lanternId), area)
  const settings = screens.flatMap(({ newsSettings }) => newsSettings ?? [])
  const choices: string[] = [...kindsOf(moduleList), ...settings].map(({ category }) => category)
  const known: readonly string[] = NotificationKind.options
  assert.deepEqual(
    choices.filter((category) => !known.includes(category)),
    [],
  )
})
