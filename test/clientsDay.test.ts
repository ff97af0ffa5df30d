import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  EnumCountryCode,
  EnumLocale,
  EnumResource,
  EnumTimezone,
  EnumUnitType,
  EnumUserRelationType,
  restClient,
} from '@allthings/sdk'
import { openOauthSetup } from './oauthSetup.ts'

const setup = await openOauthSetup()
const { world, listen, openHome } = setup
const home = await openHome()
const { appId, propertyManagerId } = home

test('the incumbent’s published client does its whole day, unmodified, as a system with roles of its own', async () => {
  const url = await listen()
  const { id, secret, userID } = await home.register({
    kind: 'system',
    name: 'ERP',
    grants: ['client_credentials'],
    redirectUris: [],
  })
  assert.match(secret!, /^\w+$/)
  await home.grant(userID!, 'platform-owner', 'App', appId)
  const categoryId = await home.insert('ticketCategory', { appId, key: 'heat', name: { de: 'Heizung' } })
  const sdk = restClient({
    apiUrl: url,
    oauthUrl: url,
    clientId: id,
    clientSecret: secret!,
    requestMaxRetries: 2,
  })

  // It signs in, and sets a house up that is its own.
  assert.equal((await sdk.getCurrentUser()).username, 'ERP')
  const own = { readOnly: true } as const
  const property = await sdk.propertyCreate(appId, {
    ...{ name: 'Day', timezone: EnumTimezone.EuropeBerlin, externalId: 'P-1', ...own },
  } as never)
  const group = await sdk.groupCreate(property.id, {
    ...{ name: 'Day 1', propertyManagerId, externalId: 'G-1', ...own },
    address: {
      city: 'Bern',
      country: EnumCountryCode.CH,
      houseNumber: '1',
      postalCode: '3011',
      street: 'Tag',
    },
  } as never)
  const unit = await sdk.unitCreate(group.id, { name: 'EG', type: EnumUnitType.rented, ...own } as never)
  const period = await sdk.utilisationPeriodCreate(unit.id, { startDate: '2020-01-01', ...own } as never)
  assert.equal((await sdk.propertyUpdateById(property.id, { name: 'Day long' } as never)).name, 'Day long')
  assert.equal((await sdk.unitUpdateById(unit.id, { name: 'OG' } as never)).name, 'OG')
  const ended = await sdk.utilisationPeriodUpdateById(period.id, { startDate: '2020-02-01' } as never)
  assert.deepEqual([ended.startDate, ended.readOnly], ['2020-02-01', true])
  const found = await sdk.lookupIds(appId, { externalIds: ['P-1', 'nope'], resource: EnumResource.property })
  assert.deepEqual(found, { 'P-1': property.id, nope: null })
  assert.equal((await sdk.getUnits(1, -1, { group: group.id }))._embedded.items[0]?.id, unit.id)

  // Somebody moves in, by a code and by their account.
  const code = await sdk.registrationCodeCreate('DAY-CODE-2026', [period.id], { externalId: 'T-1' } as never)
  assert.equal((await sdk.registrationCodeUpdateById(code.id, { externalId: 'T-2' })).externalId, 'T-2')
  const tenant = await sdk.userCreate(appId, 'Tara Tag', {
    email: `tara@${home.organizationId}.example`,
    locale: EnumLocale.de_DE,
  } as never)
  const other = await sdk.utilisationPeriodCheckInUser(period.id, { email: tenant.email })
  assert.equal(other.id, period.id)

  // Its tickets, with what it calls the ways that they came by, and their messages and files.
  const ticket = await sdk.ticketCreate(tenant.id, period.id, {
    ...{ category: categoryId, title: 'Kalt', description: 'Seit gestern', inputChannel: 'test' },
    files: [{ content: Buffer.from('Zähler'), filename: 'zaehler.txt' }],
  } as never)
  assert.deepEqual([ticket.files.length, (await sdk.ticketGetById(ticket.id)).title], [1, 'Kalt'])
  const anonymous: { id: string } = await sdk.post(`/v1/property-managers/${propertyManagerId}/tickets`, {
    ...{ category: categoryId, title: 'Fax', description: 'Guten Tag', inputChannel: 'fax', channel: 'app' },
    createdByCommunicationMethod: { type: 'email', value: 'gast@example.ch' },
  })
  const conversation = (await sdk.ticketGetById(anonymous.id))._embedded.conversations[0]!
  const message = await sdk.conversationCreateMessage(conversation.id, {
    body: 'Wir kommen',
    userId: userID!,
  })
  assert.equal(message.content.content, 'Wir kommen')

  // Documents, also for a place that is not there.
  const file = await sdk.fileCreate({ file: Buffer.from('Regeln'), name: 'regeln.txt', path: 'haus' })
  for (const channels of [[`Property-${property.id}`], ['Property-123']]) {
    const bucket = await sdk.bucketCreate({ name: 'Haus', channels })
    assert.equal(await sdk.bucketAddFile(bucket.id, file.id), true)
    assert.deepEqual((await sdk.bucketGet(bucket.id)).files, [file.id])
    assert.equal(await sdk.bucketRemoveFile(bucket.id, file.id), true)
  }
  const settings = await sdk.notificationSettingsUpdateByUser(userID!, {
    'ticket-digest-email': 'never',
  } as never)
  assert.ok(settings)
  const person = await home.person({ qa: { App: appId } })
  const type = EnumUserRelationType.isResponsible
  const relation = { type, ids: [property.id], level: EnumResource.property, readOnly: true }
  assert.ok(await sdk.userRelationCreate(person.personId, relation as never))
  assert.ok(await sdk.userRelationDelete(person.personId, relation as never))

  // What later clients call beside: active units of an app, an app for somebody else, and the end of a period.
  const active: { activeUnitCount: number } = await sdk.get(`/v1/apps/${appId}/active-units`)
  assert.equal(active.activeUnitCount, 2)
  const made = await sdk.appCreate(person.personId, { name: 'Zweite', siteUrl: 'https://zweite.example' })
  assert.equal(made.name, 'Zweite')
  await assert.rejects(sdk.delete(`/v1/units/${unit.id}`), /409/)
  assert.equal(await sdk.registrationCodeDelete(code.id), true)
  assert.equal(await sdk.delete(`/v1/utilisation-periods/${period.id}/soft`), '')
  await assert.rejects(sdk.utilisationPeriodGetById(period.id), /404/)
  const { rows } = await world.owner.query('select deleted_at from utilisation_period where id = $1', [
    period.id,
  ])
  assert.ok(rows[0].deleted_at, 'it is kept, as an undo and the history need it')
  assert.equal((await sdk.ticketGetById(ticket.id)).title, 'Kalt', 'what hangs on it stays')
})
