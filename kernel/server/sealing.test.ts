import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSealed, newKey, openSealing, readKey } from './sealing.ts'

const key = () => readKey(newKey())!

test('what is sealed opens again and tells nothing, nor that it is the same twice', () => {
  const sealing = openSealing([key()])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = sealing.seal(text)
      assert.equal(sealing.open(sealed), text)
      assert.ok(isSealed(sealed) && sealing.isCurrent(sealed))
      assert.notEqual(sealing.seal(text), sealed)
    }),
  )
})

test('after a rotation the old opens and is no longer current; without the old key it says which one is missing', () => {
  const [old, fresh] = [key(), key()]
  const sealed = openSealing([old]).seal('a bell')
  const both = openSealing([fresh, old])
  assert.equal(both.open(sealed), 'a bell')
  assert.equal(both.isCurrent(sealed), false)
  assert.equal(both.isCurrent(both.seal('a bell')), true)
  assert.throws(() => openSealing([fresh]).open(sealed), {
    message: `A secret is sealed with the key ${sealed.split('.')[1]}, which is not in SECRETS_KEY. Put that key back, behind the new one.`,
  })
})

test('what was altered, cut or never sealed does not open', () => {
  const sealing = openSealing([key()])
  const sealed = sealing.seal('a door code')
  const at = sealed.length - 5
  const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
  for (const text of [altered, sealed.slice(0, -6), sealed.slice(0, 20), 'plain', '', 's1.12345678.'])
    assert.throws(() => sealing.open(text), Error, text)
})

test('a key is 32 bytes in hex or base64 and nothing else', () => {
  const bytes = Buffer.alloc(32, 7)
  for (const encoding of ['hex', 'base64', 'base64url'] as const)
    assert.deepEqual(readKey(bytes.toString(encoding)), bytes)
  for (const text of ['', 'secret', 'a'.repeat(32), 'a'.repeat(42), 'z'.repeat(64), 'a'.repeat(66)])
    assert.equal(readKey(text), undefined, text)
})
