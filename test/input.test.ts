import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { fieldsOf, type Schema, schemaOf, withField } from './fields.ts'
import { layFixtures } from './layFixtures.ts'
import { openWorld } from './world.ts'

/**
 * Every field of every endpoint × everything that people, programs and attackers put into fields. Whoever sends it may do
 * everything; nobody gets an answer of 500, and what a field cannot be is refused.
 */
const world = await openWorld()
const { home, rows } = await layFixtures(world)
const appId = rows.appId!

/** What no field that says its type can be. */
const wrong: Record<string, unknown> = {
  'a list in a list': [[[]]],
  'an object that means something elsewhere': { $ne: null },
  'a null byte': 'a\u0000b',
}
/** What some fields can be: taken as it is, or refused, but never a failure. */
const odd: Record<string, unknown> = {
  nothing: null,
  'an empty text': '',
  'a space': ' ',
  'a number': -1,
  'a large number': 1e308,
  'a broken number': 0.1,
  truth: true,
  'a text as long as a book': 'x'.repeat(200_000),
  emoji: '👩🏽‍🔧🥶',
  'half of an emoji': '\ud83d',
  'a text from right to left': '\u202eمرحبا',
  'a control character': 'a\u0007\u001bb',
  HTML: '<img src=x onerror=alert(1)><script>alert(1)</script>',
  SQL: "'; drop table palier.ticket; --",
  'a formula': '=cmd|"/C calc"!A1',
  'a path': '../../etc/passwd',
  'an address inside': 'https://169.254.169.254/',
  'an id of nobody': 'f'.repeat(24),
  'a day that is none': '2026-02-30',
  'a day far away': '+275760-09-13T00:00:00.000Z',
  __proto__: '__proto__',
  'a long list': Array.from({ length: 5000 }, (_, index) => index),
}

const texts: Record<string, () => unknown> = {
  email: () => 'nora@example.ch',
  locale: () => 'ch_FR',
  phoneNumber: () => '+41 31 321 11 11',
  country: () => 'CH',
}
for (const [name, id] of Object.entries(rows)) {
  texts[name] = () => id
  texts[name.replace(/Id$/, 'ID')] = () => id
}

/** An object with none of its fields is an object; what has no type is anything. */
const mayBe = ({ type, anyOf }: Schema, value: unknown): boolean =>
  anyOf?.some((each) => mayBe(each, value)) ??
  (!type || ([type].flat().includes('object') && typeof value === 'object' && !Array.isArray(value)))

type Declared = (typeof modules.endpoints)[number]

/** A caller of one endpoint who may do everything, for things of somebody else and, where it names a person, for their own. */
const callersOf = async ({ endpoint: { method, path }, anonymous }: Declared) => {
  const { personId } = await home.person({ 'platform-owner': { App: appId } })
  const people = path.includes(':userId') ? [rows.userId, personId] : [personId]
  // Some of what is sent ends all sessions: then the next begins.
  let session: Awaited<ReturnType<typeof home.signedIn>> | undefined
  return people.map((userId) => async (query: string, body?: unknown) => {
    const named: Record<string, string | undefined> = { ...rows, userId }
    const url = path.replace(/:(\w+)/g, (_: string, name: string) => named[name] ?? 'token') + query
    if (anonymous) return world.call(method, url, body)
    session ??= await home.signedIn(personId)
    const reply = await session.send(method, url, body)
    if (reply.status !== 401) return reply
    session = await home.signedIn(personId)
    return session.send(method, url, body)
  })
}

for (const declared of modules.endpoints) {
  const { endpoint } = declared
  const title = `${endpoint.method} ${endpoint.path}`
  if (endpoint.body) {
    const schema = schemaOf(endpoint.body)
    test(`${title} takes no field for what it is not`, async () => {
      for (const send of await callersOf(declared)) {
        for (const body of [[], 'text', 1, null, [{}]])
          assert.ok((await send('', body)).status < 500, JSON.stringify(body))
        for (const { path, schema: field } of fieldsOf(schema))
          for (const [kind, value] of Object.entries({ ...wrong, ...odd })) {
            const { status, body } = await send('', withField(schema, texts, path, value))
            const said = `${path.join('.')} took ${kind}: ${status} ${JSON.stringify(body).slice(0, 300)}`
            assert.ok(status < 500, said)
            if (kind in wrong && !mayBe(field, value)) assert.ok(status >= 400, said)
          }
      }
    })
  }
  if (endpoint.query)
    test(`${title} is broken by no query`, async () => {
      const names = Object.keys(schemaOf(endpoint.query!).properties ?? {})
      for (const send of await callersOf(declared))
        for (const name of names)
          for (const [kind, value] of Object.entries({ ...wrong, ...odd })) {
            const text = typeof value === 'string' ? value : JSON.stringify(value)
            const { status } = await send(
              `?${new URLSearchParams({ [name]: text.slice(0, 5000) }).toString()}`,
            )
            assert.ok(status < 500, `${name} took ${kind}: ${status}`)
          }
    })
}
