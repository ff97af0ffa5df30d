import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arbitraryText } from '#test/arbitrary.ts'
import { asMailbox, mailboxKey, readMailbox } from './mailbox.ts'

test('addresses are taken by today’s rules, each mailbox in one form', () => {
  for (const [kept, ...given] of [
    [
      'info@bäckerei-muster.ch',
      'info@bäckerei-muster.ch',
      'info@BÄCKEREI-Muster.CH',
      'info@xn--bckerei-muster-5hb.ch',
      'info@ba\u0308ckerei-muster.ch',
      '\u202ainfo@bäckerei\u00ad-muster.ch\u202c\u00a0',
      'info＠bäckerei-muster。ch',
    ],
    ['почта@пример.рф', 'ПОЧТА@Пример.РФ', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['用户@例子.广告', '用户@xn--fsqu00a.xn--4rr70v'],
    ['rené@café.fr', 'Rene\u0301@cafe\u0301.fr'],
    ['x@نامه\u200cای.ir', 'x@نامه\u200cای.ir'],
    ['taro@例え.テスト', 'ｔａｒｏ@例え.テスト'],
    ['a@سلام.السعودية', 'a@xn--mgbx5cf.xn--mgberp4a5d4ar'],
    ["o'brien+tag@example.co", "o'brien+tag@example.co"],
  ] as const)
    for (const text of given) {
      assert.deepEqual(readMailbox(text), { mailbox: kept }, text)
      assert.equal(mailboxKey(text), mailboxKey(kept), text)
    }
  assert.equal(mailboxKey('Anna.Muster@Example.ch'), 'anna.muster@example.ch')
})

test('what is no address, or looks like another, is refused', () => {
  for (const [text, code] of [
    ['nobody', 'email'],
    ['a b@example.ch', 'email'],
    ['a@b@example.ch', 'email'],
    ['a@example.ch\r\nBcc: b@example.ch', 'email'],
    ['a@example.ch\u0000', 'email'],
    ['<a@example.ch>', 'email'],
    ['a@localhost', 'email'],
    ['a@127.0.0.1', 'email'],
    ['a@[::1]', 'email'],
    ['a@exa%6dple.ch', 'email'],
    ['a@example.ch:25', 'email'],
    ['a@xn--abc.ch', 'email'],
    ['a@-b.ch', 'email'],
    ['a..b@example.ch', 'email'],
    ['info@раypal.com', 'email-look-alike'],
    ['αdmin@example.ch', 'email-look-alike'],
    ['info@аррӏе.com', 'email-look-alike'],
    [`${'x'.repeat(65)}@example.ch`, 'too-long'],
    [
      `${'b'.repeat(50)}@${'ä'.repeat(40)}.${'x'.repeat(62)}.${'y'.repeat(62)}.${'z'.repeat(62)}.ch`,
      'too-long',
    ],
  ] as const)
    assert.deepEqual(readMailbox(text), { code }, text)
})

test('whatever is taken is kept as it is, also by the name that DNS has for it, and ends no header', () => {
  const part = fc.oneof(
    { weight: 1, arbitrary: arbitraryText },
    {
      weight: 3,
      arbitrary: fc.string({
        unit: fc.constantFrom(...'abz09-äßéžσж漢あ한ع۱İ\u0301'),
        minLength: 1,
        maxLength: 6,
      }),
    },
  )
  let taken = 0
  fc.assert(
    fc.property(part, part, part, (local, one, other) => {
      const read = readMailbox(`${local}@${one}.${other}`)
      if ('code' in read) return
      taken += 1
      const { mailbox } = read
      assert.deepEqual(readMailbox(mailbox), { mailbox })
      const at = mailbox.indexOf('@')
      const { hostname } = new URL(`http://${mailbox.slice(at + 1)}`)
      assert.deepEqual(readMailbox(`${mailbox.slice(0, at)}@${hostname}`), { mailbox })
      assert.equal(mailbox.toLowerCase(), mailboxKey(mailbox))
      assert.doesNotMatch(mailbox.replaceAll(/[\u200c\u200d]/g, ''), /[\s<>,;:"()\\[\]\p{Cc}\p{Cf}]/u)
    }),
    { seed: 20_261_126, numRuns: 4000 },
  )
  assert.ok(taken > 50)
  assert.equal(asMailbox(' nobody '), 'nobody')
})
