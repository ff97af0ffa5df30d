import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inboxesOf, type Notice, ofAssignment, ofClosure, ofMessage, ofOpening } from './notices.ts'

const ticket = { personId: 'tenant', assigneeId: 'agent', status: 'waiting-for-agent', inputChannel: 'app' }
const unassigned = { ...ticket, assigneeId: null }
const stranger = { ...ticket, personId: null }

/** Such as "requester: inbox, mail". */
const said = (notices: Notice[]) => notices.map(({ to, by }) => `${to}: ${by.join(', ')}`)

test('of a new ticket its requester hears by mail, and its assignee or those who watch the place', () => {
  assert.deepEqual(said(ofOpening(unassigned, 'tenant')), ['requester: mail', 'watchers: mail'])
  assert.deepEqual(said(ofOpening(stranger, 'bot')), ['requester: mail', 'assignee: inbox, mail'])
  const noted = { ...ticket, inputChannel: 'cockpit' }
  assert.deepEqual(said(ofOpening(noted, 'agent')), ['requester: mail'])
  assert.deepEqual(said(ofOpening({ ...noted, personId: 'agent' }, 'agent')), [])
  assert.deepEqual(said(ofOpening({ ...ticket, status: 'closed' }, 'colleague')), ['assignee: inbox'])
})

test('of a ticket that is given to somebody they hear, unless they took it', () => {
  assert.deepEqual(said(ofAssignment(ticket, 'colleague')), ['assignee: inbox, mail'])
  assert.deepEqual(said(ofAssignment(ticket, 'agent')), [])
  assert.deepEqual(said(ofAssignment(unassigned, 'agent')), [])
})

test('of a closure the requester hears, with an account or without, unless they closed it', () => {
  assert.deepEqual(said(ofClosure(ticket, 'agent')), ['requester: inbox, mail'])
  assert.deepEqual(said(ofClosure(stranger, 'agent')), ['requester: inbox, mail'])
  assert.deepEqual(said(ofClosure(ticket, 'tenant')), [])
})

test('an answer comes to the requester, and to the inbox of an assignee who did not write it', () => {
  const answer = { byAgent: true, internal: false }
  assert.deepEqual(said(ofMessage(ticket, answer, 'agent')), ['requester: inbox, mail'])
  assert.deepEqual(said(ofMessage(ticket, answer, 'colleague')), [
    'requester: inbox, mail',
    'assignee: inbox',
  ])
  assert.deepEqual(said(ofMessage({ ...ticket, assigneeId: 'tenant' }, answer, 'colleague')), [
    'requester: inbox, mail',
  ])
})

test('a note comes to the inbox of an assignee who did not write it, and to nobody by mail', () => {
  const note = { byAgent: true, internal: true }
  assert.deepEqual(said(ofMessage(ticket, note, 'colleague')), ['assignee: inbox'])
  assert.deepEqual(said(ofMessage(ticket, note, 'agent')), [])
  assert.deepEqual(said(ofMessage(unassigned, note, 'agent')), [])
})

test('a question comes to the assignee, and to nobody where there is none', () => {
  const question = { byAgent: false, internal: false }
  assert.deepEqual(said(ofMessage(ticket, question, 'tenant')), ['assignee: inbox, mail'])
  assert.deepEqual(said(ofMessage(unassigned, question, 'tenant')), [])
})

test('an inbox is that of an account: the requester reads in the app, the assignee in Cockpit', () => {
  const answer = { byAgent: true, internal: false }
  assert.deepEqual(inboxesOf(ofMessage(ticket, answer, 'colleague'), ticket), [
    { personId: 'tenant', area: 'app' },
    { personId: 'agent', area: 'cockpit' },
  ])
  assert.deepEqual(inboxesOf(ofMessage(stranger, answer, 'agent'), stranger), [])
})
