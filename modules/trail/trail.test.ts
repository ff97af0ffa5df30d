import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { openWorld } from '#test/world.ts'
import type { TrailEntry } from './contract.ts'

const world = await openWorld()
const { openOrganization, owner, settle } = world
const home = await openOrganization()
const kramgasse = await home.buildHome()
const other = await home.buildHome('Postgasse 4')
const owning = { 'app-owner': { App: kramgasse.appId } }
const named = (username: string) => ({ username })
const anna = await home.person(owning, named('Anna Keller'))
const ofOther = await home.person({ 'app-owner': { App: other.appId } })
const ofBoth = await home.person({ 'app-owner': { App: kramgasse.appId } })
await home.grant(ofBoth.personId, 'app-owner', 'App', other.appId)

type Person = Awaited<ReturnType<typeof home.person>>
const trail = async (reader: Person, query = ''): Promise<TrailEntry[]> => {
  const reply = await reader.send('GET', `/trail?${query}`)
  assert.equal(reply.status, 200)
  return reply.body._embedded.items
}

const grantQa = (by: Person, to: Person, headers = {}) =>
  by.send(
    'POST',
    `/users/${to.personId}/permissions`,
    { role: 'qa', objectID: kramgasse.groupId, objectType: 'Group', restrictions: [] },
    headers,
  )

test('a grant is in the trail: who, to whom, where, from where and by what', async () => {
  const beat = await home.person({}, named('Beat Meier'))
  const reply = await grantQa(anna, beat, { 'user-agent': 'Test Browser 7' })
  assert.equal(reply.status, 201)
  const [entry] = await trail(anna, `personID=${beat.personId}&kind=roles`)
  assert.equal(entry?.type, 'permission.granted')
  assert.deepEqual(entry.actor, { id: anna.personId, username: 'Anna Keller' })
  assert.deepEqual(entry.concerned, { id: beat.personId, username: 'Beat Meier' })
  assert.equal(entry.origin.door, 'screen')
  assert.equal(entry.origin.device, 'Test Browser 7')
  assert.equal(entry.details.role, 'qa')
  assert.deepEqual(
    entry.places.map(({ id }) => id),
    [kramgasse.appId, kramgasse.propertyId, kramgasse.groupId],
  )
})

test('a setting is in the trail with what it was and what it is', async () => {
  await anna.send('PATCH', `/apps/${kramgasse.appId}`, { name: 'Neuer Name' })
  const [entry] = await trail(anna, 'kind=settings')
  assert.equal(entry?.type, 'app.updated')
  assert.deepEqual(entry.changes.name, { from: 'App Kramgasse 12', to: 'Neuer Name' })
})

test('a check-in, a code, a letter and a program are in the trail as they are done', async () => {
  const carla = await home.person({}, named('Carla Rossi'))
  const period = kramgasse.utilisationPeriodId
  await anna.send('POST', '/registration-codes', { code: 'TRAIL-1234567', utilisationPeriods: period })
  await anna.send('POST', '/service-providers', { name: 'Sanitär AG', type: 'craftspeople' })
  await home.checkIn(carla.personId, period)
  await anna.send('DELETE', `/utilisation-periods/${period}/users/${carla.personId}`)
  const types = new Set<string>((await trail(anna, 'limit=20')).map(({ type }) => type))
  for (const type of [
    'registration-code.created',
    'service-provider.created',
    'utilisation-period.checked-out',
  ])
    assert.ok(types.has(type), `${type} is missing`)
})

test('it is found by person, kind, place, day and words, each alone and all together', async () => {
  const dora = await home.person({}, named('Dora Zürcher'))
  await grantQa(anna, dora)
  const today = Temporal.Now.plainDateISO('Europe/Zurich')
  const queries = {
    personID: dora.personId,
    kind: 'roles',
    place: `Property-${kramgasse.propertyId}`,
    from: today.toString(),
    until: today.toString(),
    search: 'zurcher dora',
  }
  const all = new URLSearchParams(queries).toString()
  for (const query of [...Object.entries(queries).map((each) => new URLSearchParams([each]).toString()), all])
    assert.ok(
      (await trail(anna, query)).some(({ concerned }) => concerned?.id === dora.personId),
      `not found by ${query}`,
    )
  const missed = {
    place: `Property-${other.propertyId}`,
    kind: 'exports',
    until: '2020-01-01',
    search: 'dora nobody',
  }
  for (const each of Object.entries(missed)) {
    const query = new URLSearchParams({ ...queries, ...Object.fromEntries([each]) }).toString()
    assert.deepEqual(await trail(anna, query), [], `found by ${query}`)
  }
  assert.deepEqual(await trail(anna, 'search=%25'), [])
})

test('pages follow one another without a gap and without a double', async () => {
  const seen: string[] = []
  for (let after = ''; ;) {
    const { body } = await ofBoth.send('GET', `/trail?limit=3${after && `&after=${after}`}`)
    seen.push(...body._embedded.items.map(({ id }: TrailEntry) => id))
    if (!body.next) break
    after = body.next
  }
  const all = await trail(ofBoth, 'limit=200')
  assert.deepEqual(
    seen,
    all.map(({ id }) => id),
  )
  assert.equal(new Set(seen).size, seen.length)
})

test('an administrator of one app sees what happened there and to the organization, not in another app', async () => {
  const erna = await home.person({}, named('Erna Huber'))
  await grantQa(anna, erna)
  await anna.send('POST', '/service-providers', { name: 'Maler AG', type: 'craftspeople' })
  const theirs = await trail(ofOther, 'limit=200')
  assert.ok(theirs.every(({ places }) => !places.some(({ id }) => id === kramgasse.appId)))
  assert.ok(theirs.some(({ type }) => type === 'service-provider.created'))
  assert.deepEqual(await trail(ofOther, `personID=${erna.personId}`), [])
  assert.equal((await trail(ofBoth, `personID=${erna.personId}`)).length, 1)
})

test('who does not look after the organization reads no trail, and another organization none of ours', async () => {
  const agent = await home.person({ 'service-center-manager': { App: kramgasse.appId } })
  const onBuilding = await home.person({ 'platform-owner': { Group: kramgasse.groupId } })
  for (const person of [agent, onBuilding, await home.person()])
    for (const [method, url] of [
      ['GET', '/trail'],
      ['POST', '/trail/exports'],
    ] as const)
      assert.equal((await person.send(method, url, method === 'POST' ? {} : undefined)).status, 403)
  const elsewhere = await openOrganization()
  const { appId } = await elsewhere.buildHome()
  const stranger = await elsewhere.person({ 'app-owner': { App: appId } })
  assert.deepEqual((await stranger.send('GET', '/trail')).body._embedded.items, [])
})

test('the export is a CSV of what the filters leave, in the reader’s language, harmless in spreadsheets, and itself in the trail', async () => {
  const evil = await home.person({}, named('=1+1'))
  await grantQa(anna, evil)
  const asked = await anna.send('POST', '/trail/exports', { personID: evil.personId })
  assert.equal(asked.status, 201)
  const file = await anna.send('GET', asked.body.url.replace('/api/v1', ''))
  assert.match(file.headers.get('content-type')!, /text\/csv/)
  const [header, ...lines] = parse(file.body.replace(/^\u{feff}/u, '')) as string[][]
  assert.equal(header?.[0], 'Zeit')
  assert.equal(lines.length, 1)
  assert.ok(lines[0]?.every((cell) => !cell.startsWith('=')))
  assert.match(lines[0]![1]!, /hat .* die Berechtigung «Anliegen lesen» für Kramgasse 12 gegeben/)
  assert.equal((await trail(anna, 'kind=exports'))[0]?.type, 'trail.exported')
  assert.equal((await ofBoth.send('GET', asked.body.url.replace('/api/v1', ''))).status, 404)
})

test('no export without a fresh proof', async () => {
  const person = await home.person(owning)
  await owner.query('update session set proved_at = null where id = $1', [person.sessionId])
  const reply = await person.send('POST', '/trail/exports', {})
  assert.equal(reply.status, 403)
  assert.equal(reply.body.code, 'proof-needed')
})

test('people see what happened to their own account, and not from where others did it', async () => {
  const fritz = await home.person({}, named('Fritz Frei'))
  await grantQa(anna, fritz)
  const { body, status } = await fritz.send('GET', `/users/${fritz.personId}/trail`)
  assert.equal(status, 200)
  const [entry] = body._embedded.items
  assert.equal(entry.type, 'permission.granted')
  assert.equal(entry.actor.username, 'Anna Keller')
  assert.deepEqual([entry.origin.address, entry.origin.device], ['', ''])
  assert.equal((await anna.send('GET', `/users/${fritz.personId}/trail`)).status, 404)
})

const dueNow = () =>
  owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
const mailsTo = async (personId: string) =>
  (
    await owner.query(
      `select subject, text from mail where person_id = $1 and kind = 'account-news' order by id`,
      [personId],
    )
  ).rows

test('nine roles are one mail, in the language of the person they were given to', async () => {
  const gina = await home.person({}, { username: 'Gina Roth', locale: 'ch_FR' })
  const given = await anna.send('PUT', `/users/${gina.personId}/preset`, {
    preset: 'standard-administrator',
    objectID: kramgasse.appId,
    objectType: 'App',
  })
  assert.equal(given.status, 200)
  await settle()
  assert.deepEqual(await mailsTo(gina.personId), [])
  await dueNow()
  await settle()
  const [mail, another] = await mailsTo(gina.personId)
  assert.equal(another, undefined)
  assert.match(mail.subject, /Votre compte/)
  assert.equal(mail.text.match(/vous a donné l’autorisation/g)?.length, 9)
})

test('nobody is told what they did themselves, and nobody who cannot sign in', async () => {
  const hans = await home.person()
  await hans.send('PATCH', `/users/${hans.personId}`, { description: 'Ich' })
  const unconfirmed = await home.person({}, { emailConfirmedAt: null })
  await grantQa(anna, unconfirmed)
  await settle()
  await dueNow()
  await settle()
  assert.deepEqual([...(await mailsTo(hans.personId)), ...(await mailsTo(unconfirmed.personId))], [])
})

test('who follows the events as an integrator learns no addresses and no devices', async () => {
  const { body } = await anna.send('GET', '/events?limit=100')
  assert.ok(body._embedded.items.length > 0)
  assert.doesNotMatch(JSON.stringify(body), /origin|Test Browser/)
})

test('the application can neither change nor remove what was recorded', async () => {
  for (const statement of [
    `update event set data = '{}' where organization_id = 'x'`,
    `delete from event where organization_id = 'x'`,
  ])
    await assert.rejects(
      home.inside((db) => sql.raw(statement).execute(db)),
      { code: '42501' },
    )
})

test('after 24 months an entry is forgotten, and not before', async () => {
  const old = async (months: number) => {
    const at = new Date(Temporal.Now.zonedDateTimeISO('UTC').subtract({ months }).epochMilliseconds)
    const id =
      Math.floor(at.getTime() / 1000)
        .toString(16)
        .padStart(8, '0') + 'f'.repeat(16)
    await owner.query(
      `insert into event (id, organization_id, type, subject_id, trail, occurred_at) values ($1, $2, 'organization.updated', $2::text, true, $3)`,
      [id, home.organizationId, at],
    )
    return id
  }
  const [gone, kept] = [await old(25), await old(23)]
  const { modules } = await import('#apps/modules.ts')
  const daily = modules.dailyJobs.find(({ name }) => name === 'forget what the trail kept for 24 months')!
  await home.inside((db) => daily.run({ db, services: world.services }))
  await settle()
  const { rows } = await owner.query('select id from event where id = any($1)', [[gone, kept]])
  assert.deepEqual(rows, [{ id: kept }])
})
