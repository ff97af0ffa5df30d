import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, isNetwork, networkOf, openProxies } from './address.ts'

const from = (peer: string, forwarded: string | undefined, ...trusted: string[]) =>
  addressOf(
    new Request('http://palier.test', {
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }),
    peer,
    openProxies(trusted),
  )

test('nobody says where a request comes from but a proxy that is trusted', () => {
  assert.equal(from('203.0.113.9', '198.51.100.1'), '203.0.113.9')
  assert.equal(from('10.0.0.7', '198.51.100.1'), '10.0.0.7', 'a private address is no reason')
  assert.equal(from('192.168.1.4', '198.51.100.1', '10.0.0.0/8'), '192.168.1.4')
  assert.equal(from('10.0.0.7', '198.51.100.1', '10.0.0.0/8'), '198.51.100.1')
  assert.equal(from('::ffff:10.0.0.7', '198.51.100.1', '10.0.0.0/8'), '198.51.100.1')
  assert.equal(from('fd00::7', '2001:db8::1', 'fd00::/8'), '2001:db8::1')
  assert.equal(from('127.0.0.1', '198.51.100.1'), '198.51.100.1', 'a proxy on the same machine')
})

test('what a stranger wrote in front of what a proxy heard counts for nothing', () => {
  assert.equal(from('10.0.0.7', '1.1.1.1, 198.51.100.1', '10.0.0.0/8'), '198.51.100.1')
  assert.equal(from('10.0.0.7', '1.1.1.1, 198.51.100.1, 10.0.0.8', '10.0.0.0/8'), '198.51.100.1')
  assert.equal(from('10.0.0.7', '10.0.0.9, 198.51.100.1', '10.0.0.0/8'), '198.51.100.1')
  assert.equal(from('10.0.0.7', 'unknown', '10.0.0.0/8'), '10.0.0.7')
  assert.equal(from('10.0.0.7', '198.51.100.1, <script>', '10.0.0.0/8'), '10.0.0.7')
  assert.equal(from('10.0.0.7', '198.51.100.1:4711', '10.0.0.0/8'), '198.51.100.1')
  assert.equal(from('10.0.0.7', '[2001:db8::1]:4711', '10.0.0.0/8'), '2001:db8::1')
})

test('of IPv6 half counts, of IPv4 all', () => {
  assert.equal(networkOf('198.51.100.1'), '198.51.100.1')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:DB8:1:2::9'))
  assert.equal(networkOf('2001:db8::1'), networkOf('2001:db8:0:0:ffff::'))
  assert.notEqual(networkOf('2001:db8:0:1::1'), networkOf('2001:db8:0:2::1'))
  assert.equal(networkOf('64:ff9b::192.0.2.33'), networkOf('64:ff9b::1'))
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
  assert.equal(networkOf(''), '')
})

test('a network is written as an address, with as many bits as it has', () => {
  for (const text of ['10.0.0.0/8', '192.0.2.1', 'fd00::/8', '::1', '0.0.0.0/0'])
    assert.ok(isNetwork(text), text)
  for (const text of [
    '',
    'proxy',
    '10.0.0/8',
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
  ])
    assert.ok(!isNetwork(text), text)
})
