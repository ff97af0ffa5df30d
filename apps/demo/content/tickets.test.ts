import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRealRequests } from './bern.ts'
import { demoProperties } from './buildings.ts'
import { demoCategories } from './categories.ts'
import { mailDomain } from './language.ts'
import { demoPopulation } from './people.ts'
import { demoCraftspeople, demoStaff } from './staff.ts'
import { demoTickets } from './tickets.ts'
import type { DemoTicket } from './ticket.ts'

const now = Temporal.Instant.from('2026-03-04T09:30:00Z')
const tickets = demoTickets(now)
const counted = (of: (ticket: DemoTicket) => string) =>
  Object.fromEntries(
    Map.groupBy(tickets, of)
      .entries()
      .map(([key, some]) => [key, some.length]),
  )

test('600 tickets in all statuses and languages, some of people without an account, some unassigned', () => {
  assert.deepEqual(
    counted((one) => one.status),
    {
      closed: 330,
      'waiting-for-agent': 108,
      'waiting-for-customer': 90,
      'waiting-for-external': 72,
    },
  )
  assert.deepEqual(
    counted((one) => one.language),
    { de: 330, fr: 132, en: 90, it: 48 },
  )
  const notRegistered = tickets.filter((one) => !('residentKey' in one.requester)).length
  assert.ok(notRegistered > 60 && notRegistered < 120, String(notRegistered))
  const unassigned = tickets.filter((one) => !one.assigneeKey).length
  assert.ok(unassigned >= 60 && unassigned <= 84, String(unassigned))
  assert.ok(tickets.filter((one) => one.pictures.length > 0).length > 80)
})

test('the same moment always gives the same demo', () => {
  assert.deepEqual(demoTickets(now), tickets)
  assert.notDeepEqual(demoTickets(now.add({ hours: 24 })), tickets)
})

test('every ticket retells another real request', () => {
  const real = new Set(readRealRequests().map((one) => one.id))
  assert.equal(new Set(tickets.map((one) => one.requestId)).size, 600)
  assert.ok(tickets.every((one) => real.has(one.requestId)))
})

test('time runs forwards, and nothing happens after now or more than ten months ago', () => {
  const earliest = now.subtract({ hours: 24 * 308 }).toString()
  for (const one of tickets) {
    const moments = [one.createdAt, ...one.messages.map((message) => message.at)]
    assert.deepEqual(
      moments.map(Date.parse),
      moments.map(Date.parse).toSorted((a, b) => a - b),
      one.storyKey,
    )
    const changes = one.history.map((event) => Date.parse(event.at))
    assert.deepEqual(
      changes,
      changes.toSorted((a, b) => a - b),
      `history ${one.storyKey}`,
    )
    for (const at of [...moments, one.activityAt, one.statusChangedAt, one.closedAt ?? one.createdAt]) {
      assert.ok(Date.parse(at) <= now.epochMilliseconds, `${one.storyKey} ${one.status} ${at}`)
      assert.ok(at > earliest)
    }
    assert.equal(one.closedAt !== undefined, one.status === 'closed')
    assert.equal(one.customerWaitingSince !== undefined, one.status === 'waiting-for-agent')
  }
})

test('people have waited for hours, days and longer', () => {
  const hours = tickets
    .filter((one) => one.customerWaitingSince)
    .map((one) => (now.epochMilliseconds - Date.parse(one.customerWaitingSince!)) / 3_600_000)
  for (const [from, to] of [
    [0, 24],
    [24, 72],
    [72, 2000],
  ] as const)
    assert.ok(hours.filter((waited) => waited >= from && waited < to).length >= 12, `${from} to ${to} hours`)
})

test('every key leads to something that exists', () => {
  const properties = demoProperties()
  const units = new Set(
    properties.flatMap((one) => one.buildings.flatMap((building) => building.units.map((unit) => unit.key))),
  )
  const people = new Set(
    [...demoPopulation(now).residents, ...demoStaff, ...demoCraftspeople].map((one) => one.key),
  )
  const categories = new Set(demoCategories.filter((one) => one.parentKey).map((one) => one.key))
  for (const one of tickets) {
    assert.ok(units.has(one.unitKey))
    assert.ok(categories.has(one.categoryKey), one.categoryKey)
    const keys = [one.assigneeKey, one.createdByKey, ...one.messages.map((message) => message.authorKey)]
    for (const key of keys) assert.ok(key === undefined || people.has(key), key ?? '')
    if (one.assigneeKey && one.categoryKey !== 'other')
      assert.ok(demoStaff.some((staff) => staff.key === one.assigneeKey))
  }
})

test('no slot stays open, no title is too long, and nobody has an address outside the demo', () => {
  for (const one of tickets) {
    const texts = [one.title, one.description, ...one.messages.map((message) => message.content)]
    for (const text of texts) {
      assert.doesNotMatch(text, /\{|\}|undefined|ß/)
      assert.ok(text.length > 0)
      for (const [, host] of text.matchAll(/@([\w.-]+)/g)) assert.equal(host, mailDomain)
    }
    assert.ok(one.title.length <= 120)
    if ('email' in one.requester) assert.match(one.requester.email!, new RegExp(`@${mailDomain}$`))
  }
})

test('the sign-ins of the README have something to look at', () => {
  const mine = (key: string) =>
    tickets.filter((one) => 'residentKey' in one.requester && one.requester.residentKey === key)
  assert.ok(new Set(mine('resident').map((one) => one.status)).size >= 3)
  assert.ok(mine('company').length >= 4)
  assert.ok(tickets.filter((one) => one.assigneeKey === 'manager' && one.status !== 'closed').length >= 10)
  assert.ok(tickets.some((one) => one.assigneeKey === 'caretaker' && one.status !== 'closed'))
})
