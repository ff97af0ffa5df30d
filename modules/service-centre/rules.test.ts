import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lightOf, statusAfter, waitingAfter } from './rules.ts'

const at = (text: string) => new Date(`${text}+01:00`)

const lights: [since: string, now: string, light: string][] = [
  ['2026-11-23T09:00', '2026-11-23T17:00', 'green'],
  ['2026-11-23T09:00', '2026-11-24T10:00', 'yellow'],
  ['2026-11-23T09:00', '2026-11-26T10:00', 'red'],
  // Friday afternoon to Monday morning: the weekend does not count.
  ['2026-11-20T16:00', '2026-11-23T09:00', 'green'],
]
for (const [since, now, light] of lights)
  test(`who has waited from ${since} to ${now} sees ${light}`, () => assert.equal(lightOf(at(since), at(now)), light))

test('who does not wait has a green light', () => assert.equal(lightOf(null), 'green'))

const open = { status: 'waiting-for-customer', closedAt: null }
test('an answer of the resident puts the ticket back on our side', () =>
  assert.equal(statusAfter(open, { byAgent: false, internal: false }), 'waiting-for-agent'))
test('an internal note changes nothing', () => assert.equal(statusAfter(open, { byAgent: true, internal: true }), 'waiting-for-customer'))
test('an answer of ours hands it to the resident', () =>
  assert.equal(statusAfter({ status: 'waiting-for-agent', closedAt: null }, { byAgent: true, internal: false }), 'waiting-for-customer'))
test('a closed ticket reopens for a month', () => {
  const closed = { status: 'closed', closedAt: at('2026-10-25T12:00') }
  assert.equal(statusAfter(closed, { byAgent: false, internal: false }, at('2026-11-20T12:00')), 'waiting-for-agent')
  assert.equal(statusAfter(closed, { byAgent: false, internal: false }, at('2026-12-25T12:00')), 'refused')
})
test('waiting begins with the first word that nobody answered', () => {
  const first = at('2026-11-23T09:00')
  const step = { status: 'waiting-for-agent' as const, byAgent: false, internal: false }
  assert.equal(waitingAfter(null, step, first), first)
  assert.equal(waitingAfter(first, step, at('2026-11-24T09:00')), first)
  assert.equal(waitingAfter(first, { ...step, byAgent: true }), null)
})
