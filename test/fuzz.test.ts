import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc, { type Arbitrary } from 'fast-check'
import { modules } from '#apps/modules.ts'
import { type Schema, schemaOf } from './fields.ts'
import { furnish } from './furniture.ts'
import { openWorld } from './world.ts'

/**
 * Bodies that nobody thought of, made of each endpoint's own schema: mostly what it asks for, in any combination, with ids
 * that exist, and here and there something else altogether. No answer is a 500, and none is long in coming.
 */
const world = await openWorld()
const { home, rows } = await furnish(world)
const stranger = await furnish(world)
const ids = [...Object.values(rows), ...Object.values(stranger.rows)]

const anId = fc.constantFrom(...ids)
const aDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const aText = fc.oneof(
  anId,
  aDay,
  aDay.map((instant) => instant.slice(0, 10)),
  fc.emailAddress(),
  fc.webUrl(),
  fc.constantFrom('', 'ch_DE', 'CH', '+41313211111', 'Europe/Zurich', '#8a4b2a'),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
)

/** What a schema takes; one in ten is any JSON at all. */
const fitting = (schema: Schema): Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: meant(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })

const meant = ({ type, const: only, enum: values, anyOf, items, ...schema }: Schema): Arbitrary<unknown> => {
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
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.maxSafeInteger())
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double())
    case 'boolean':
      return fc.boolean()
    default:
      return aText
  }
}

const settings = { seed: 20_261_123, numRuns: 60, timeout: 20_000 }

for (const { endpoint, anonymous } of modules.endpoints) {
  const { method, path, body } = endpoint
  if (!body) continue
  test(`${method} ${path} survives what nobody thought of`, async () => {
    const { personId } = await home.person({ 'platform-owner': { App: rows.appId! } })
    await fc.assert(
      fc.asyncProperty(fitting(schemaOf(body)), fc.boolean(), async (sent, own) => {
        const named: Record<string, string | undefined> = own ? { ...rows, userId: personId } : rows
        const url = path.replace(/:(\w+)/g, (_: string, name: string) => named[name] ?? 'token')
        // A session of its own: some of what is sent ends all others.
        const send = anonymous ? world.call : (await home.signedIn(personId)).send
        const { status } = await send(method, url, sent)
        assert.ok(status < 500, `${status} for ${JSON.stringify(sent)}`)
      }),
      settings,
    )
  })
}
