import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openEgress } from '#kernel/server/egress.ts'
import { createWebhook } from '#modules/integrations/contract.ts'
import { moduleList } from '#apps/modules.ts'
import { catalogueOf } from '#modules/integrations/catalogue.presenter.ts'
import { serveDue } from '#modules/integrations/dispatching.commands.ts'
import {
  AGENT,
  csv,
  everything,
  GROUP,
  key,
  openErp,
  PERIOD,
  PROPERTY,
  TENANT,
  UNIT,
} from '#test/exchangeSetup.ts'
import { openReceiver } from '#test/receiver.ts'
import { openWorld } from '#test/world.ts'
import * as contract from './contract.ts'

const world = await openWorld()
const erp = await openErp(world, ['cockpit-manager', 'app-admin'])

const about = /^(property|group|unit|utilisation-period|registration-code|invitation|user|permission)[.]/

let seen = 0
/** What happened to single things since this was asked last, in order. */
const told = async () => {
  const events = (await erp.rows('event')).toSorted((a, b) => Number(a.step) - Number(b.step))
  const news = events.filter(({ step, type }) => Number(step) > seen && about.test(type))
  seen = Math.max(seen, ...events.map(({ step }) => Number(step)))
  return news
}
const namesOf = (events: Record<string, any>[]) => events.map(({ type }) => type).toSorted()

const idOf = async (table: 'unit' | 'building' | 'utilisationPeriod', kind: number, n = 1) =>
  (await erp.rows(table)).find(({ externalId }) => externalId === key(kind, n))?.id

test('what a delivery does to each thing is told, once, as if somebody had done it by hand; so is its undo', async () => {
  const first = await erp.deliver(everything)
  assert.equal(first.state, 'applied', JSON.stringify(await erp.problems(first.id)))
  const made = await told()
  assert.deepEqual(namesOf(made), [
    'group.created',
    'permission.granted',
    'permission.granted',
    'permission.granted',
    'property.created',
    'registration-code.created',
    'unit.created',
    'user.created',
    'utilisation-period.created',
  ])
  const [unitId, period] = [await idOf('unit', UNIT), await idOf('utilisationPeriod', PERIOD)]
  const ofPeriod = made.find(({ type }) => type === 'utilisation-period.created')!
  assert.deepEqual(ofPeriod.data, { utilisationPeriodId: period, unitId })
  assert.equal(ofPeriod.actorId, erp.program.personId)

  await erp.deliver(everything)
  assert.deepEqual(await told(), [], 'the same again changes nothing')

  const second = await erp.deliver({
    'properties.csv': csv('importType,id,name', `insert,${key(PROPERTY, 2)},Neuengasse`),
    'groups.csv': csv('importType,id,propertyId', `update,${key(GROUP, 1)},${key(PROPERTY, 2)}`),
    'units.csv': csv('importType,id,name', `update,${key(UNIT, 1)},3. OG rechts`),
    'utilisationPeriods.csv': csv('importType,id,endDate', `update,${key(PERIOD, 1)},2024-12-31`),
    'tenants.csv': csv('importType,id,name', `update,${key(TENANT, 1)},Anna Müller`),
    'agents.csv': csv('importType,id,email', `update,${key(AGENT, 1)},hans.muster@agents.example`),
    'agentPermissions.csv': everything['agentPermissions.csv']!.replace('\ninsert', '\ndelete'),
  })
  assert.equal(second.state, 'applied', JSON.stringify(await erp.problems(second.id)))
  const changed = await told()
  assert.deepEqual(namesOf(changed), [
    'group.updated',
    'permission.revoked',
    'permission.revoked',
    'permission.revoked',
    'property.created',
    'registration-code.updated',
    'unit.updated',
    'user.updated',
    'utilisation-period.updated',
  ])
  const changesOf = (events: Record<string, any>[], type: string) =>
    events.find((event) => event.type === type)!.data.changes
  assert.deepEqual(changesOf(changed, 'utilisation-period.updated'), {
    endDate: { from: null, to: '2024-12-31' },
  })
  assert.deepEqual(changesOf(changed, 'unit.updated').name, { from: '3. OG links', to: '3. OG rechts' })

  await erp.program(contract.undoExchangeJob, { params: { exchangeJobId: second.id }, body: {} })
  await world.settle()
  assert.equal((await erp.show(second.id)).state, 'undone')
  const back = await told()
  assert.deepEqual(namesOf(back), [
    'group.updated',
    'permission.granted',
    'permission.granted',
    'permission.granted',
    'property.deleted',
    'registration-code.updated',
    'unit.updated',
    'user.updated',
    'utilisation-period.updated',
  ])
  assert.deepEqual(changesOf(back, 'utilisation-period.updated'), {
    endDate: { from: '2024-12-31', to: null },
  })

  await erp.deliver({ 'utilisationPeriods.csv': csv('importType,id', `delete,${key(PERIOD, 1)}`) })
  assert.deepEqual(namesOf(await told()), ['utilisation-period.deleted'])
})

test('webhooks hear of each of thousands of things that a delivery makes, and of no test that is taken back', async () => {
  world.services.egress = openEgress({ local: true })
  const receiver = await openReceiver()
  await erp.program(createWebhook, {
    params: { appId: erp.appId },
    body: { description: 'Doors', url: receiver.url, events: ['unit.created'] },
  })
  receiver.received.length = 0
  const units = {
    'units.csv': csv(
      'importType,id,groupId,name',
      ...Array.from({ length: 2100 }, (_, n) => `insert,${key(UNIT, n + 2)},${key(GROUP, 1)},Nr. ${n}`),
    ),
  }
  const tried = await erp.deliver(units, { autoImport: false })
  assert.equal(tried.state, 'to-confirm')
  assert.deepEqual(await told(), [])
  await erp.program(contract.confirmExchangeJob, { params: { exchangeJobId: tried.id }, body: {} })
  await world.settle()
  const made = await told()
  assert.equal(made.length, 2100)
  await serveDue({ ...world.services, catalogue: catalogueOf(moduleList) })
  const heard = new Set(receiver.received.map(({ event }) => event.data.id))
  assert.deepEqual(heard, new Set(made.map(({ subjectId }) => subjectId)))
  assert.equal(receiver.received.length, 2100)
})
