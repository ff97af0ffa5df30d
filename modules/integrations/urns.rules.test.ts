import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appOfUrn, urnMatches } from './urns.rules.ts'

const category = { id: 'c1', key: 'heating', parentId: 'c0', parentKey: 'home' }
const subject = { urn: 'urn:allthings:app:a1:ticket:c1:t1', category }

for (const pattern of [
  'urn:allthings:app:a1:*',
  'urn:palier:app:a1:*',
  'urn:allthings:app:*:ticket:*',
  'urn:allthings:app:a1:ticket:c1:*',
  'urn:allthings:app:a1:ticket:heating:*',
  'urn:allthings:app:a1:ticket:c0:*',
  'urn:allthings:app:a1:ticket:home:*',
  'urn:allthings:app:a1:ticket:*:t1',
  'urn:allthings:app:a1:ticket:c1:t1',
])
  test(`${pattern} is about a ticket of its category`, () => assert.ok(urnMatches(pattern, subject)))

for (const pattern of [
  'urn:allthings:app:a2:*',
  'urn:allthings:app:a1:unit:*',
  'urn:allthings:app:a1:ticket:c2:*',
  'urn:allthings:app:a1:ticket:c1',
  'urn:allthings:app:a1:ticket:c1:t2',
  'urn:allthings:app:a1:ticket:c1:t1:*',
  'urn:allthings:app:a1:heating:*',
])
  test(`${pattern} is not about it`, () => assert.ok(!urnMatches(pattern, subject)))

test('a pattern names one app, or any', () => {
  assert.equal(appOfUrn('urn:palier:app:a1:*'), 'a1')
  assert.equal(appOfUrn('urn:palier:app:*'), undefined)
})
