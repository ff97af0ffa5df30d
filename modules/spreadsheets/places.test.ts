import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import { plainHome, plainPlace, plainPostcode, plainTown } from './addresses.rules.ts'

const world = await openWorld()
type Office = Awaited<ReturnType<typeof openOffice>>

const bring = async (office: Office, content: string) => {
  const { id, state, problem } = await office.preview(content)
  assert.equal(state, 'previewed', problem ?? '')
  assert.equal((await office.apply(id)).state, 'applied')
  return office.rows(id)
}

/** Every home with its property and the address of its building. */
const homesOf = async ({ organizationId }: Office) =>
  (
    await world.owner.query<{ home: string }>(
      `select concat_ws(', ', p.name, nullif(b.name, concat_ws(' ', b.street, b.house_number)), concat_ws(' ', b.street, b.house_number),
          nullif(concat_ws(' ', b.country, b.postal_code, b.city), ''), u.name,
          (select string_agg(c.tenant_name, ' + ' order by c.tenant_name) from utilisation_period t
            join registration_code_period l on l.utilisation_period_id = t.id
            join registration_code c on c.id = l.registration_code_id where t.unit_id = u.id)) as home
        from unit u join building b on b.id = u.building_id join property p on p.id = u.property_id
        where u.organization_id = $1 order by home`,
      [organizationId],
    )
  ).rows.map(({ home }) => home)

test('a street of one name in two towns is two houses, whichever file comes first', async () => {
  const office = await openOffice(world)
  await bring(office, await readFile('test/cases/01a-bern.csv', 'utf8'))
  await bring(office, await readFile('test/cases/01b-zuerich.csv', 'utf8'))
  await bring(office, await readFile('test/cases/01a-bern.csv', 'utf8'))
  assert.deepEqual(await homesOf(office), [
    'Bahnhofstrasse, Bahnhofstrasse 1, CH 3011 Bern, EG, Anna Muster',
    'Bahnhofstrasse, Zürich, Bahnhofstrasse 1, CH 8001 Zürich, 1. OG, Beat Beispiel',
  ])
  const header = 'Strasse;Nr;PLZ;Ort;Land;Wohnung\n'
  // One file with both, in the other order, with two spellings of a street and of a number.
  const rows = await bring(
    office,
    `${header}Bahnhofstr.;1;CH-8001;ZÜRICH;;1. OG\nBahnhofstrasse;1;3011;Bern;;EG\nBahnhofstrasse 1;;3011;Bern;;EG`,
  )
  assert.deepEqual(
    rows.map(({ outcome, problems }) => [outcome, problems.length]),
    [
      ['same', 0],
      ['same', 0],
      ['same', 0],
    ],
  )
  assert.equal(await office.count('building'), 2)
})

test('nor are they one when two countries, postcodes or villages of one postcode share the name of a street', async () => {
  const office = await openOffice(world)
  const header = 'Strasse;Nr;PLZ;Ort;Land;Wohnung\n'
  await bring(office, `${header}Hauptstrasse;1;5080;Laufenburg;Schweiz;EG`)
  await bring(office, `${header}Hauptstrasse;1;79725;Laufenburg;Deutschland;EG`)
  await bring(
    office,
    `${header}Hauptstrasse;1;10117;Berlin;Deutschland;EG\nHauptstrasse;1;12159;Berlin;Deutschland;EG`,
  )
  await bring(office, `${header}Hauptstrasse;1;3053;Deisswil;CH;EG\nHauptstrasse;1;3053;Diemerswil;CH;EG`)
  assert.equal(await office.count('building'), 6)
  const again = await office.preview(
    `${header}Hauptstrasse;1;12159;Berlin;DE;EG\nHauptstrasse;1;5080;Laufenburg;;EG\nHauptstrasse;1;3053;Diemerswil;;EG`,
  )
  assert.deepEqual(again.counts.rows, { create: 0, change: 0, same: 3, error: 0 })
})

test('who says less than is known means the one house that it can be, and is asked when it may be several', async () => {
  const office = await openOffice(world)
  await bring(office, 'Strasse;Nr;Wohnung\nLindenweg;4;EG')
  await bring(office, 'Strasse;Nr;PLZ;Ort;Wohnung\nLindenweg;4;3011;Bern;OG')
  assert.deepEqual(await homesOf(office), [
    'Lindenweg, Lindenweg 4, 3011 Bern, EG',
    'Lindenweg, Lindenweg 4, 3011 Bern, OG',
  ])
  await bring(office, 'Strasse;Nr;PLZ;Ort;Wohnung\nLindenweg;4;8001;Zürich;EG')
  const asked = await office.preview('Strasse;Nr;Wohnung\nLindenweg;4;DG')
  assert.deepEqual(asked.counts.rows, { create: 0, change: 0, same: 0, error: 1 })
  const [row] = await office.rows(asked.id)
  assert.deepEqual(
    row!.objects.map(({ problem }) => problem).filter((problem) => problem !== null),
    ['ambiguous', 'parent-refused'],
  )
})

test('a house is moved to another town neither by its number nor by its name', async () => {
  const office = await openOffice(world)
  const numbered = 'Gebäudenummer;Strasse;Nr;PLZ;Ort;Wohnung\n'
  await bring(office, `${numbered}17;Bahnhofstrasse;1;3011;Bern;EG`)
  const elsewhere = await office.preview(`${numbered}17;Seestrasse;9;8002;Zürich;EG`)
  const [refused] = await office.rows(elsewhere.id)
  assert.equal(refused!.outcome, 'error')
  assert.ok(refused!.objects.some(({ problem }) => problem === 'stands-elsewhere'))
  // The same town by another postcode, and another street of it, is put right.
  await bring(office, `${numbered}17;Bahnhofplatz;1;3001;Bern;EG`)
  const named = 'Liegenschaft;Gebäude;Strasse;Nr;PLZ;Ort;Wohnung\n'
  await bring(office, `${named}Zentrum;Haus A;Marktgasse;3;3012;Bern;EG`)
  await bring(office, `${named}Zentrum;Haus A;Marktgasse;3;8400;Winterthur;EG`)
  await bring(office, `${named}Zentrum;Haus A;Marktgasse;5;3012;Bern;EG`)
  assert.deepEqual(await homesOf(office), [
    'Bahnhofstrasse, Bahnhofstrasse 1, Bahnhofplatz 1, CH 3001 Bern, EG',
    'Zentrum, Haus A, Marktgasse 3, CH 8400 Winterthur, EG',
    'Zentrum, Haus A, Marktgasse 5, CH 3012 Bern, EG',
  ])
})

test('two people of a home may share an address: the second comes in without it, in any order and again', async () => {
  const office = await openOffice(world)
  const couple = await readFile('test/cases/08-paar.csv', 'utf8')
  const rows = await bring(office, couple)
  assert.deepEqual(
    rows.map(({ outcome, problems }) => [
      outcome,
      ...problems.map(({ code, leavesOut, line }) => [code, leavesOut, line]),
    ]),
    [['create'], ['create', ['address-of-another', 'cell', 2]]],
  )
  const people = async () =>
    (
      await world.owner.query<{ person: string }>(
        `select concat_ws(' ', external_id, tenant_name, tenant_email) as person from registration_code
          where organization_id = $1 and withdrawn_at is null order by person`,
        [office.organizationId],
      )
    ).rows.map(({ person }) => person)
  assert.deepEqual(await people(), ['Anna Muster familie@example.ch', 'Beat Muster'])
  const [header, anna, beat] = couple.trim().split(/\r?\n/)
  for (const file of [
    couple,
    [header, beat, anna].join('\n'),
    [header, anna, beat, beat!.replace('Beat', 'BEAT')].join('\n'),
  ]) {
    const again = await office.preview(file)
    assert.deepEqual(
      [again.counts.rows?.create, again.counts.rows?.change, again.counts.rows?.error],
      [0, 0, 0],
    )
  }
  // Three of a family with numbers, one of them in two lines.
  const numbered = 'Strasse;Nr;Wohnung;Mietbeginn;Mieternummer;Mieter;E-Mail\n'
  const line = (number: string, name: string) =>
    `Lindenweg;6;EG;1.4.2020;${number};${name};Familie@example.ch\n`
  await bring(
    office,
    numbered +
      line('7', 'Carla Rossi') +
      line('8', 'Dario Rossi') +
      line('9', 'Elia Rossi') +
      line('7', 'Carla Rossi') +
      // An address alone says whose it is.
      line('', ''),
  )
  assert.deepEqual(await people(), [
    '7 Carla Rossi Familie@example.ch',
    '8 Dario Rossi',
    '9 Elia Rossi',
    'Anna Muster familie@example.ch',
    'Beat Muster',
  ])
})

test('what can not be read leaves out the least: a cell, a person, a tenancy, a unit', async () => {
  const office = await openOffice(world)
  const header = 'Strasse;Nr;Wohnung;Fläche;Mietbeginn;Mietende;Mieter;E-Mail;Telefon\n'
  const rows = await bring(
    office,
    [
      'Lindenweg;4;EG;viel;1.4.2020;;Anna Muster;anna@example.ch;keines',
      'Lindenweg;4;1. OG;60;1.4.2020;;Beat Muster;beat(at)example.ch;',
      'Lindenweg;4;2. OG;60;1.4.2020;;;carla(at)example.ch;',
      'Lindenweg;4;3. OG;60;1.4.2020;31.2.2026;Dora Muster;dora@example.ch;',
      'Lindenweg;4;4. OG;60;1.13.2020;;Emil Muster;emil@example.ch;',
      `Lindenweg;4;${'x'.repeat(201)};60;1.4.2020;;Fritz Muster;;`,
      `${'x'.repeat(201)};4;EG;60;1.4.2020;;Gina Muster;;`,
    ].reduce((file, line) => `${file}${line}\n`, header),
  )
  assert.deepEqual(
    rows.map(({ outcome, problems, objects }) => [
      outcome,
      problems.map(({ leavesOut }) => leavesOut).join(),
      objects.map(({ kind }) => kind).join(),
    ]),
    [
      ['create', 'cell,cell', 'property,building,unit,period,tenant'],
      ['create', 'cell', 'unit,period,tenant'],
      ['error', 'tenant', 'unit,period'],
      ['error', 'period', 'unit'],
      ['error', 'period', 'unit'],
      ['error', 'unit', ''],
      ['error', 'line', ''],
    ],
  )
  assert.deepEqual(
    (await homesOf(office)).map((home) => home.split(', ').slice(2).join(', ')),
    ['1. OG, Beat Muster', '2. OG', '3. OG', '4. OG', 'EG, Anna Muster'],
  )
})

test('a file has as many tenancies of one unit as its days have room for, the earlier line before the later', async () => {
  const office = await openOffice(world)
  const days = Array.from(
    { length: 400 },
    (_, index) =>
      `Lindenweg;4;Parkplatz;${1 + (index % 28)}.${1 + (Math.floor(index / 28) % 12)}.${2000 + Math.floor(index / 336)}`,
  )
  const rows = await bring(
    office,
    [
      'Strasse;Nr;Wohnung;Mietbeginn;Mietende',
      ...days.map((day) => `${day};${day.split(';')[3]}`),
      'Lindenweg;4;Parkplatz;31.1.2000;31.12.2000',
      'Lindenweg;4;Parkplatz;31.1.2002;',
    ].join('\n'),
  )
  assert.deepEqual(
    rows.filter(({ outcome }) => outcome === 'error').map(({ line }) => line),
    [402],
  )
  assert.equal(await office.count('utilisationPeriod'), 401)
})

test('the database and the file compare addresses alike', async () => {
  const words = [
    'Bahnhofstr. 4 A',
    'BAHNHOFSTRASSE 4a',
    'Straße des 17. Juni',
    'St. Gallen',
    'St.Gallen',
    'Sankt Gallen',
    'sankt-gallen',
    'St-Imier',
    'Saint-Imier',
    'Ste-Croix',
    'Sainte - Croix',
    'St. St. Sankt',
    'Bern 1',
    '3000 Bern',
    'CH-3000 Bern 22',
    '3000 22',
    '1. OG li',
    '1.OG li',
    'L’Abbaye',
    'Genève ',
    'Łódź',
    'Ærø',
    'ŽIŽKOV',
    'Str',
    'Str.\t5',
    '12.1',
    'ǅ',
    '中山路 1',
    'ẞ',
    'Ａ 1',
  ]
  const { rows } = await world.owner.query<{
    word: string
    plain: string
    postcode: string
    town: string
    home: string
  }>(
    'select word, palier.plain_place(word) as plain, palier.plain_postcode(word) as postcode, palier.plain_town(word) as town, palier.plain_home(word) as home from unnest($1::text[]) as word',
    [words],
  )
  for (const { word, plain, postcode, town, home } of rows)
    assert.deepEqual(
      [plainPlace(word), plainPostcode(word), plainTown(word), plainHome(word)],
      [plain, postcode, town, home],
      word,
    )
})
