import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import {
  EnumLocale,
  EnumServiceProviderType,
  EnumUserPermissionObjectType,
  EnumUserPermissionRole,
  restClient,
} from '@allthings/sdk'
import { openWorld } from '#test/world.ts'

const { api, openOrganization, owner } = await openWorld()
const { person, buildHome, checkIn } = await openOrganization()
const home = await buildHome()
const admin = await person({ 'platform-owner': { App: home.appId } })

/** The incumbent's client talks to a server on a port; its bearer token becomes the session of an administrator. */
const server = createServer(
  getRequestListener((request) => {
    const headers = new Headers(request.headers)
    headers.delete('authorization')
    headers.set('cookie', admin.cookie)
    const url = new URL(request.url)
    url.pathname = url.pathname.replace(/^\/api\/api/, '/api')
    return api.fetch(
      new Request(url, {
        method: request.method,
        headers,
        body: request.body,
        duplex: 'half',
      } as RequestInit),
    )
  }),
)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
after(() => server.close())
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const client = restClient({ apiUrl: base, oauthUrl: base, accessToken: 'x', requestMaxRetries: 0 })

let count = 0
const newcomer = (more: object = {}) => {
  count += 1
  return { email: `client${count}@sdk.example`, locale: EnumLocale.ch_it, ...more }
}

test('the official client adds, finds and changes people', async () => {
  const user = await client.userCreate(
    home.appId,
    'Ada',
    newcomer({ externalId: 'ERP-9', plainPassword: 'a good password' }),
  )
  assert.equal(user.username, 'Ada')
  const found = await client.userGetById(user.id)
  assert.deepEqual([found.externalId, found.tenantIds, found.locale], ['ERP-9', {}, 'ch_it'])
  const changed = await client.userUpdateById(user.id, {
    tenantIds: { [home.appId]: 'T-1' },
    locale: EnumLocale.fr_FR,
  })
  assert.deepEqual([changed.tenantIds, changed.locale], [{ [home.appId]: 'T-1' }, 'fr_FR'])
  const byEmail = await client.userGetByEmail(user.email.toUpperCase())
  assert.deepEqual([byEmail.total, byEmail._embedded.items[0]?.id], [1, user.id])
  const many = await client.getUsers(1, -1, { externalId: ['ERP-9', 'unknown'] })
  assert.equal(many.total, 1)
  assert.equal((await client.getCurrentUser()).id, admin.personId)
})

test('the official client finds every field that it knows', async () => {
  const user: object = await client.getCurrentUser()
  const known = [
    ...[
      'communicationPreferences',
      'createdAt',
      'deletionRequestedAt',
      'description',
      'email',
      'emailValidated',
      'externalId',
    ],
    ...[
      'gender',
      'id',
      'inviteEmailSent',
      'lastLogin',
      'locale',
      'nativeAppInstallIds',
      'passwordChanged',
      'phoneNumber',
    ],
    ...[
      'profileImage',
      'properties',
      'publicProfile',
      'receiveAdminNotifications',
      'roles',
      'tenantIds',
      'type',
      'username',
      'readOnly',
    ],
  ]
  for (const field of known) assert.ok(field in user, `${field} is missing`)
})

test('the official client makes an agent, invites them and gives them roles', async () => {
  const data = newcomer()
  const agent = await client.agentCreate(home.appId, home.propertyManagerId, 'Agent', data, true, 'ACME')
  assert.equal(agent.email, data.email)
  assert.equal((await owner.query('select from mail where recipient = $1', [data.email])).rowCount, 1)
  const roles = [EnumUserPermissionRole.pinboardAgent, EnumUserPermissionRole.serviceCenterAgent]
  const end = new Date(Date.now() + 86_400_000)
  const granted = await client.agentCreatePermissions(
    agent.id,
    home.propertyId,
    EnumUserPermissionObjectType.property,
    roles,
    new Date(),
    end,
  )
  assert.ok(granted)
  const permissions = await client.userGetPermissions(agent.id)
  assert.deepEqual(
    permissions.map(({ role, objectId }) => [role, objectId]),
    roles.map((role) => [role, home.propertyId]),
  )
  assert.ok(await client.userDeletePermission(permissions[0]!.id))
  assert.equal((await client.userGetPermissions(agent.id)).length, 1)
})

test('the official client grants a role and reads periods and settings', async () => {
  const user = await client.userCreate(home.appId, 'Resident', newcomer())
  const permission = await client.userCreatePermission(user.id, {
    objectId: home.appId,
    objectType: EnumUserPermissionObjectType.app,
    restrictions: [],
    role: EnumUserPermissionRole.qa,
  })
  assert.equal(permission.objectId, home.appId)
  await checkIn(user.id, home.utilisationPeriodId)
  const [period] = await client.userGetUtilisationPeriods(user.id)
  assert.equal(period?.id, home.utilisationPeriodId)
  const settings = await client.notificationSettingsUpdateByUser(admin.personId, {
    ticketDigestEmail: 'never' as never,
  })
  assert.equal(settings.ticketDigestEmail, 'never')
  assert.equal((await client.notificationSettingsResetByUser(admin.personId)).ticketDigestEmail, 'daily')
})

test('the official client grants several roles at once', async () => {
  const user = await client.userCreate(home.appId, 'Batch', newcomer())
  const granted = await client.userCreatePermissionBatch(user.id, {
    objectId: home.appId,
    objectType: EnumUserPermissionObjectType.app,
    restrictions: [],
    roles: [EnumUserPermissionRole.qa, EnumUserPermissionRole.pinboardAgent],
  })
  assert.ok(granted)
  assert.deepEqual((await client.userGetPermissions(user.id)).map(({ role }) => role).toSorted(), [
    'pinboard-agent',
    'qa',
  ])
})

test('the official client makes apps and service providers', async () => {
  const app = await client.appCreate(admin.personId, {
    name: 'Second app',
    siteUrl: 'https://second_app.example',
  })
  assert.deepEqual([app.name, app.siteUrl], ['Second app', 'https://secondapp.example'])
  assert.equal((await client.appGetById(app.id)).id, app.id)
  assert.partialDeepStrictEqual(app, { emailToTicketEnabled: false, emailToTicketForwardingEnabled: false })
  const provider = await client.serviceProviderCreate({
    name: 'Sanitär Frei',
    externalId: 'SP-1',
    address: { city: 'Bern' },
    type: EnumServiceProviderType.craftspeople,
  })
  const changed = await client.serviceProviderUpdateById(provider.id, {
    website: 'https://frei.example',
    parent: home.propertyManagerId,
  })
  assert.deepEqual(
    [changed.name, changed.parent, changed.address.city],
    ['Sanitär Frei', home.propertyManagerId, 'Bern'],
  )
  assert.equal((await client.serviceProviderGetById(provider.id)).externalId, 'SP-1')
})
