import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRecentlyClosed, lightOf, statusAfter, waitingAfter, workingDaysBefore } from './rules.ts'

const winter = (text: string) => new Date(`${text}+01:00`)
const summer = (text: string) => new Date(`${text}+02:00`)

const lights: [since: Date, now: Date, light: string, why: string][] = [
  [winter('2026-11-23T09:00'), winter('2026-11-23T17:00'), 'green', 'eight hours of one day'],
  [winter('2026-11-23T09:00'), winter('2026-11-24T08:59'), 'green', 'a minute less than a day'],
  [winter('2026-11-23T09:00'), winter('2026-11-24T09:00'), 'yellow', 'a day'],
  [winter('2026-11-23T09:00'), winter('2026-11-26T08:59'), 'yellow', 'a minute less than three days'],
  [winter('2026-11-23T09:00'), winter('2026-11-26T09:00'), 'red', 'three days'],
  [winter('2026-11-20T16:00'), winter('2026-11-23T09:00'), 'green', 'a weekend between'],
  [winter('2026-11-21T10:00'), winter('2026-11-23T23:59'), 'green', 'written on Saturday'],
  [winter('2026-12-24T12:00'), winter('2026-12-28T11:00'), 'green', 'Christmas and a weekend between'],
  [summer('2026-07-31T12:00'), summer('2026-08-03T11:00'), 'green', '1 August and a weekend between'],
  [summer('2026-05-13T12:00'), summer('2026-05-15T11:00'), 'green', 'Ascension between'],
  [winter('2026-03-27T12:00'), summer('2026-03-30T11:59'), 'green', 'clocks put forward between'],
]
for (const [since, now, light, why] of lights)
  test(`who has waited ${why} sees ${light}`, () => assert.equal(lightOf(since, now), light))

test('who does not wait has a green light', () => assert.equal(lightOf(null), 'green'))

test('working days are walked back over any stretch of free ones', () =>
  assert.deepEqual(workingDaysBefore(winter('2026-11-23T00:00'), 1), winter('2026-11-20T00:00')))

test('an answer of the resident puts the ticket back on our side', () => {
  for (const status of ['waiting-for-customer', 'waiting-for-agent', 'closed'] as const)
    assert.equal(statusAfter(status, { byAgent: false, internal: false }), 'waiting-for-agent')
  assert.equal(
    statusAfter('waiting-for-external', { byAgent: false, internal: false }),
    'waiting-for-external',
  )
})
test('an internal note changes nothing', () =>
  assert.equal(
    statusAfter('waiting-for-customer', { byAgent: true, internal: true }),
    'waiting-for-customer',
  ))
test('an answer of ours hands it to the resident', () => {
  assert.equal(statusAfter('waiting-for-agent', { byAgent: true, internal: false }), 'waiting-for-customer')
  assert.equal(
    statusAfter('waiting-for-external', { byAgent: true, internal: false }),
    'waiting-for-external',
  )
})
test('a closed ticket can be brought back for thirty days', () => {
  assert.ok(isRecentlyClosed(winter('2026-11-01T12:00'), winter('2026-12-01T12:00')))
  assert.ok(!isRecentlyClosed(winter('2026-11-01T12:00'), winter('2026-12-01T12:01')))
})
test('waiting begins with the first word that nobody answered', () => {
  const first = winter('2026-11-23T09:00')
  const later = winter('2026-11-24T09:00')
  const ours = { status: 'waiting-for-agent', answered: false } as const
  assert.equal(waitingAfter(null, ours, first), first)
  assert.equal(waitingAfter(first, ours, later), first)
  assert.equal(waitingAfter(first, { ...ours, answered: true }, later), later)
  assert.equal(waitingAfter(first, { status: 'waiting-for-customer', answered: true }, later), null)
  assert.equal(waitingAfter(first, { status: 'closed', answered: false }, later), null)
})
