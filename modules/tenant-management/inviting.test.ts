import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { openWorld } from '#test/world.ts'
import { addCode, createCode, sendInvitation, withdrawInvitation } from './codes.contract.ts'

const world = await openWorld()
const { owner, settle, services } = world
const invite = modules.jobs.find(({ name }) => name === 'invite who was imported')!
const hourly = modules.dailyJobs.find(({ name }) => name.startsWith('invite who was imported'))!

/** A home in an app of its own, whether it invites by itself or not, and who looks after its tenants. */
const open = async (automaticInvitation = true) => {
  const organization = await world.openOrganization()
  const home = await organization.buildHome()
  const roles = { 'tenant-manager': { App: home.appId }, 'app-admin': { App: home.appId } } as const
  const manager = await organization.person(roles)
  const change = (body: object) => manager.send('PATCH', `/apps/${home.appId}`, body)
  if (automaticInvitation) await change({ automaticInvitation })
  const create = (email: string | undefined, more: object = {}) =>
    manager(createCode, {
      body: {
        utilisationPeriods: [home.utilisationPeriodId],
        ...(email !== undefined && { tenant: { email } }),
        ...more,
      },
    })
  const askAt = (at: string) =>
    organization.inside((db) => enqueue(db, invite, { at: Temporal.Instant.from(at).toString() }))
  /** The afternoon job has run, as if it were that time. */
  const comes = async (at: string) => {
    await askAt(at)
    await settle()
  }
  const invited = async () => {
    const found = await organization.inside((db) =>
      db.selectFrom('mail').select('recipient').where('kind', '=', 'invitation').orderBy('id').execute(),
    )
    return found.map(({ recipient }) => recipient).toSorted()
  }
  return { ...organization, home, manager, change, create, askAt, comes, invited }
}

const AFTERNOON = '2026-07-01T14:00:00+02:00'

test('an app invites by itself only when it was told to, and says so', async () => {
  const { home, manager, change, create, comes, invited } = await open(false)
  await create('a@tenants.example')
  const app = await manager.send('GET', `/apps/${home.appId}`)
  assert.equal(app.body.automaticInvitation, false)
  await comes(AFTERNOON)
  assert.deepEqual(await invited(), [])
  assert.equal((await change({ automaticInvitation: true })).body.automaticInvitation, true)
  await comes(AFTERNOON)
  assert.deepEqual(await invited(), ['a@tenants.example'])
  assert.equal((await change({ automaticInvitation: 'yes' })).status, 400)
})

test('it is done in the afternoon of the place where the home is, in summer and in winter', async () => {
  const { home, create, comes, invited } = await open()
  await create('bern@tenants.example')
  for (const at of [
    '2026-07-01T13:59:59+02:00',
    '2026-12-01T14:59:59+02:00',
    '2026-07-01T20:00:00+02:00',
    '2026-07-02T03:00:00+02:00',
  ])
    await comes(at)
  assert.deepEqual(await invited(), [])
  await comes('2026-12-01T14:00:00+01:00')
  assert.deepEqual(await invited(), ['bern@tenants.example'])

  await owner.query(`update property set timezone = 'America/New_York' where id = $1`, [home.propertyId])
  await create('york@tenants.example')
  await comes('2026-07-01T14:00:00+02:00')
  assert.equal((await invited()).length, 1)
  await comes('2026-07-01T14:00:00-04:00')
  assert.equal((await invited()).length, 2)
})

test('only those are invited who can be and were not yet', async () => {
  const { organizationId, home, manager, create, comes, invited } = await open()
  const byHand = await create('hand@tenants.example')
  await manager(sendInvitation, { params: { invitationId: byHand.id }, body: {} })
  await create(undefined)
  const withdrawn = await create('withdrawn@tenants.example')
  await manager(withdrawInvitation, { params: { invitationId: withdrawn.id } })
  const set = async (email: string, columns: string) =>
    owner.query(`update registration_code set ${columns} where id = $1`, [(await create(email)).id])
  await set('used@tenants.example', 'used_at = now()')
  await set('expired@tenants.example', `expires_at = '2026-06-30'`)
  await set('letter@tenants.example', 'invited_at = now()')
  const periodOf = async (email: string, endDate: string) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into unit (organization_id, app_id, property_id, building_id, name) values ($1, $2, $3, $4, $5) returning id`,
      [organizationId, home.appId, home.propertyId, home.groupId, email],
    )
    const period = await owner.query<{ id: string }>(
      `insert into utilisation_period (organization_id, app_id, property_id, building_id, unit_id, start_date, end_date)
        values ($1, $2, $3, $4, $5, '2020-01-01', $6) returning id`,
      [organizationId, home.appId, home.propertyId, home.groupId, rows[0]!.id, endDate],
    )
    const params = { utilisationPeriodId: period.rows[0]!.id }
    await manager(addCode, { params, body: { tenant: { email } } })
  }
  await periodOf('past@tenants.example', '2026-06-30')
  await periodOf('last-day@tenants.example', '2026-07-01')
  await comes(AFTERNOON)
  assert.deepEqual(await invited(), ['hand@tenants.example', 'last-day@tenants.example'])
})

test('many are invited in portions, each once, whoever works on it and whatever breaks', async () => {
  const { organizationId, home, askAt, comes, invited } = await open()
  await owner.query(
    `with code as (insert into registration_code (organization_id, code, tenant_email)
      select $1, 'MANY-' || n, 'many' || n || '@tenants.example' from generate_series(1, 250) n returning organization_id, id)
      insert into registration_code_period (organization_id, registration_code_id, utilisation_period_id)
      select organization_id, id, $2 from code`,
    [organizationId, home.utilisationPeriodId],
  )
  const [crashing] = (
    await owner.query<{ email: string }>(
      'select tenant_email as email from registration_code where organization_id = $1 order by id offset 170 limit 1',
      [organizationId],
    )
  ).rows
  await owner.query(
    `alter table mail add constraint crash check (recipient <> '${crashing!.email}') not valid`,
  )
  await comes(AFTERNOON)
  assert.equal((await invited()).length, 100, 'what was done before the crash stays done')
  await owner.query('alter table mail drop constraint crash')
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await askAt(AFTERNOON)
  await Promise.all([settle(), settle()])
  assert.equal((await invited()).length, 250)
  assert.equal(new Set(await invited()).size, 250)
  const { rows } = await owner.query(
    `select count(*)::int as count from event where organization_id = $1 and type = 'invitation.sent'`,
    [organizationId],
  )
  assert.equal(rows[0].count, 250)
  await comes('2026-07-02T15:00:00+02:00')
  assert.equal((await invited()).length, 250)
})

test('every full hour looks whether it is afternoon somewhere', async () => {
  const { inside, home, create, invited } = await open()
  await create('now@tenants.example')
  const runs = async () => {
    await inside((db) => hourly.run({ db, services }))
    await settle()
  }
  const put = (hour: number) =>
    owner.query('update property set timezone = $2 where id = $1', [home.propertyId, zoneWhereItIs(hour)])
  await put(9)
  await runs()
  assert.deepEqual(await invited(), [])
  await put(16)
  await runs()
  assert.deepEqual(await invited(), ['now@tenants.example'])
})

/** Etc/GMT-3 is three hours ahead of UTC. */
const zoneWhereItIs = (hour: number) => {
  const ahead = (hour - Temporal.Now.zonedDateTimeISO('UTC').hour + 24) % 24
  const offset = ahead > 12 ? ahead - 24 : ahead
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
