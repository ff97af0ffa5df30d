import assert from 'node:assert/strict'
import { Role } from '#kernel/contract/roles.ts'
import type { Served } from '#kernel/server/serve.ts'
import { exampleOf, type Examples, schemaOf } from './fields.ts'
import type { Rows, World } from './fixtures.ts'
import { allFixtures, layFixtures } from './layFixtures.ts'

/** Of no app, but of the organization. */
const ofNobody = new Set(['organizationId', 'oauthClientId'])

/** Two apps of one organization, furnished alike, and a witness for the second. */
export const openTwoApps = async (world: World) => {
  const theirs = await layFixtures(world)
  const { home } = theirs
  const mine = await layFixtures(world, { home, mark: 'NEIGHBOUR-who-attacks' })
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
  { home }: Awaited<ReturnType<typeof layFixtures>>,
  place: { App: string } | { Group: string },
) => {
  const { personId } = await home.person(Object.fromEntries(Role.options.map((role) => [role, place])))
  return personId
}

/** Every endpoint that changes something and is not open to everybody. */
export const changingOf = (endpoints: readonly Served[]) =>
  endpoints.filter(
    ({ endpoint, anonymous }) =>
      !anonymous && endpoint.method !== 'GET' && !endpoint.path.startsWith('/sessions'),
  )

export const titleOf = ({ endpoint: { method, path } }: Served) => `${method} ${path}`

/** Fields that say the same wherever they are. */
const plain: Examples = {
  email: () => 'thief@attackers.example',
  locale: () => 'ch_FR',
  phoneNumber: () => '+41 31 321 11 11',
  country: () => 'CH',
  startDate: () => '2019-01-01',
  endDate: () => '2019-12-31',
  until: () => '2030-01-01T00:00:00.000Z',
  expiresAt: () => '2030-01-01T00:00:00.000Z',
  url: () => 'https://receiver.example/hook',
  colour: () => '#123456',
  timezone: () => 'Europe/Zurich',
}

/** What fields may be: as their modules say, plain ones, and ids of what is there by its name. */
const wordsOf = (rows: Rows): Examples => {
  const named = Object.entries(rows).filter(([, id]) => /^[0-9a-f]{24}$/.test(id))
  const ids = named.flatMap(([name, id]) =>
    ['Id', 'ID', 'IDs', 'Ids', ''].map((end) => [name.replace(/Id$/, end), () => id]),
  )
  const said = allFixtures.flatMap(({ examples }) =>
    Object.entries(examples?.(rows) ?? {}).map(([name, value]) => [
      name,
      value === undefined ? undefined : () => value,
    ]),
  )
  const channels = () => `App-${rows.appId}`
  return { ...Object.fromEntries(ids), ...plain, channels, ...Object.fromEntries(said) } as Examples
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Bodies that an endpoint takes: what it requires, and with each optional field alone. */
export const bodiesOf = ({ endpoint: { body, keepsId } }: Served, rows: Rows): unknown[] => {
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
export const urlOf = ({ endpoint: { path } }: Served, rows: Rows) =>
  path.replace(/:(\w+)/g, (_: string, name: string) => rows[name] ?? assert.fail(`no example of ${name}`))

/** The query that a list of this path is read with. */
export const queryOf = ({ endpoint: { path } }: Served, rows: Rows) =>
  allFixtures.flatMap(({ queries }) => queries?.[path] ?? [])[0]?.(rows) ?? {}
