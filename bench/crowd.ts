import type { Pool } from 'pg'

const TABLES = ['app', 'property', 'building', 'unit', 'person', 'permission', 'ticket_category', 'ticket_counter', 'ticket', 'conversation', 'message', 'ticket_reading']

const WORDS = `heizung kalt wasser leitung tropft küche bad fenster storen lift treppenhaus licht lampe schlüssel tür schloss
  waschmaschine keller velo garage rechnung nebenkosten vertrag nachbar lärm musik abend morgen seit gestern heute bitte danke
  termin handwerker schimmel wand decke boden parkett kaputt defekt geschirrspüler backofen kühlschrank balkon garten abfall
  briefkasten klingel gegensprechanlage rauch geruch ameisen maus dach regen feucht temperatur radiator ventil boiler dusche
  mieterin verwaltung hauswart anfrage foto dringend langsam ganz wieder immer noch nicht mehr geht leider freundliche grüsse`
  .split(/\s+/)
  .join(' ')

/**
 * Fills an empty database with organizations that are alike, each with its share of tickets and one and a half messages
 * for each, by statements that work on sets. Gives one agent who sees everything of the first organization.
 */
export const fillCrowd = async (owner: Pool, { organizations, tickets }: { organizations: number; tickets: number }) => {
  const client = await owner.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  await run(`set session_replication_role = replica`)
  await run(`set maintenance_work_mem = '256MB'`)
  const indexes = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = any(select ('palier.' || name)::regclass from unnest($1::text[]) name) and not indisprimary`,
    [['ticket', 'conversation', 'message', 'ticket_reading']],
  )
  for (const { name } of indexes.rows) await run(`drop index ${name}`)

  // Ids are hexadecimal and in order: one digit for the kind, then the organization and a number.
  await run(`create or replace function pg_temp.id(kind text, o int, n int) returns text language sql immutable return
    '6' || kind || lpad(to_hex(o), 6, '0') || lpad(to_hex(n), 8, '0') || '00000000'`)
  await run(`create or replace function pg_temp.words(seed int, count int) returns text language sql immutable
    return (select string_agg(w[1 + (abs(hashint4(seed * 31 + i)) % array_length(w, 1))], ' ') from (select string_to_array('${WORDS}', ' ') as w) v, generate_series(1, count) i)`)
  await run(`insert into organization (id, name, tools) select pg_temp.id('0', o, 0), 'Crowd ' || o, '{service-centre}' from generate_series(1, $1) o`, [organizations])
  const each = `from generate_series(1, ${organizations}) o`
  const org = `pg_temp.id('0', o, 0)`
  await run(`insert into app (organization_id, id, name) select ${org}, pg_temp.id('1', o, 0), 'App' ${each}`)
  await run(`insert into property (organization_id, id, app_id, name)
    select ${org}, pg_temp.id('2', o, n), pg_temp.id('1', o, 0), 'Siedlung ' || n ${each}, generate_series(0, 9) n`)
  await run(`insert into building (organization_id, id, app_id, property_id, name, postal_code, city)
    select ${org}, pg_temp.id('3', o, n), pg_temp.id('1', o, 0), pg_temp.id('2', o, n % 10), pg_temp.words(n, 1) || 'strasse ' || n, '3011', 'Bern' ${each}, generate_series(0, 39) n`)
  await run(`insert into unit (organization_id, id, app_id, property_id, building_id, name)
    select ${org}, pg_temp.id('4', o, n), pg_temp.id('1', o, 0), pg_temp.id('2', o, n % 10), pg_temp.id('3', o, n % 40), 'Wohnung ' || n ${each}, generate_series(0, 399) n`)
  await run(`insert into person (organization_id, id, username, email)
    select ${org}, pg_temp.id('5', o, n), initcap(pg_temp.words(n * 7 + o, 2)), 'p' || n || '@o' || o || '.example' ${each}, generate_series(0, 409) n`)
  await run(`insert into permission (organization_id, id, person_id, role, app_id)
    select ${org}, pg_temp.id('6', o, n), pg_temp.id('5', o, n), 'service-center-manager', pg_temp.id('1', o, 0) ${each}, generate_series(0, 9) n`)
  await run(`insert into ticket_category (organization_id, id, app_id, key, name)
    select ${org}, pg_temp.id('7', o, n), pg_temp.id('1', o, 0), 'c' || n, jsonb_build_object('de', 'Kategorie ' || n) ${each}, generate_series(0, 11) n`)
  await run(`insert into ticket_counter (organization_id, id, last) select ${org}, pg_temp.id('8', o, 0), ${tickets} ${each}`)
  await run(`insert into ticket (organization_id, id, number, app_id, property_id, building_id, unit_id, person_id, requester_name, category_id, title, description,
      status, assignee_id, message_count, created_at, updated_at, activity_at, status_changed_at, customer_waiting_since, closed_at, search)
    select ${org}, pg_temp.id('9', o, n), n, pg_temp.id('1', o, 0), pg_temp.id('2', o, n % 10), pg_temp.id('3', o, n % 40), pg_temp.id('4', o, n % 400),
      case when n % 20 <> 0 then pg_temp.id('5', o, 10 + n % 400) end, case when n % 20 = 0 then 'Gast ' || n end, pg_temp.id('7', o, n % 12),
      initcap(title), pg_temp.words(n + o, 25), status, case when n % 7 <> 0 then pg_temp.id('5', o, n % 10) end, 1, at, at, at, at,
      case when status = 'waiting-for-agent' then at end, case when status = 'closed' then at end,
      palier.searchable('#' || n || ' ' || title || ' ' || pg_temp.words((10 + n % 400) * 7 + o, 2) || ' 3011 bern wohnung ' || n % 400)
    ${each}, generate_series(1, ${Math.round(tickets / organizations)}) n,
      lateral (select (array['closed','closed','closed','closed','closed','closed','waiting-for-agent','waiting-for-customer','waiting-for-external','closed'])[1 + abs(hashint4(n)) % 10] as status,
        now() - make_interval(secs => 600.0 * (${Math.round(tickets / organizations)} - n) + o) as at, pg_temp.words(n * 3 + o, 4) as title) made`)
  await run(`insert into conversation (organization_id, id, ticket_id) select organization_id, 'a' || substr(id, 2), id from ticket`)
  await run(`insert into message (organization_id, id, conversation_id, ticket_id, content, author_id, by_agent, created_at)
    select organization_id, to_hex(10 + i) || substr(id, 2), 'a' || substr(id, 2), id, pg_temp.words(number::int * 5 + i, 20), case when i = 1 then person_id else assignee_id end, i = 2, activity_at
    from ticket, generate_series(1, 2) i where i = 1 or number % 2 = 0`)
  for (const { definition } of indexes.rows) await run(definition)
  await run(`set session_replication_role = origin`)
  await run(`vacuum analyze ${TABLES.map((table) => `palier.${table}`).join(', ')}`)
  const { rows } = await client.query<{ organizationId: string; personId: string }>(
    `select pg_temp.id('0', 1, 0) as "organizationId", pg_temp.id('5', 1, 1) as "personId"`,
  )
  client.release(true)
  return rows[0]!
}
