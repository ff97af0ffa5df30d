import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anonymous, causeOf, type Cause, type Refusal, refusesAddress } from './mails.rules.ts'

const answer = (command: string, response: string): Refusal => ({
  command,
  response,
  message: response,
  responseCode: Number(response.slice(0, 3)),
})

const aboutUs: [refusal: Refusal, cause: Cause][] = [
  [{ ...answer('AUTH PLAIN', '535 5.7.8 Error: authentication failed'), code: 'EAUTH' }, 'login'],
  [answer('AUTH LOGIN', '534 5.7.9 Application-specific password required'), 'login'],
  [answer('AUTH PLAIN', '454 4.7.0 Temporary authentication failure'), 'login'],
  [answer('MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first'), 'login'],
  [answer('MAIL FROM', '553 5.7.1 Sender address rejected: not owned by user'), 'sender'],
  [answer('MAIL FROM', '550 Domain not verified'), 'sender'],
  [answer('RCPT TO', '554 5.7.1 Relay access denied'), 'sender'],
  [answer('RCPT TO', '550 Relaying denied'), 'sender'],
  [answer('DATA', '550 5.7.26 Unauthenticated mail is prohibited by the DMARC policy'), 'sender'],
  [answer('DATA', '554 Message rejected as spam'), 'sender'],
  [answer('MAIL FROM', '452 4.5.3 Too many recipients today'), 'quota'],
  [answer('DATA', '550 5.4.5 Daily user sending limit exceeded'), 'quota'],
  [answer('MAIL FROM', '552 Account quota exceeded'), 'quota'],
  [answer('CONN', '421 4.7.0 Try again later'), 'other'],
  [answer('DATA', '451 Local error in processing'), 'other'],
  [{ message: 'getaddrinfo ENOTFOUND smtp.gone.example', code: 'EDNS', command: 'CONN' }, 'unreachable'],
  [{ message: 'connect ECONNREFUSED', code: 'ESOCKET', command: 'CONN' }, 'unreachable'],
  [{ message: 'self-signed certificate', code: 'ESOCKET', command: 'CONN' }, 'unreachable'],
  [{ message: 'Error upgrading connection with STARTTLS', code: 'ETLS', command: 'STARTTLS' }, 'unreachable'],
  [{ message: 'Greeting never received', code: 'ETIMEDOUT', command: 'CONN' }, 'unreachable'],
]

for (const [refusal, cause] of aboutUs)
  test(`"${refusal.message}" at ${refusal.command} is about us (${cause}), not this mail`, () =>
    assert.deepEqual([refusesAddress(refusal), causeOf(refusal)], [false, cause]))

for (const [command, response, forGood] of [
  ['RCPT TO', '550 5.1.1 No such user here', true],
  ['RCPT TO', '550 User unknown', true],
  ['RCPT TO', '551 User not local', true],
  ['RCPT TO', '550 5.1.10 Recipient not found', true],
  ['DATA', '552 5.2.2 Mailbox full', true],
  ['RCPT TO', '550 5.2.1 Mailbox disabled', true],
  ['RCPT TO', '452 4.2.2 Mailbox full', false],
  ['RCPT TO', '450 4.2.0 Greylisted, see our page', false],
  ['RCPT TO', '451 Greylisting in action, please come back', false],
  ['RCPT TO', '450 4.1.1 Unverified address', false],
] as const)
  test(`"${response}" is about the reader${forGood ? '' : ', who is tried again'}: nobody suspects the mail server`, () => {
    const refusal = answer(command, response)
    assert.deepEqual([refusesAddress(refusal), causeOf(refusal)], [forGood, undefined])
  })

test('what the operator reads names nobody', () =>
  assert.equal(anonymous(answer('RCPT TO', '550 <nora@example.ch>: blocked')), 'RCPT TO: 550 <…>: blocked'))
