import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unbroken, words } from './words.ts'

test('no line of a French screen begins with a sign of two parts or ends with an opening quote', () => {
  const same = { ask: 'Ça va ? « Oui » : bien !', of: (name: string) => `« ${name} » ; fin` }
  const texts = words({ de: same, fr: same, it: same, en: same })
  const french = unbroken(texts('fr'), 'fr')
  assert.equal(french.ask, 'Ça va\u00a0? «\u00a0Oui\u00a0»\u00a0: bien\u00a0!')
  assert.equal(french.of('Lift'), '«\u00a0Lift\u00a0»\u00a0; fin')
  assert.equal(unbroken(texts('en'), 'en').ask, same.ask)
})
