import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Category } from './categories.contract.ts'
import { branchesOf, orderWith } from './categories.rules.ts'

const category = (id: string, parentID: string | null = null, archived = false): Category => ({
  id,
  parentID,
  archived,
  appID: '',
  key: id,
  name: {},
  hint: {},
})
const tree = [
  category('home'),
  category('outside'),
  category('heating', 'home'),
  category('water', 'home'),
  category('old', 'outside', true),
  category('gone', null, true),
  category('orphan', 'gone'),
]

test('a ticket is given the lowest of a branch, and the top where nothing is below', () => {
  assert.deepEqual(
    branchesOf(tree).map(({ top, choices }) => [top.id, choices.map(({ id }) => id)]),
    [
      ['home', ['heating', 'water']],
      ['outside', ['outside']],
    ],
  )
})

test('what changes places takes along what is below it', () => {
  const ids = (one: string, other: string) => orderWith(tree, one, other).map(({ id }) => id)
  assert.deepEqual(ids('home', 'outside').slice(0, 5), ['outside', 'old', 'home', 'heating', 'water'])
  assert.deepEqual(ids('heating', 'water').slice(0, 3), ['home', 'water', 'heating'])
})
