import type { Pool } from 'pg'
import type { Report } from './report.ts'
import { compareSizes } from './served.ts'

const ORGANIZATIONS = 100
const UNITS_IN_BUILDING = 8
const BUILDINGS_IN_STREET = 25
const STREETS =
  `Kramgasse Gerechtigkeitsgasse Junkerngasse Marktgasse Spitalgasse Neuengasse Aarbergergasse Zeughausgasse Rathausgasse
  Postgasse Brunngasse Herrengasse Kesslergasse Münstergasse Amthausgasse Schauplatzgasse Bundesgasse Effingerstrasse
  Belpstrasse Schwarztorstrasse Könizstrasse Seftigenstrasse Weissensteinstrasse Morillonstrasse Eigerstrasse Sulgenauweg
  Mattenhofstrasse Zieglerstrasse Muristrasse Thunstrasse Kirchenfeldstrasse Jungfraustrasse Brunnadernstrasse
  Elfenstrasse Laubeggstrasse Ostermundigenstrasse Papiermühlestrasse Breitenrainstrasse Moserstrasse Rodtmattstrasse
  Wankdorffeldstrasse Standstrasse Scheibenstrasse Lorrainestrasse Länggassstrasse Mittelstrasse Neufeldstrasse
  Bremgartenstrasse Murtenstrasse Freiburgstrasse Bümplizstrasse Brünnenstrasse Fellerstrasse`.split(/\s+/)

/**
 * Fills an empty database with organizations that are alike, each with its share of the units: streets are properties, houses
 * buildings. Gives an administrator of one of them.
 */
const fillWith = (units: number) => async (owner: Pool) => {
  const buildings = Math.ceil(units / ORGANIZATIONS / UNITS_IN_BUILDING)
  const streets = Math.ceil(buildings / BUILDINGS_IN_STREET)
  const client = await owner.connect()
  const run = (text: string, values?: unknown[]) => client.query(text, values)
  const each = `from generate_series(1, ${ORGANIZATIONS}) o`
  const org = `pg_temp.id('0', o, 0)`
  const app = `pg_temp.id('1', o, 0)`
  const street = `($1::text[])[1 + n / ${BUILDINGS_IN_STREET}]`
  const address = `${street} || ' ' || 1 + n % ${BUILDINGS_IN_STREET}`
  try {
    await run(`create function pg_temp.id(kind text, o int, n int) returns text language sql immutable return
      '6' || kind || lpad(to_hex(o), 6, '0') || lpad(to_hex(n), 8, '0') || '00000000'`)
    await run(`set session_replication_role = replica; set jit = off`)
    await run(
      `insert into organization (id, name, tools) select ${org}, 'Crowd ' || o, '{master-data}' ${each}`,
    )
    await run(`insert into app (organization_id, id, name) select ${org}, ${app}, 'App' ${each}`)
    await run(
      `insert into property (organization_id, id, app_id, name)
        select ${org}, pg_temp.id('2', o, n), ${app}, ($1::text[])[1 + n] ${each}, generate_series(0, ${streets} - 1) n`,
      [STREETS],
    )
    await run(
      `insert into building (organization_id, id, app_id, property_id, name, postal_code, city)
        select ${org}, pg_temp.id('3', o, n), ${app}, pg_temp.id('2', o, n / ${BUILDINGS_IN_STREET}), ${address}, '3011', 'Bern'
        ${each}, generate_series(0, ${buildings} - 1) n`,
      [STREETS],
    )
    await run(`insert into unit (organization_id, id, app_id, property_id, building_id, name, search)
      select organization_id, '64' || substr(id, 3, 14) || lpad(u::text, 8, '0'), app_id, property_id, id, u || '. OG',
        palier.place_words(name || ' 3011 Bern ' || u || '. OG') from building, generate_series(1, ${UNITS_IN_BUILDING}) u`)
    await run(`insert into person (organization_id, id, username, email)
      select ${org}, pg_temp.id('5', o, 0), 'Vera Muster', 'p@o' || o || '.example' ${each}`)
    await run(`insert into permission (organization_id, id, person_id, role, app_id)
      select ${org}, pg_temp.id('6', o, 0), pg_temp.id('5', o, 0), 'setup', ${app} ${each}`)
    await run('vacuum analyze')
    const { rows } = await client.query<{ organizationId: string; personId: string }>(
      `select pg_temp.id('0', o, 0) as "organizationId", pg_temp.id('5', o, 0) as "personId" from (select ${ORGANIZATIONS / 2} as o) one`,
    )
    return rows[0]!
  } finally {
    client.release(true)
  }
}

/** The search of the tree as somebody types it: over HTTP, and the same statements bare through pg, in turns. */
export const run = (report: Report) =>
  compareSizes(
    report,
    { '10,000 units': fillWith(10_000), '1,000,000 units': fillWith(1_000_000) },
    {
      'Tree search, "kramgasse 12"': () => ['/places?search=kramgasse%2012'],
      'Tree search, "kramg"': () => ['/places?search=kramg'],
    },
  )
