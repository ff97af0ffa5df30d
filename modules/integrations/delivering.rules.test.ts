import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasFailedForDays, nextAttempt, restAfter } from './delivering.rules.ts'

const start = new Date('2026-11-01T00:00:00Z')
const HOUR = 3_600_000

test('pauses grow up to six hours, and end after seven days', () => {
  const pauses: number[] = []
  let now = start
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt(attempts, start, now)
    if (!next) break
    pauses.push((next.getTime() - now.getTime()) / 1000)
    now = next
  }
  assert.deepEqual(pauses.slice(0, 8), [10, 30, 90, 270, 810, 2430, 7290, 21_600])
  assert.ok(pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0)))
  const days = (now.getTime() - start.getTime()) / HOUR / 24
  assert.ok(days > 6.7 && days <= 7, `the last attempt is after ${days} days`)
})

test('a receiver that fails again and again is left alone for up to a minute', () => {
  assert.deepEqual([1, 2, 3, 5, 100].map(restAfter), [0, 0, 2, 8, 60])
})

test('three days without a success are days of failure', () => {
  assert.equal(hasFailedForDays(start, new Date(start.getTime() + 71 * HOUR)), false)
  assert.equal(hasFailedForDays(start, new Date(start.getTime() + 72 * HOUR)), true)
})
