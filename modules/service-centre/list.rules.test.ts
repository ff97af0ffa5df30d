import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOBODY } from './contract.ts'
import { filtersOf, offeredIn } from './list.rules.ts'

const categoryId = 'a'.repeat(24)
const known = (filters: object) => JSON.parse(JSON.stringify(filters)) as object

test('an address gives the filters it names, and nonsense in it is passed over', () => {
  assert.deepEqual(known(filtersOf({})), { view: 'unassigned', sort: 'activity' })
  assert.deepEqual(known(filtersOf({ view: 'closed', categoryId, search: 4711, sort: 'number' })), {
    view: 'closed',
    categoryId,
    search: '4711',
    sort: 'number',
  })
  assert.deepEqual(
    known(filtersOf({ view: 'x', sort: 1, categoryId: '1', assigneeId: {}, place: 'Moon-1', search: ' ' })),
    { view: 'unassigned', sort: 'activity' },
  )
})

test('a view takes no filter that it fixes, nor one that leaves it empty', () => {
  assert.deepEqual(known(filtersOf({ view: 'closed', status: 'waiting-for-agent', sort: 'waiting' })), {
    view: 'closed',
    sort: 'activity',
  })
  assert.deepEqual(known(filtersOf({ view: 'unassigned', status: 'closed', assigneeId: NOBODY })), {
    view: 'unassigned',
    sort: 'activity',
  })
  assert.equal(offeredIn({ view: 'all', status: 'waiting-for-agent' }).waiting, true)
})

test('tickets that nobody looks after are asked for in every view that does not say who does', () => {
  const asked = (address: object) => known(filtersOf({ ...address, assigneeId: NOBODY }))
  assert.deepEqual(asked({ view: 'closed', categoryId }), {
    view: 'closed',
    sort: 'activity',
    categoryId,
    assigneeId: NOBODY,
  })
  assert.deepEqual(asked({ view: 'waiting-for-me' }), { view: 'waiting-for-me', sort: 'activity' })
})
