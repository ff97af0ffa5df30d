import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn } from './days.rules.ts'

test('a date that is written with a time means the day that its writer meant', () => {
  const days: [written: string, day: string | undefined][] = [
    ['2019-01-01', '2019-01-01'],
    // A day with the time that a system puts behind every day: whatever the offset, the day is written there.
    ['2019-01-01T00:00:00Z', '2019-01-01'],
    ['2019-01-01T00:00:00+02:00', '2019-01-01'],
    ['2019-01-01T00:00:00-05', '2019-01-01'],
    ['2019-01-01T00:00:00.000+0000', '2019-01-01'],
    ['2019-01-01T00:00:00.0000000Z', '2019-01-01'],
    ['2019-03-01T23:59:59Z', '2019-03-01'],
    ['2019-03-01T23:59:59.999+01:00', '2019-03-01'],
    ['2019-01-01T00:00Z', '2019-01-01'],
    ['2019-01-01t00:00:00z', '2019-01-01'],
    ['2019-01-01 00:00:00', '2019-01-01'],
    ['2019-01-01 00:00:00+01:00', '2019-01-01'],
    // Without an offset it is the time of the place.
    ['2019-01-01T23:00:00', '2019-01-01'],
    // Midnight of the place, told as the time of Greenwich, in winter and in summer.
    ['2018-12-31T23:00:00Z', '2019-01-01'],
    ['2019-06-30T22:00:00Z', '2019-07-01'],
    ['2019-06-30T21:59:59Z', '2019-06-30'],
    ['2015-01-17T18:23:02+06:45', '2015-01-17'],
    ['2015-01-17T02:23:02+06:45', '2015-01-16'],
    ...['2019-02-30T00:00:00Z', '2019-01-01T24:00:00Z', '2019-01-01T10:60:00Z', '2019-01-01T'].map(
      (wrong) => [wrong, undefined] as [string, undefined],
    ),
    ...['2019-01-01T10:00:00+25:00', '2019-01-01Z', '01.01.2019', '2019-1-1', ''].map(
      (wrong) => [wrong, undefined] as [string, undefined],
    ),
  ]
  for (const [written, day] of days) assert.equal(dayIn(written, 'Europe/Zurich'), day, written)
  assert.equal(dayIn('2019-01-01T03:00:00Z', 'America/New_York'), '2018-12-31')
})
