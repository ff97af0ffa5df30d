import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, inkOn, readableOn, shadesOf } from './colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('black on white has the greatest contrast there is', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21)
})

test('whatever colour an organization chooses, what is written in it and on it can be read', () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      assert.ok(contrast(readableOn(chosen, '#ffffff'), '#ffffff') >= 4.5)
      assert.ok(contrast(readableOn(chosen, '#1b1815'), '#1b1815') >= 4.5)
      assert.ok(contrast(shadesOf(chosen)[6]!, '#ffffff') >= 4.5)
      assert.ok(contrast(inkOn(chosen), chosen) >= 4.5)
    }),
  )
})
