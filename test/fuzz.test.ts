import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc, { type Arbitrary } from 'fast-check'
import { modules } from '#apps/modules.ts'
import { arbitraryDay, arbitraryNumber, arbitraryText } from './arbitrary.ts'
import { type Schema, schemaOf } from './fields.ts'
import { layFixtures } from './layFixtures.ts'
import { openWorld } from './world.ts'

/**
 * Bodies that nobody thought of, made of each endpoint's own schema: mostly what it asks for, in any combination, with ids
 * that exist, and here and there something else altogether; what stands in addresses and headers, too. No answer is a 500, none is
 * what PostgreSQL had to refuse because we had not, and none is long in coming.
 */
const world = await openWorld()
const { home, rows } = await layFixtures(world)
const stranger = await layFixtures(world)
const ids = [...Object.values(rows), ...Object.values(stranger.rows)]

const anId = fc.constantFrom(...ids)
const aDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const aDate = fc.oneof(
  aDay,
  aDay.map((instant) => instant.slice(0, 10)),
  arbitraryDay,
)
const aWord = fc.oneof(
  anId,
  aDate,
  arbitraryNumber,
  fc.emailAddress(),
  fc.webUrl(),
  fc.constantFrom('', 'ch_DE', 'CH', '+41313211111', 'Europe/Zurich', '#8a4b2a', 'a@müller.ch'),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  arbitraryText,
)
const aBook = fc.constantFrom(
  '👩🏽\u200d🔧'.repeat(100_000),
  `e${'\u0301'.repeat(500_000)}`,
  '\ud83d'.repeat(100_000),
)
const aText = fc.oneof({ weight: 300, arbitrary: aWord }, { weight: 1, arbitrary: aBook })

/** What a schema takes; one in ten is any JSON at all. */
const fitting = (schema: Schema): Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: meant(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })

const meant = ({
  type,
  format = '',
  const: only,
  enum: values,
  anyOf,
  items,
  ...schema
}: Schema): Arbitrary<unknown> => {
  if (only !== undefined) return fc.constant(only)
  if (values) return fc.constantFrom(...values)
  if (anyOf) return fc.oneof(...anyOf.map(fitting))
  const { properties = {}, required = [], additionalProperties } = schema
  switch ([type].flat()[0]) {
    case 'object':
      return typeof additionalProperties === 'object'
        ? fc.dictionary(aText, fitting(additionalProperties), { maxKeys: 4 })
        : fc.record(
            Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, fitting(field)])),
            { requiredKeys: required },
          )
    case 'array':
      return fc.array(fitting(items ?? {}), { maxLength: 6 })
    case 'integer':
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.maxSafeInteger(), fc.constantFrom(2 ** 31, -1e21))
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double())
    case 'boolean':
      return fc.boolean()
    default:
      return format.startsWith('date') ? aDate : aText
  }
}

const settings = { seed: 20_261_123, numRuns: 60, timeout: 20_000 }

/** Somebody who may do everything, and how they call an endpoint: what it says is no failure. */
const callerOf = async ({ endpoint: { method, path }, anonymous }: Declared) => {
  const { personId } = await home.person({ 'platform-owner': { App: rows.appId! } })
  return async (
    sent: unknown,
    { own = false, query = {}, words = {}, headers = {} }: Partial<Address> & { own?: boolean } = {},
  ) => {
    const named: Record<string, string | undefined> = own ? { ...rows, userId: personId } : rows
    const to = path.replace(/:(\w+)/g, (_: string, name: string) =>
      encodeURIComponent((words[name] ?? named[name] ?? 'token').toWellFormed()),
    )
    // A session of its own: some of what is sent ends all others.
    const send = anonymous ? world.call : (await home.signedIn(personId)).send
    const { status, body } = await send(
      method,
      `${to}?${new URLSearchParams(query).toString()}`,
      sent,
      headers,
    )
    const said = `${status} ${JSON.stringify(body)} for ${JSON.stringify({ sent, query, words, headers }).slice(0, 2000)}`
    assert.ok(status < 500 && Object(body).code !== 'not-storable', said)
  }
}
type Declared = (typeof modules.endpoints)[number]

interface Address {
  query: Record<string, string>
  words: Record<string, string>
  headers: Record<string, string>
}

/** What can stand in a line of a header: bytes, and no line break. */
const aHeader = fc.oneof(
  arbitraryText.map((text) =>
    Buffer.from(text)
      .toString('latin1')
      .replaceAll(/[^ -\u00ff]/g, ' ')
      .trim(),
  ),
  arbitraryNumber.map((number) => `"${number}"`.normalize('NFKD').replaceAll(/[^ -~]/g, '')),
)

const addressOf = ({ path, query }: Declared['endpoint']): Arbitrary<Address> =>
  fc.record({
    query: fc.record(
      Object.fromEntries(
        Object.entries((query && schemaOf(query).properties) ?? {}).map(([name, field]) => [
          name,
          fitting(field).map((value) =>
            (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 3000),
          ),
        ]),
      ),
      { requiredKeys: [] },
    ) as Arbitrary<Record<string, string>>,
    words: fc.record(
      Object.fromEntries(
        [...path.matchAll(/:(\w+)/g)].map(([, name]) => [name!, aWord.map((word) => word || 'x')]),
      ),
      { requiredKeys: [] },
    ) as Arbitrary<Record<string, string>>,
    headers: fc.record(
      Object.fromEntries(
        ['user-agent', 'if-match', 'idempotency-key', 'accept-language', 'x-request-id', 'range'].map(
          (name) => [name, aHeader],
        ),
      ),
      { requiredKeys: [] },
    ) as Arbitrary<Record<string, string>>,
  })

for (const declared of modules.endpoints) {
  const { method, path, body } = declared.endpoint
  if (body)
    test(`${method} ${path} survives what nobody thought of`, async () => {
      const call = await callerOf(declared)
      const property = fc.asyncProperty(fitting(schemaOf(body)), fc.boolean(), (sent, own) =>
        call(sent, { own }),
      )
      await fc.assert(property, settings)
    })
  test(`${method} ${path} survives whatever it is addressed with`, async () => {
    const call = await callerOf(declared)
    const sent = body && method !== 'GET' ? {} : undefined
    const property = fc.asyncProperty(addressOf(declared.endpoint), fc.boolean(), (address, own) =>
      call(sent, { ...address, own }),
    )
    await fc.assert(property, { ...settings, numRuns: 8 })
  })
}
