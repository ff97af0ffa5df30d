import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOfficialClient } from '#test/officialClient.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const home = await world.openOrganization()
const { appId, unitId, utilisationPeriodId } = await home.buildHome()
const admin = await home.person({ 'platform-owner': { App: appId } })
const client = await openOfficialClient(world.api, admin.cookie)

test('the official client makes, changes and deletes registration codes', async () => {
  const second = await client.utilisationPeriodCreate(unitId, {
    startDate: '2019-01-01',
    endDate: '2019-12-31',
  })
  const code = await client.registrationCodeCreate('CODE-12345', [utilisationPeriodId, second.id], {
    externalId: 'T-77',
    permanent: false,
    tenant: { email: 'ada@tenants.example', name: 'Ada', phone: '+41791234567' },
  } as never)
  assert.deepEqual(
    [code.code, code.externalId, code.email, code.invitationSent, code.utilisationPeriods.length],
    ['CODE-12345', 'T-77', 'ada@tenants.example', false, 2],
  )
  assert.equal((await client.registrationCodeGetById(code.id)).tenant.phone, '+41791234567')
  const changed = await client.registrationCodeUpdateById(code.id, { externalId: 'T-78' })
  assert.equal(changed.externalId, 'T-78')
  const added = await client.utilisationPeriodAddRegistrationCode(
    utilisationPeriodId,
    'ABCDEF-2',
    { email: 'b@tenants.example' },
    true,
  )
  assert.deepEqual(
    [added.permanent, added.organizations, added.teams, added.resendAttempts, added.usedAt],
    [true, [], [], [], null],
  )
  const keyed = await client.post(`/v1/utilisation-periods/${utilisationPeriodId}/registration-codes`, {
    code: 'GHJKLM-3',
    externalId: 'T-79',
  })
  assert.partialDeepStrictEqual(keyed, { externalId: 'T-79', tenantID: 'T-79' })
  await client.delete(`/v1/invitations/${(keyed as { id: string }).id}`)
  const period = await client.utilisationPeriodGetById(utilisationPeriodId)
  assert.deepEqual(
    period.invitations
      .map((invitation) => [invitation.code, invitation.externalId])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    [
      ['ABCDEF-2', null],
      ['CODE-12345', 'T-78'],
    ],
  )
  assert.deepEqual([period.stats.invitationCount, period.tenantIds], [2, ['T-78']])
  assert.equal(await client.registrationCodeDelete(code.id), true)
  await assert.rejects(client.registrationCodeGetById(code.id))
})
