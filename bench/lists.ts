import type { Pool } from 'pg'
import type { Report } from './report.ts'
import { openFilled } from './served.ts'

const SIZES = [1000, 100_000]

/** One organization with as many units as wanted, in each a tenant with an account, an invitation and a request. */
const fillWith = (units: number) => async (owner: Pool) => {
  const client = await owner.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  const id = (kind: string, n: string) => `'6' || '${kind}' || lpad(to_hex(${n}), 14, '0') || '00000000'`
  const org = id('0', '0')
  const app = id('1', '0')
  const each = `from generate_series(1, ${units}) n`
  const place = `${org}, ${app}, ${id('2', 'n / 200')}, ${id('3', 'n / 10')}`
  const name = `'Tenant ' || md5(n::text) || ' ' || n`
  try {
    await run('set session_replication_role = replica; set jit = off')
    await run(
      `insert into organization (id, name, tools) values (${org}, 'Crowd', '{master-data,service-centre,tenant-management}')`,
    )
    await run(`insert into app (organization_id, id, name) values (${org}, ${app}, 'App')`)
    await run(`insert into property (organization_id, app_id, id, name)
      select ${org}, ${app}, ${id('2', 'n')}, 'Street ' || n from generate_series(0, ${units} / 200) n`)
    await run(`insert into building (organization_id, app_id, property_id, id, name, postal_code, city)
      select ${org}, ${app}, ${id('2', 'n / 20')}, ${id('3', 'n')}, 'Street ' || n / 20 || ' ' || n % 20, '3011', 'Bern'
      from generate_series(0, ${units} / 10) n`)
    await run(`insert into unit (organization_id, app_id, property_id, building_id, id, name, search)
      select ${place}, ${id('4', 'n')}, 'Flat ' || n, palier.place_words('Street ' || n / 200 || ' 3011 Bern Flat ' || n) ${each}`)
    await run(`insert into utilisation_period (organization_id, app_id, property_id, building_id, unit_id, id, start_date)
      select ${place}, ${id('4', 'n')}, ${id('5', 'n')}, '2020-01-01' ${each}`)
    await run(`insert into person (organization_id, id, username, email)
      select ${org}, ${id('6', 'n')}, ${name}, 'tenant' || n || '@crowd.example' ${each}`)
    await run(`insert into check_in (organization_id, utilisation_period_id, person_id)
      select ${org}, ${id('5', 'n')}, ${id('6', 'n')} ${each}`)
    await run(`insert into registration_code (organization_id, id, code, tenant_name, tenant_email, external_id)
      select ${org}, ${id('7', 'n')}, 'CODE-' || n, ${name}, 'tenant' || n || '@crowd.example', 'EXT-' || n ${each}`)
    await run(`insert into registration_code_period (organization_id, registration_code_id, utilisation_period_id)
      select ${org}, ${id('7', 'n')}, ${id('5', 'n')} ${each}`)
    await run(`insert into ticket (organization_id, app_id, property_id, building_id, unit_id, number, category_id, title, search, person_id, customer_waiting_since, activity_at)
      select ${place}, ${id('4', 'n')}, n, ${id('9', '0')}, 'Heating', 'heating ' || n, ${id('6', 'n')}, now() - n * interval '1 minute', now() - n * interval '1 minute' ${each}`)
    await run(`insert into ticket_category (organization_id, id, app_id, key, name)
      values (${org}, ${id('9', '0')}, ${app}, 'heating', '{"de": "Heizung"}')`)
    await run(
      `insert into custom_item (organization_id, property_id, name, value) select ${org}, ${id('2', 'n / 200')}, 'Door ' || n, '1234' ${each}`,
    )
    await run(`insert into notification (organization_id, person_id, type, category, title, object_id)
      select ${org}, ${id('6', '0')}, 'ticket-comment', 'messages', 'Answer ' || n, ${id('8', 'n')} ${each}`)
    await run(
      `insert into person (organization_id, id, username, email) values (${org}, ${id('6', '0')}, 'Vera Muster', 'vera@crowd.example')`,
    )
    await run(
      `insert into permission (organization_id, person_id, role, app_id) values (${org}, ${id('6', '0')}, 'platform-owner', ${app})`,
    )
    await run('vacuum analyze')
    const { rows } = await client.query<{ organizationId: string; personId: string; propertyId: string }>(
      `select ${org} as "organizationId", ${id('6', '0')} as "personId", ${id('2', '0')} as "propertyId"`,
    )
    return { ...rows[0]!, appId: `61${'0'.repeat(22)}` }
  } finally {
    client.release(true)
  }
}

const LISTS = [
  '/users?filter=%7B%22kind%22%3A%22resident%22%7D',
  '/users?filter=%7B%22kind%22%3A%22staff%22%7D',
  '/users?search=tenant%20c4ca',
  '/users?filter=%7B%22email%22%3A%22tenant77%40crowd.example%22%7D',
  '/registration-codes',
  '/registration-codes?search=tenant%20c4ca',
  '/ticket-requesters?search=tenant%20c4ca',
  '/tickets?view=waiting-for-agent',
  '/tickets?view=waiting-for-agent&search=heating%2077',
  '/ticket-views',
  '/places',
  '/places?parent=App-APP',
  '/places?search=street%203',
  '/properties',
  '/groups',
  '/units',
  '/units?filter=%7B%22name%22%3A%22Flat%2077%22%7D',
  '/custom-items?place=Property-PROPERTY',
  '/deleted-places',
  '/apps/APP/active-units',
  '/users/ME/notifications',
]

/** How long one page of every list takes in an organization with 1,000 units, tenants, codes and requests, and in one with 100,000. */
export const run = async (report: Report) => {
  // Replies are checked in tests and development only.
  process.env.NODE_ENV = 'production'
  const opened = []
  for (const size of SIZES) opened.push(await openFilled(fillWith(size)))
  try {
    for (const list of LISTS) {
      const path = list
        .replace('APP', `61${'0'.repeat(22)}`)
        .replace('ME', `66${'0'.repeat(22)}`)
        .replace('PROPERTY', `62${'0'.repeat(22)}`)
      const times = []
      for (const { wait } of opened) times.push(await wait(path))
      const [few = 0, many = 0] = times
      report({ name: `GET ${list}, ${SIZES[0]} rows`, value: few, unit: 'ms' })
      report({
        name: `GET ${list}, ${SIZES[1]} rows`,
        value: many,
        unit: 'ms',
      })
      report({
        name: `GET ${list}, time with ${SIZES[1]} rows to time with ${SIZES[0]}`,
        value: many / few,
        unit: '×',
      })
    }
  } finally {
    for (const { close } of opened) await close()
  }
}
