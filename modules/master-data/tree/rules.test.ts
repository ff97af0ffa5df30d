import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Place } from './contract.ts'
import { type Level, linesOf, stepOf } from './rules.ts'

const place = (type: Place['type'], id: string, groupCount = 0, unitCount = 0): Place => ({
  ...{ id, type, name: id, path: [], detail: null, groupCount, unitCount },
  ...{ inhabitedUnitCount: 0, readOnly: false },
})
const level = (items: Place[], rest: Partial<Level> = {}): Level => ({
  ...{ items, more: false, read: true, problem: undefined },
  ...rest,
})

const app = place('App', 'a', 2, 1)
const open = new Set(['App-a', 'Property-p', 'Group-g'])
const levels = new Map([
  ['App-a', level([place('Property', 'p', 1, 1), place('Property', 'q')], { more: true })],
  ['Property-p', level([place('Group', 'g', 0, 1)])],
  ['Group-g', level([place('Unit', 'u')])],
])
const lines = linesOf([app], open, levels)
const walk = (pressed: string, from: string) =>
  stepOf(
    pressed,
    lines,
    lines.findIndex(({ key }) => key === from),
  )

test('a tree is its open lines from top to bottom, and what is still to come stands last', () => {
  assert.deepEqual(
    lines.map(({ key, level }) => [key, level]),
    [
      ['App-a', 1],
      ['Property-p', 2],
      ['Group-g', 3],
      ['Unit-u', 4],
      ['Property-q', 2],
      ['more App-a', 2],
    ],
  )
  const sizes = lines.map((line) => line.kind === 'place' && [line.position, line.size])
  assert.deepEqual(sizes, [[1, 1], [1, -1], [1, 1], [1, 1], [2, -1], false])
})

test('a level that is being read, is empty or failed says so', () => {
  const kindOf = (one: Level | undefined) =>
    linesOf([app], open, new Map(one ? [['App-a', one]] : [])).map(({ kind }) => kind)
  assert.deepEqual(kindOf(undefined), ['place', 'more'])
  assert.deepEqual(kindOf(level([])), ['place', 'empty'])
  assert.deepEqual(kindOf(level([], { read: false, problem: new Error('offline') })), ['place', 'failed'])
})

test('the keys walk the tree as its pattern has it', () => {
  assert.deepEqual(walk('ArrowDown', 'App-a'), { to: 'Property-p' })
  assert.deepEqual(walk('ArrowDown', 'Property-q'), { to: undefined }, 'what is still to come is no stop')
  assert.deepEqual(walk('ArrowUp', 'Property-q'), { to: 'Unit-u' })
  assert.deepEqual(walk('ArrowRight', 'Property-p'), { to: 'Group-g' })
  assert.deepEqual(walk('ArrowRight', 'Unit-u'), {})
  assert.deepEqual(walk('ArrowRight', 'Property-q'), {}, 'nothing is in it')
  assert.deepEqual(walk('ArrowLeft', 'Group-g'), { fold: true })
  assert.deepEqual(walk('ArrowLeft', 'Unit-u'), { to: 'Group-g' })
  assert.deepEqual(walk('ArrowLeft', 'Property-q'), { to: 'App-a' })
  assert.deepEqual(walk('Home', 'Unit-u'), { to: 'App-a' })
  assert.deepEqual(walk('End', 'App-a'), { to: 'Property-q' })
  assert.equal(walk('x', 'App-a'), undefined)
  const folded = linesOf([app], new Set(), levels)
  assert.deepEqual(stepOf('ArrowRight', folded, 0), { fold: false })
  assert.deepEqual(stepOf('ArrowLeft', folded, 0), { to: undefined })
})
