import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextDigest, type Rhythm, preferenceOf } from './preferences.rules.ts'

const next = (rhythm: Rhythm, after: string, zone = 'Europe/Zurich') =>
  nextDigest(rhythm, zone, new Date(after)).toISOString()

test('what is gathered is told at seven in the morning where the app is, in summer and in winter', () => {
  assert.equal(next('daily', '2026-07-01T04:59:59Z'), '2026-07-01T05:00:00.000Z')
  assert.equal(next('daily', '2026-07-01T05:00:00Z'), '2026-07-02T05:00:00.000Z')
  assert.equal(next('daily', '2026-12-01T05:30:00Z'), '2026-12-01T06:00:00.000Z')
  assert.equal(next('daily', '2026-12-01T05:30:00Z', 'Asia/Tokyo'), '2026-12-01T22:00:00.000Z')
})

test('both nights in which the clocks change have one seven o’clock', () => {
  assert.equal(next('daily', '2026-03-28T20:00:00Z'), '2026-03-29T05:00:00.000Z')
  assert.equal(next('daily', '2026-10-24T20:00:00Z'), '2026-10-25T06:00:00.000Z')
})

test('a week ends on Monday, two weeks on the Monday of an even ISO week, a month on the first', () => {
  assert.equal(next('weekly', '2026-11-23T05:00:00Z'), '2026-11-23T06:00:00.000Z')
  assert.equal(next('weekly', '2026-11-23T06:00:00Z'), '2026-11-30T06:00:00.000Z')
  assert.equal(next('biweekly', '2026-11-16T07:00:00Z'), '2026-11-23T06:00:00.000Z')
  assert.equal(next('biweekly', '2026-11-23T07:00:00Z'), '2026-12-07T06:00:00.000Z')
  assert.equal(next('biweekly', '2026-12-21T07:00:00Z'), '2027-01-11T06:00:00.000Z')
  assert.equal(next('monthly', '2026-11-23T07:00:00Z'), '2026-12-01T06:00:00.000Z')
  assert.equal(next('monthly', '2026-12-01T06:00:00Z'), '2027-01-01T06:00:00.000Z')
})

test('at first everybody is told at once; a device shows news at once or never', () => {
  const person = (channels: object | null, messages?: string) => ({
    channels,
    notificationSettings: messages === undefined ? {} : { messages },
  })
  assert.equal(
    preferenceOf({ channels: null, notificationSettings: null }, 'email', 'messages'),
    'immediately',
  )
  assert.equal(preferenceOf(person({ email: true }), 'email', 'messages'), 'immediately')
  assert.equal(preferenceOf(person({ email: false }, 'daily'), 'email', 'messages'), 'never')
  assert.equal(preferenceOf(person({ email: true }, 'weekly'), 'email', 'messages'), 'weekly')
  assert.equal(preferenceOf(person({ push: true }, 'weekly'), 'push', 'messages'), 'immediately')
  assert.equal(preferenceOf(person({ push: true }, 'never'), 'push', 'messages'), 'never')
})
