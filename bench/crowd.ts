import type { Pool, PoolClient } from 'pg'

const WORDS =
  `heizung kalt wasser leitung tropft küche bad fenster storen lift treppenhaus licht lampe schlüssel tür schloss
  waschmaschine keller velo garage rechnung nebenkosten vertrag nachbar lärm musik abend morgen seit gestern heute bitte danke
  termin handwerker schimmel wand decke boden parkett kaputt defekt geschirrspüler backofen kühlschrank balkon garten abfall
  briefkasten klingel gegensprechanlage rauch geruch ameisen maus dach regen feucht temperatur radiator ventil boiler dusche
  mieterin verwaltung hauswart anfrage foto dringend langsam ganz wieder immer noch nicht mehr geht leider freundliche grüsse`.split(
    /\s+/,
  )
const TEXTS = 5000

/** Statements of PostgreSQL that make ids and pick texts; ids are a digit for the kind, the organization and a number. */
const tools = `
  create function pg_temp.id(kind text, o int, n int) returns text language sql immutable return
    '6' || kind || lpad(to_hex(o), 6, '0') || lpad(to_hex(n), 8, '0') || '00000000';
  create function pg_temp.words(seed int, count int) returns text language sql immutable return (
    select string_agg(w[1 + (abs(hashint4(seed * 31 + i)) % array_length(w, 1))], ' ')
    from (select '{${WORDS.join(',')}}'::text[] as w) v, generate_series(1, count) i);
  create temp table said as select k, pg_temp.words(k, 4) as short, pg_temp.words(k + ${TEXTS}, 20) as long
    from generate_series(0, ${TEXTS} - 1) k;
  create unique index on said (k);
  analyze said;`

/**
 * Fills an empty database with organizations that are alike, each with its share of tickets and one and a half messages
 * for each, by statements that work on sets. Gives an agent who sees everything of one organization, and one ticket.
 */
export const fillCrowd = async (
  owner: Pool,
  { organizations, tickets }: { organizations: number; tickets: number },
) => {
  const client = await owner.connect()
  try {
    return await fill(client, organizations, tickets)
  } finally {
    client.release(true)
  }
}

const fill = async (client: PoolClient, organizations: number, tickets: number) => {
  const run = (text: string) => client.query(text)
  const each = `from generate_series(1, ${organizations}) o`
  const share = Math.round(tickets / organizations)
  const org = `pg_temp.id('0', o, 0)`
  const app = `pg_temp.id('1', o, 0)`
  await run(`set session_replication_role = replica; set maintenance_work_mem = '256MB'; set jit = off`)
  const large = ['ticket', 'conversation', 'message', 'ticket_reading']
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any(select ('palier.' || name)::regclass from unnest($1::text[]) name) and not indisprimary`,
    [large],
  )
  for (const { name } of indexes) await run(`drop index ${name}`)
  await run(tools)
  await run(
    `insert into organization (id, name, tools) select ${org}, 'Crowd ' || o, '{service-centre}' ${each}`,
  )
  await run(`insert into app (organization_id, id, name) select ${org}, ${app}, 'App' ${each}`)
  await run(`insert into property (organization_id, id, app_id, name)
    select ${org}, pg_temp.id('2', o, n), ${app}, 'Siedlung ' || n ${each}, generate_series(0, 9) n`)
  await run(`insert into building (organization_id, id, app_id, property_id, name, postal_code, city)
    select ${org}, pg_temp.id('3', o, n), ${app}, pg_temp.id('2', o, n % 10), 'Weg ' || n, '3011', 'Bern' ${each}, generate_series(0, 39) n`)
  await run(`insert into unit (organization_id, id, app_id, property_id, building_id, name)
    select ${org}, pg_temp.id('4', o, n), ${app}, pg_temp.id('2', o, n % 10), pg_temp.id('3', o, n % 40), 'Wohnung ' || n ${each}, generate_series(0, 399) n`)
  await run(`insert into person (organization_id, id, username, email)
    select ${org}, pg_temp.id('5', o, n), initcap(short), 'p' || n || '@o' || o || '.example' ${each} cross join generate_series(0, 409) n join said on said.k = (n * 7 + o) % ${TEXTS}`)
  await run(`insert into permission (organization_id, id, person_id, role, app_id)
    select ${org}, pg_temp.id('6', o, n), pg_temp.id('5', o, n), 'service-center-manager', ${app} ${each}, generate_series(0, 9) n`)
  await run(`insert into ticket_category (organization_id, id, app_id, key, name)
    select ${org}, pg_temp.id('7', o, n), ${app}, 'c' || n, jsonb_build_object('de', 'Kategorie ' || n) ${each}, generate_series(0, 11) n`)
  await run(
    `insert into ticket_counter (organization_id, id, last) select ${org}, pg_temp.id('8', o, 0), ${share} ${each}`,
  )
  await run(`insert into ticket (organization_id, id, number, app_id, property_id, building_id, unit_id, person_id, requester_name, category_id,
      title, description, status, assignee_id, message_count, created_at, updated_at, activity_at, status_changed_at,
      customer_waiting_since, closed_at, search)
    select ${org}, pg_temp.id('9', o, n), n, ${app}, pg_temp.id('2', o, n % 10), pg_temp.id('3', o, n % 40), pg_temp.id('4', o, n % 400),
      case when n % 20 <> 0 then pg_temp.id('5', o, 10 + n % 400) end, case when n % 20 = 0 then 'Gast ' || n end, pg_temp.id('7', o, n * 5 % 12),
      initcap(short), long, status, case when n % 7 <> 0 then pg_temp.id('5', o, n / 3 % 10) end, 1 + (n + 1) % 2, at, at, at, at,
      case when status = 'waiting-for-agent' then at end, case when status = 'closed' then at end,
      palier.searchable('#' || n || ' ' || short || ' 3011 bern weg ' || n % 40 || ' wohnung ' || n % 400)
    ${each} cross join generate_series(1, ${share}) n join said on said.k = (n * 3 + n / ${TEXTS}) % ${TEXTS} cross join
      lateral (select now() - make_interval(secs => 600.0 * (${share} - n) + o) as at, (array['closed', 'closed', 'closed', 'closed', 'closed', 'closed',
        'closed', 'waiting-for-agent', 'waiting-for-customer', 'waiting-for-external'])[1 + abs(hashint4(n)) % 10] as status) made`)
  await run(
    `insert into conversation (organization_id, id, ticket_id) select organization_id, 'a' || substr(id, 2), id from ticket`,
  )
  await run(`insert into message (organization_id, id, conversation_id, ticket_id, content, author_id, by_agent, created_at)
    select organization_id, to_hex(10 + i) || substr(id, 2), 'a' || substr(id, 2), id, long, case when i = 1 then person_id else assignee_id end, i = 2, activity_at
    from ticket, generate_series(1, 2) i, said where (i = 1 or number % 2 = 0) and said.k = (number * 7 + i * 13) % ${TEXTS}`)
  await run(`insert into ticket_reading (organization_id, id, ticket_id, person_id, read_at)
    select organization_id, 'd' || substr(id, 2), id, assignee_id, activity_at from ticket where assignee_id is not null and number % 3 <> 0`)
  for (const { definition } of indexes) await run(definition)
  await run('vacuum analyze')
  const { rows } = await client.query<
    Record<'organizationId' | 'personId' | 'ticketId' | 'conversationId', string>
  >(
    `select ${org} as "organizationId", pg_temp.id('5', o, 1) as "personId", pg_temp.id('9', o, ${Math.round(share / 2)}) as "ticketId",
      'a' || substr(pg_temp.id('9', o, ${Math.round(share / 2)}), 2) as "conversationId" from (select ${Math.ceil(organizations / 2)} as o) one`,
  )
  return rows[0]!
}
