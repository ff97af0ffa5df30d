import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, owner, agent, resident, report, say, settle, api } = setup

const mailsTo = async ({ personId }: typeof agent) =>
  (await owner.query('select * from mail where person_id = $1 order by id', [personId])).rows
const wantsMail = async ({ personId }: typeof agent) =>
  (await owner.query('select channels from person where id = $1', [personId])).rows[0].channels
    .email as boolean

await say(agent, await report(), 'Wir kommen')
await settle()
const [mail] = await mailsTo(resident)
const url: string = /^<(.+)>$/.exec(mail.headers['List-Unsubscribe'])![1]!

test('a mail that one may do without says how to end it, to people and to programs', () => {
  assert.equal(mail.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  assert.ok(mail.text.includes(url))
  assert.ok(mail.html.includes(url))
  assert.ok(mail.text.includes('http://palier.test/app/profile'))
})

test('looking at the link ends nothing; it asks in the language of the person', async () => {
  const reply = await api.request(url)
  assert.equal(reply.status, 200)
  assert.match(reply.headers.get('content-type')!, /html/)
  assert.match(await reply.text(), /Ne plus recevoir d’e-mails au sujet des demandes/)
  assert.equal(await wantsMail(resident), true)
})

test('a link that we have not signed ends nothing', async () => {
  const [named, signature = ''] = [url.split('.').slice(0, -1).join('.'), url.split('.').at(-1)]
  const other = url.replace(resident.personId, agent.personId)
  const turned = `${named}.${signature.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))}`
  for (const wrong of [
    other,
    turned,
    url.replace(/\.[\w-]+\/end$/, '/end'),
    url.replace(/\/[^/]+\/end$/, '/x/end'),
  ]) {
    const reply = await api.request(wrong, { method: 'POST', headers: { 'accept-language': 'it-CH' } })
    assert.equal(reply.status, 404, wrong)
    assert.match(await reply.text(), /Questo link non è valido/)
  }
  assert.equal(await wantsMail(agent), true)
  assert.equal(await wantsMail(resident), true)
})

test('one click of a mail program ends the mails, without a sign-in, and as often as it likes', async () => {
  for (let times = 0; times < 2; times++) {
    const reply = await api.request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    assert.equal(reply.status, 200)
    assert.match(await reply.text(), /Vous ne recevez plus d’e-mails/)
  }
  const before = (await mailsTo(resident)).length
  await say(agent, await report(), 'Noch etwas')
  await settle()
  assert.equal((await mailsTo(resident)).length, before)
  const { body } = await resident.send('GET', `/users/${resident.personId}/notifications`)
  assert.equal(body._embedded.items.length, 2)
})

test('a mail about the account is nothing that one ends', async () => {
  const { email } = await organization.inside((db) =>
    db.selectFrom('person').select('email').where('id', '=', resident.personId).executeTakeFirstOrThrow(),
  )
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    organization.organizationId,
  ])
  await setup.call('POST', '/password-resets', { email })
  await settle()
  const reset = (await mailsTo(resident)).find(({ kind }) => kind === 'password-reset')
  assert.deepEqual(reset.headers, {})
  assert.doesNotMatch(reset.html, /mail-subscriptions/)
})
