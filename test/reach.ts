import assert from 'node:assert/strict'
import { modules } from '#apps/modules.ts'
import { Role } from '#kernel/contract/roles.ts'
import { exampleOf, type Examples, schemaOf } from './fields.ts'
import { furnish } from './furniture.ts'
import type { openWorld } from './world.ts'

type World = Awaited<ReturnType<typeof openWorld>>

/** Of no app, but of the organization. */
const ofNobody = new Set(['organizationId', 'oauthClientId'])

/** Two apps of one organization, furnished alike, and a witness for the second. */
export const openTwoApps = async (world: World) => {
  const theirs = await furnish(world)
  const { home } = theirs
  const mine = await furnish(world, { home, mark: 'NEIGHBOUR-who-attacks' })
  const ids = Object.entries(theirs.rows).flatMap(([name, id]) =>
    ofNobody.has(name) || !/^[0-9a-f]{24}$/.test(id) ? [] : [id],
  )
  return { theirs, mine, home, witness: await openWitness(world, home.organizationId, ids) }
}

/** Tells of every row of every table of an organization that names one of these ids; what changed since it was last asked. */
export const openWitness = async (world: World, organizationId: string, ids: readonly string[]) => {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'palier' and column_name = 'organization_id'
     and table_name not in ('session', 'directory', 'exchange_problem') order by 1`,
  )
  const statement = tables
    .map(
      ({ name }) =>
        `select '${name}' as "table", to_jsonb(t)::text as row from ${name} t where organization_id = $1`,
    )
    .join(' union all ')
  const read = async () => {
    const { rows } = await world.owner.query<{ table: string; row: string }>(
      `select * from (${statement}) said where row like any($2) order by 1, 2`,
      [organizationId, ids.map((id) => `%${id}%`)],
    )
    return rows.map(({ table, row }) => `${table} ${row}`)
  }
  let before = await read()
  return async () => {
    const now = await read()
    const [was, is] = [new Set(before), new Set(now)]
    const changed = [...now.filter((row) => !was.has(row)), ...before.filter((row) => !is.has(row))]
    before = now
    return changed
  }
}

/** Somebody with every role there is in one place. */
export const openAttacker = async (
  { home }: Awaited<ReturnType<typeof furnish>>,
  place: { App: string } | { Group: string },
) => {
  const { personId } = await home.person(Object.fromEntries(Role.options.map((role) => [role, place])))
  return personId
}

export type Declared = (typeof modules.endpoints)[number]

/** Every endpoint that changes something and is not open to everybody. */
export const changing = modules.endpoints.filter(
  ({ endpoint, anonymous }) =>
    !anonymous && endpoint.method !== 'GET' && !endpoint.path.startsWith('/sessions'),
)

export const titleOf = ({ endpoint: { method, path } }: Declared) => `${method} ${path}`

type Rows = Record<string, string>

const wordsOf = (rows: Rows): Examples => {
  const texts: Examples = {
    email: () => 'thief@attackers.example',
    plainPassword: () => 'correct horse battery staple 47',
    locale: () => 'ch_FR',
    phoneNumber: () => '+41 31 321 11 11',
    country: () => 'CH',
    channels: () => `App-${rows.appId}`,
    objectID: () => rows.appId,
    startDate: () => '2019-01-01',
    endDate: () => '2019-12-31',
    url: () => 'https://receiver.example/hook',
    colour: () => '#123456',
    timezone: () => 'Europe/Zurich',
    tenantEmail: () => 'thief@attackers.example',
    parent: () => rows.serviceProviderId,
    creationContext: () => rows.appId,
    place: () => `Unit-${rows.unitId}`,
    id: () => rows.fileId,
    files: () => rows.fileId,
    assigneeId: () => rows.userId,
    utilisationPeriods: () => rows.utilisationPeriodId,
    redirectUris: () => 'https://program.example/back',
    termsUrl: () => 'https://program.example/terms',
    privacyUrl: () => 'https://program.example/privacy',
    until: () => '2030-01-01T00:00:00.000Z',
    expiresAt: () => '2030-01-01T00:00:00.000Z',
    key: () => 'stolen',
    ids: () => rows.propertyId,
    externalIds: () => 'key',
  }
  for (const [name, id] of Object.entries(rows)) {
    texts[name] ??= () => id
    texts[name.replace(/Id$/, 'ID')] ??= () => id
    texts[name.replace(/Id$/, 'IDs')] ??= () => id
    texts[name.replace(/Id$/, 'Ids')] ??= () => id
    texts[name.replace(/Id$/, '')] ??= () => id
  }
  for (const name of [
    'type',
    'size',
    'title',
    'name',
    'description',
    'content',
    'message',

    'conversation',
  ])
    delete texts[name]
  return texts
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Bodies that an endpoint takes: what it requires, and with each optional field alone. */
export const bodiesOf = ({ endpoint: { body, keepsId } }: Declared, rows: Rows): unknown[] => {
  if (!body) return [undefined]
  const schema = schemaOf(body)
  const texts = wordsOf(rows)
  const whole = exampleOf(schema, texts, '', true) as Record<string, unknown>
  const least = Object.fromEntries(
    Object.entries(exampleOf(schema, texts) as object).map(([name, value]) => [
      name,
      isEmpty(value) ? whole[name] : value,
    ]),
  )
  const single = Object.entries(whole)
    .filter(([name]) => !(name in least) && !(keepsId && name === 'id'))
    .map(([name, value]) => ({ ...least, [name]: value }))
  return [least, ...single]
}

/** The path of an endpoint with the ids of rows in it. */
export const urlOf = ({ endpoint: { path } }: Declared, rows: Rows) =>
  path.replace(/:(\w+)/g, (_: string, name: string) => rows[name] ?? assert.fail(`no example of ${name}`))

/** What some lists must be asked for. */
const queries: Record<string, (rows: Rows) => Record<string, string>> = {
  '/ticket-requesters': () => ({ search: 'resident' }),
  '/presets': ({ appId = '' }) => ({ objectID: appId, objectType: 'App' }),
  '/custom-items': ({ propertyId }) => ({ place: `Property-${propertyId}` }),
  '/places': ({ appId }) => ({ parent: `App-${appId}` }),
  '/units/:unitId/utilisation-periods': () => ({ archived: 'true' }),
}

/** The query that a list of this path is read with. */
export const queryOf = ({ endpoint: { path } }: Declared, rows: Rows) => queries[path]?.(rows) ?? {}
