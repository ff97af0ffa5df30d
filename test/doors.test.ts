import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { z } from 'zod'
import { modules } from '#apps/modules.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { isPlausible } from '#kernel/contract/shapes.ts'
import { oneLine, severalLines } from '#kernel/contract/text.ts'
import { asJson, parsed } from '#kernel/server/input.ts'
import { arbitraryDay, arbitraryNumber, arbitraryText } from './arbitrary.ts'

/**
 * Every field of every endpoint that takes text × any text: what its shape lets through is in the one form that is kept, shown
 * and compared. Who adds a field as bare z.string() is told so here.
 */

/** Compared as they are and kept by nobody, or read as JSON or a key of a page by what asks for them. */
const AS_IT_IS = new Set([
  'password',
  'currentPassword',
  'plainPassword',
  'secret',
  'ticket',
  'proof',
  'token',
  'code',
  'challenge',
  'filter',
  'after',
  'endpoint',
  // Compared with the names in a file.
  'sheet',
  'value',
  // Numbers of a list, which are thrown away.
  'availableLocales key',
])

interface Leaf {
  name: string
  shape: z.ZodType
  format: string
}

/** What zod knows of a shape, by its type. */
interface Definition {
  type: string
  format?: string
  shape: Record<string, z.ZodType>
  options: z.ZodType[]
  element: z.ZodType
  keyType: z.ZodType
  valueType: z.ZodType
  in: z.ZodType
  innerType?: z.ZodType
}

/** The fields of a shape that are text when they come in. */
const leavesOf = (shape: z.ZodType, name = ''): Leaf[] => {
  const def = shape.def as unknown as Definition
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, inner]) => leavesOf(inner, key))
    case 'array':
      return leavesOf(def.element, name)
    case 'record':
      return [...leavesOf(def.keyType, `${name} key`), ...leavesOf(def.valueType, name)]
    case 'union':
      return def.options.flatMap((option) => leavesOf(option, name))
    case 'pipe':
      return begins(shape) === 'string' ? [{ name, shape, format: '' }] : leavesOf(def.in, name)
    case 'string':
      return [{ name, shape, format: def.format ?? '' }]
    default:
      return def.innerType ? leavesOf(def.innerType, name) : []
  }
}

/** The type that goes into the first of a line of shapes. */
const begins = (shape: z.ZodType): string => {
  const def = shape.def as unknown as Definition
  return def.type === 'pipe' ? begins(def.in) : def.type
}

const fields = modules.endpoints.flatMap(({ endpoint: { method, path, query, body } }) =>
  [query, body].flatMap((shape) =>
    shape ? leavesOf(shape).map((leaf) => ({ ...leaf, at: `${method} ${path} ${leaf.name}` })) : [],
  ),
)

test('every field that takes text takes it through a door', () => {
  assert.ok(fields.length > 200)
  const anything = fc.oneof(arbitraryText, arbitraryDay, arbitraryNumber)
  for (const { at, name, shape, format } of fields) {
    if (AS_IT_IS.has(name)) continue
    fc.assert(
      fc.property(anything, (text) => {
        const { data } = shape.safeParse(text)
        if (typeof data !== 'string') return
        assert.ok(
          data === oneLine(data) || data === severalLines(data),
          `${at} keeps ${JSON.stringify(data)}`,
        )
        if (format === 'date' || format === 'datetime') assert.ok(isPlausible(data), `${at} takes ${data}`)
      }),
      { seed: 20_261_126, numRuns: 60 },
    )
  }
})

test('a day that nobody can have meant is refused with the name of its field, in every field for days', () => {
  const days = fields.filter(({ format }) => format === 'date')
  const instants = fields.filter(({ format }) => format === 'datetime')
  assert.ok(days.length > 8 && instants.length > 1)
  for (const day of ['0000-01-01', '0001-01-01', '1850-06-01', '1899-12-31', '2200-01-01', '9999-12-31']) {
    for (const { shape, at } of days) assert.ok(!shape.safeParse(day).success, `${at} takes ${day}`)
    for (const { shape, at } of instants)
      assert.ok(!shape.safeParse(`${day}T00:00:00Z`).success, `${at} takes ${day}`)
  }
  for (const { shape, at } of days)
    for (const day of ['1900-01-01', '2199-12-31']) assert.ok(shape.safeParse(day).success, at)
  for (const { shape } of instants)
    assert.ok(!shape.safeParse('2026-01-01T00:00:00+23:00').success, 'no place on earth has this time')
})

test('what PostgreSQL keeps in no text is refused with the way to it, halves of characters are replaced, and nothing is too deep', () => {
  const { endpoint } = modules.endpoints.find(({ endpoint: { path } }) => path === '/users/:userId/tickets')!
  const said = (sent: unknown) => {
    try {
      return parsed(endpoint.body!, sent)
    } catch (error) {
      return (error as Problem).issues?.map(({ path, code }) => `${path.join('.')} ${code}`)[0]
    }
  }
  assert.equal(said({ unknown: [{ a: 'x\u0000' }] }), 'unknown.0.a control-characters')
  assert.equal(said({ unknown: { 'a\u0000': 1 } }), 'unknown control-characters')
  let deep: unknown = 1
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  assert.match(String(said({ unknown: deep })), /too-deep$/)
  for (const [text, value] of [
    [String.raw`"\ud83d"`, '\ufffd'],
    [String.raw`"\udfe0\ud83d\udfe0"`, '\ufffd🟠'],
    [String.raw`{"\uD83D":"\\ud83d"}`, { '\ufffd': String.raw`\ud83d` }],
    [String.raw`"\ud83d\ud83c\udfe0"`, '\ufffd🏠'],
    ['"🏠"', '🏠'],
  ] as const)
    assert.deepEqual(asJson(text), value, text)
  for (const number of ['1e400', '-1e400', 'NaN', 'Infinity']) {
    try {
      const { inputChannel } = Object(said({ inputChannel: asJson(number) }))
      assert.equal(inputChannel, undefined)
    } catch (error) {
      assert.equal((error as Problem).code, 'not-json')
    }
  }
})
