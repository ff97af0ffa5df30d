import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Role } from '#kernel/contract/roles.ts'
import * as contract from '#modules/exchange/contract.ts'
import type { openWorld } from './world.ts'

type World = Awaited<ReturnType<typeof openWorld>>

/** The ERP's key of the nth thing of a kind. */
export const key = (kind: number, n: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
export const [PROPERTY, GROUP, UNIT, PERIOD, TENANT, AGENT, PROVIDER, COLLECTION] = [
  1, 2, 3, 4, 5, 6, 7, 8,
] as const

const address = 'country,city,streetName,houseNumber,zipCode'
const street = 'CH,Bern,Kramgasse,12,3011'
/** Lines below a header, as a file. */
export const csv = (header: string, ...lines: string[]) => [header, ...lines].join('\n')

/** One of everything that a delivery can carry. */
export const everything: Record<string, string> = {
  'serviceProviders.csv': csv(
    `importType,id,name,${address},phone`,
    `insert,${key(PROVIDER, 1)},Sanitär AG,${street},+41310000000`,
  ),
  'properties.csv': csv(
    'importType,id,name,propertyOwner',
    `insert,${key(PROPERTY, 1)},Kramgasse,Erben Meier`,
  ),
  'groups.csv': csv(
    `importType,id,propertyId,name,${address},propertyOwner`,
    `insert,${key(GROUP, 1)},${key(PROPERTY, 1)},Kramgasse 12,${street},`,
  ),
  'units.csv': csv('importType,id,groupId,name', `insert,${key(UNIT, 1)},${key(GROUP, 1)},3. OG links`),
  'utilisationPeriods.csv': csv(
    'importType,id,unitId,startDate,endDate',
    `insert,${key(PERIOD, 1)},${key(UNIT, 1)},2024-04-01,`,
  ),
  'tenants.csv': csv(
    'importType,id,registrationCode,email,phone,name',
    `insert,${key(TENANT, 1)},ABCD-1234,anna@tenants.example,+41790000000,Anna Meier`,
  ),
  'tenantCheckIns.csv': csv(
    'importType,utilisationPeriodId,tenantId',
    `insert,${key(PERIOD, 1)},${key(TENANT, 1)}`,
  ),
  'agents.csv': csv(
    'importType,id,email,firstName,lastName,phone,serviceProviderId',
    `insert,${key(AGENT, 1)},hans@agents.example,Hans,Muster,,${key(PROVIDER, 1)}`,
  ),
  'propertyTeams.csv': csv(
    'importType,propertyId,agentId,validFromDate,validToDate',
    `insert,${key(PROPERTY, 1)},${key(AGENT, 1)},,`,
  ),
  'userRelations.csv': csv(
    'importType,agentId,resourceId,resourceType,validFromDate,validToDate,jobRole',
    `insert,${key(AGENT, 1)},${key(PROPERTY, 1)},property,2024-01-01,2030-12-31,caretaker`,
  ),
  'agentPermissions.csv': csv(
    'importType,resourceType,resourceId,agentId,agentType,validFromDate,validToDate',
    `insert,group,${key(GROUP, 1)},${key(AGENT, 1)},agent,,`,
  ),
  'collections.csv': csv('importType,id,name', `insert,${key(COLLECTION, 1)},Altstadt`),
  'collectionAssignments.csv': csv(
    'importType,collectionId,resourceType,resourceId',
    `insert,${key(COLLECTION, 1)},unit,${key(UNIT, 1)}`,
  ),
}

/** An organization whose ERP system delivers to an app. */
export const openErp = async (world: World, roles: Role[] = ['cockpit-manager']) => {
  const organization = await world.openOrganization()
  const appId = await organization.insert('app', { name: 'Bern' })
  await organization.inside((db) => sql`select palier.enter_directory('app', ${appId})`.execute(db))
  const program = await organization.person(Object.fromEntries(roles.map((role) => [role, { App: appId }])))
  const put = (name: string, content: string | Blob) =>
    program.send('PUT', `/apps/${appId}/exchange/files/${name}`, new Blob([content]))
  const start = (manifest: unknown = {}) =>
    program.send('PUT', `/apps/${appId}/exchange/manifest.json`, manifest)
  const show = (exchangeJobId: string) => program(contract.findExchangeJob, { params: { exchangeJobId } })
  const problems = async (exchangeJobId: string) =>
    (
      await program(contract.listExchangeProblems, {
        params: { exchangeJobId },
        query: { limit: 1000, after: undefined },
      })
    )._embedded.items
  /** Delivers the files and then the manifest, and waits for what becomes of it. */
  const deliver = async (files: Record<string, string>, manifest: unknown = {}) => {
    for (const [name, content] of Object.entries(files)) assert.equal((await put(name, content)).status, 200)
    const reply = await start(manifest)
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    await world.settle()
    return show(reply.body.id)
  }
  const rows = (table: keyof Tables) =>
    organization.inside(
      async (db) =>
        (await db
          .selectFrom(table as 'unit')
          .selectAll()
          .orderBy('id')
          .execute()) as unknown as Record<string, any>[],
    )
  const mails = async () =>
    (
      await world.owner.query<{ recipient: string; subject: string; text: string; kind: string }>(
        'select recipient, subject, text, kind from mail where organization_id = $1 order by id',
        [organization.organizationId],
      )
    ).rows
  return { ...organization, appId, program, put, start, show, problems, deliver, rows, mails }
}
