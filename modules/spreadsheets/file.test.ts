import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { sheetRow as row, workbookOf } from '#test/sheets.ts'
import { arrangement } from './arranging.rules.ts'
import { guessFields, mappingProblem } from './columns.rules.ts'
import type { Field } from './contract.ts'
import { inspectFile, readFile } from './file.rules.ts'
import type { Choices } from './parse.contract.ts'
import type { Line } from './parse.rules.ts'
import { remarkOf } from './remarks.rules.ts'
import { splitAddress, splitPlace, splitStreet, turnName } from './split.rules.ts'

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? Buffer.from(content) : content
const sample = (name: string) => readFileSync(new URL(`../../test/cases/${name}`, import.meta.url))

/** A file as it is read without anybody's help, or as somebody says. */
const read = async (content: string | Uint8Array, choices?: Choices, chosen?: (Field | null)[]) => {
  const bytes = bytesOf(content)
  const found = await inspectFile(bytes, choices)
  assert.ok('form' in found, JSON.stringify(found))
  const fields = chosen ?? guessFields(found.columns)
  const {
    headers,
    fields: filled,
    arrange,
  } = arrangement(found.columns.map((column, at) => ({ ...column, field: fields[at] ?? null })))
  const rows: Record<string, string>[] = []
  const refused: string[] = []
  for await (const line of readFile(once(bytes), found.form)) {
    const names = found.columns.map(({ header }) => header)
    if (found.form.leaveOutRemarks && remarkOf(line, names)) continue
    const arranged = arrange(line)
    rows.push(
      Object.fromEntries(
        filled.map((field, at) => [field, arranged.line.cells[at] ?? '']).filter(([, cell]) => cell !== ''),
      ) as Record<string, string>,
    )
    for (const { column, value, code } of arranged.refused)
      refused.push(`${line.line} ${column} ${value} ${code}`)
  }
  return { ...found, fields, headers, rows, refused }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

test('a name in two columns is one name; a title, a comma and an address for letters are understood', async () => {
  const people = async (content: string) => (await read(content)).rows.map(({ tenantName }) => tenantName)
  assert.deepEqual(await people(sample('04-vorname.csv').toString()), ['Anna Muster', 'Beat Muster'])
  const start = 'Strasse;Nr;Wohnung;Mietbeginn;'
  for (const [header, cells, expected] of [
    ['Vorname;Nachname', 'Anna;Muster', 'Anna Muster'],
    ['Anrede;Titel;Vorname;Name', 'Frau;Dr.;Anna;Muster', 'Dr. Anna Muster'],
    ['Prénom;Nom', 'Zoé;Müller', 'Zoé Müller'],
    ['Cognome;Nome', 'Rossi;Luca', 'Luca Rossi'],
    ['Last name;First name', 'Meier;Tom', 'Tom Meier'],
    ['Name, Vorname', '"Muster, Anna"', 'Anna Muster'],
    ['Name / Vorname', 'Muster Anna', 'Anna Muster'],
    ['Name', '"Muster, Anna und Beat"', 'Anna und Beat Muster'],
    ['Vorname Name', 'Anna Muster', 'Anna Muster'],
    ['Name;Vorname', 'Bäckerei Muster AG;', 'Bäckerei Muster AG'],
  ] as const)
    assert.deepEqual(
      await people(`${start}${header}\nLindenweg;4;EG;1.4.2020;${cells}\n`),
      [expected],
      header,
    )
})

test('one column may hold a street with its number, a postcode with its town, or all of them', async () => {
  const place = async (content: string) => (await read(content)).rows[0]
  const lindenweg = { street: 'Lindenweg', houseNumber: '4a', postalCode: '3006', city: 'Bern' }
  for (const content of [
    'Strasse Nr.;PLZ / Ort;Wohnung\nLindenweg 4a;3006 Bern;EG',
    'Strasse;Ort;Wohnung\nLindenweg 4a;3006 Bern;EG',
    'Adresse;NPA;Localité;Appartement\nLindenweg 4a;3006;Bern;EG',
    'Via / Nr.;CAP/Località;Appartamento\nLindenweg 4a;3006 Bern;EG',
    'Strasse;Hausnummer;Hausnummer-Zusatz;PLZ;Ort;Wohnung\nLindenweg;4;a;3006;Bern;EG',
    'Adresse;Wohnung\n"Lindenweg 4a, 3006 Bern";EG',
    'Adresse;Wohnung\n"Lindenweg 4a\n3006 Bern";EG',
    'Rue et n°;NPA Localité;Appartement\nLindenweg 4a;3006 Bern;EG',
  ])
    assert.deepEqual(await place(content), { ...lindenweg, unitName: 'EG' }, content)
  assert.deepEqual(await place('Rue/No;NPA/Lieu;Logement\n12 bis, rue du Lac;CH-1003 Lausanne;1er'), {
    street: 'rue du Lac',
    houseNumber: '12 bis',
    postalCode: '1003',
    city: 'Lausanne',
    country: 'CH',
    unitName: '1er',
  })
  const { refused } = await read('Strasse Nr;PLZ/Ort\nLindenweg 4;3006 Bern\nRankweg 2;300612\n')
  assert.deepEqual(refused, ['3 PLZ/Ort 300612 not-split'])
  for (const [text, street, houseNumber] of [
    ['Bahnhofstrasse 1-3', 'Bahnhofstrasse', '1-3'],
    ['Strasse des 17. Juni 135', 'Strasse des 17. Juni', '135'],
    ['Im Lindengarten', 'Im Lindengarten', ''],
    ['Via Nassa 5 b', 'Via Nassa', '5 b'],
    ['Kramgasse, Nr. 12', 'Kramgasse', '12'],
  ] as const)
    assert.deepEqual(splitStreet(text), { street, houseNumber }, text)
  assert.deepEqual(splitPlace('FL-9490 Vaduz'), { postalCode: '9490', city: 'Vaduz', country: 'LI' })
  assert.equal(splitAddress('Lindenweg 4'), undefined)
  assert.equal(turnName('von Muster Anna Maria'), 'von Muster Anna Maria')
})

test('columns of one name: the first that says something counts, or texts are put together by hand', async () => {
  const { rows, headers } = await read(sample('07a-doppelt.csv'))
  assert.equal(rows[0]?.tenantPhone, '079 301 00 02')
  assert.ok(headers.includes('Handy + Handy'))
  const both = await read(
    'Strasse;Nr;Telefon;Mobile;Wohnung;Mietbeginn;Mieter\nLindenweg;4;;079 301 00 02;EG;1.4.2020;Anna',
  )
  assert.equal(both.rows[0]?.tenantPhone, '079 301 00 02')
  const floor = await read('Strasse;Nr;Geschoss;Lage\nLindenweg;4;3. OG;links\n', {}, [
    'street',
    'houseNumber',
    'unitName',
    'unitName',
  ])
  assert.equal(floor.rows[0]?.unitName, '3. OG links')
  assert.equal(mappingProblem(floor.fields), undefined)
  const twice = await read('Strasse;Strasse;Nr\nLindenweg;Bern;4\n')
  assert.deepEqual(twice.fields, ['street', null, 'houseNumber'])
})

test('titles, empty lines and cover sheets may stand before the header, which may be two lines or none', async () => {
  const header = async (content: string | Uint8Array) => {
    const { form } = await read(content)
    return [form.headerLine, form.headerLines]
  }
  assert.deepEqual(await header(sample('10-titel.csv')), [3, 1])
  assert.deepEqual(await header(sample('17-deckblatt.xlsx')), [1, 1])
  const titles = Array.from({ length: 40 }, (_, at) => (at % 3 ? `Mieterspiegel, Seite ${at}` : '')).join(
    '\n',
  )
  assert.deepEqual(await header(`${titles}\nStrasse;Nr;Wohnung\nLindenweg;4;EG\n`), [41, 1])
  assert.deepEqual(
    await header('Objekt;;Mieter;\nStrasse;Nr;Name;Vorname\nLindenweg;4;Muster;Anna\n'),
    [2, 1],
  )
  assert.deepEqual(
    await header('Strasse;Haus-;Miet-;Miet-\n;nummer;beginn;ende\nLindenweg;4;1.1.2020;\n'),
    [1, 2],
  )
  assert.deepEqual(await header('Wo;Was\nKramgasse;12\n'), [1, 1])
  assert.deepEqual(await header('Lindenweg;4;3006;Bern\nLindenweg;6;3006;Bern\n'), [0, 1])
  const nameless = await read(
    'Lindenweg 4;3006 Bern;anna@example.ch;1.4.2020\nLindenweg 6;3006 Bern;beat@example.ch;1.5.2021\n',
  )
  assert.deepEqual(nameless.fields, ['streetAndNumber', 'postalCodeAndCity', 'tenantEmail', 'periodStart'])
  assert.equal(nameless.rows.length, 2, 'the first line is a row')
  const chosen = await read('Liste\nA;B\nLindenweg;4\n', { headerLine: 2 })
  assert.deepEqual(
    chosen.columns.map(({ header: name }) => name),
    ['A', 'B'],
  )
  assert.equal((await read('A;B\nLindenweg;4\n', { headerLine: 0 })).rows.length, 0 + 2)
})

test('sheets: the one with the table, a hidden one only when somebody says so', async () => {
  const seen = await read(sample('13-versteckt.xlsx'))
  assert.deepEqual(seen.view.sheets, [
    { name: 'Alt', hidden: true, empty: false },
    { name: 'Mieter', hidden: false, empty: false },
  ])
  assert.equal(seen.rows[0]?.tenantName, 'Neu Sichtbar')
  assert.equal(
    (await read(sample('13-versteckt.xlsx'), { sheet: 'Alt' })).rows[0]?.tenantName,
    'Alt Versteckt',
  )
  const rows = row('Strasse', 'Nr') + row('Lindenweg', '4')
  const tabs = [
    { name: 'Geheim', state: 'veryHidden' as const, rows },
    { name: 'Leer', rows: '' },
    { name: 'Anleitung', rows: row('Bitte lesen') + row('Strasse: ohne Nummer') },
    { name: 'Liste &amp; Rest', rows },
  ]
  assert.equal((await read(workbookOf(tabs))).form.sheet, 'Liste & Rest')
  assert.equal(
    (await read(workbookOf(tabs, [], { folder: 'xl\\' }))).form.sheet,
    'Liste & Rest',
    'written with backslashes',
  )
})

test('cells of a workbook are read as they are shown, numbers and days as they are', async () => {
  const { rows } = await read(sample('16-nullen.xlsx'))
  assert.equal(rows[0]?.unitExternalId, '0007')
  assert.deepEqual(new Set(rows.slice(0, 8).map(({ periodStart }) => periodStart)), new Set(['2024-04-01']))
  assert.deepEqual(rows.map(({ size }) => size).slice(0, 4), ['62.5', '71', '55.5', '40'])
  const table = await read(
    workbookOf(
      [
        {
          name: 'A',
          rows:
            row(
              'Strasse',
              'Nr',
              'PLZ',
              'Wohnung',
              'Wohnungsnummer',
              'Fläche',
              'Telefon',
              'Mieter',
              'Mietbeginn',
            ) +
            row(
              'Weg',
              4,
              '<c s="1"><v>3006</v></c>',
              '<c s="2"><v>0.5</v></c>',
              '<c s="3"><v>7</v></c>',
              '<c s="4"><v>62.500000000000007</v></c>',
              41791234567,
              'A',
              '<c s="5"><v>45383</v></c>',
            ) +
            row(
              'Weg',
              5,
              3007,
              '<c t="b"><v>1</v></c>',
              '<c s="6"><v>9</v></c>',
              12.5,
              null,
              'B',
              '<c t="d"><v>2024-04-01T00:00:00</v></c>',
            ),
        },
      ],
      ['00000', '0%', '"W-"000', '0" CHF"'],
    ),
  )
  assert.deepEqual(table.refused, [])
  assert.deepEqual(table.rows, [
    {
      street: 'Weg',
      houseNumber: '4',
      postalCode: '03006',
      unitName: '50%',
      unitExternalId: 'W-007',
      size: '62.5',
      tenantPhone: '41791234567',
      tenantName: 'A',
      periodStart: '2024-04-01',
    },
    {
      street: 'Weg',
      houseNumber: '5',
      postalCode: '3007',
      unitName: 'TRUE',
      unitExternalId: '9',
      size: '12.5',
      tenantName: 'B',
      periodStart: '2024-04-01',
    },
  ])
})

test('failed formulas, formulas without a result, and days that Excel made of texts are told where they are', async () => {
  assert.deepEqual((await read(sample('14-fehlerwerte.xlsx'))).refused, [
    '2 Mieter #N/A formula-failed',
    '3 Wohnungsnummer #REF! formula-failed',
    '4 Fläche #DIV/0! formula-failed',
    '5 Mietbeginn #VALUE! formula-failed',
    '7 Mieter  formula-without-result',
  ])
  assert.deepEqual((await read(sample('15-datum-in-text.xlsx'))).refused, [
    '2 Nr 02.Apr became-a-day',
    '2 Wohnung 01.Jan became-a-day',
    '2 Wohnungsnummer 04.Nov became-a-day',
  ])
  for (const error of [
    '#NV',
    '#BEZUG!',
    '#NOM?',
    '#NUM!',
    '#NULL!',
    '#SPILL!',
    '#ÜBERLAUF!',
    '#GETTING_DATA',
    '#VALEUR!',
    '#RIF!',
  ])
    assert.deepEqual((await read(`Strasse;Nr;Mieter\nLindenweg;4;${error}`)).refused, [
      `2 Mieter ${error} formula-failed`,
    ])
  for (const day of ['02. Apr', '2-Apr', 'Apr 02', '02.04.2026', 'Mrz 21'])
    assert.deepEqual((await read(`Strasse;Nr\nLindenweg;${day}`)).refused, [`2 Nr ${day} became-a-day`])
  assert.deepEqual((await read('Strasse;Nr;Wohnungsnummer\nLindenweg;4;1,23457E+11')).refused, [
    '2 Wohnungsnummer 1,23457E+11 number-cut',
  ])
  const ignored = await read('Strasse;Nr;Kontrolle\nLindenweg;4;#N/A\n')
  assert.deepEqual(ignored.refused, [], 'a column that is not read may hold anything')
  assert.deepEqual(
    (
      await read(
        'Strasse;Nr;Wohnung\nLindenweg;#4;Mai\nLindenweg;6;1 Maison\nLindenweg;8;2. Markt\nLindenweg;2/4;3. OG',
      )
    ).refused,
    [],
  )
})

test('a cell that is merged with those below it stands in each of their lines', async () => {
  const merged = workbookOf([
    {
      name: 'A',
      rows:
        row('Mieterspiegel') +
        row('Strasse', 'Nr', 'Wohnung', 'Mieter', null, 'Mietbeginn') +
        row(null, null, null, 'Name', 'Vorname', null) +
        row('Lindenweg', 4, 'EG', 'Muster', 'Anna', '1.4.2020') +
        row(null, null, 'OG', 'Muster', 'Beat', '1.4.2020'),
      after:
        '<mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="D2:E2"/><mergeCell ref="F2:F3"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/></mergeCells>',
    },
  ])
  const { rows } = await read(merged)
  const home = { street: 'Lindenweg', houseNumber: '4', periodStart: '1.4.2020' }
  assert.deepEqual(rows, [
    { ...home, unitName: 'EG', tenantName: 'Anna Muster' },
    { ...home, unitName: 'OG', tenantName: 'Beat Muster' },
  ])
})

test('sums, page numbers, repeated headers and remarks are no rows; what only looks like them is', () => {
  const headers = ['Strasse', 'Nr', 'Wohnung', 'Mieter', 'Fläche']
  const line = (...cells: string[]): Line => ({ line: 9, cells })
  for (const [cells, expected] of [
    [['Total', '', '', '', '240.5'], 'total'],
    [['Gesamtsumme:', '', '', '', '1’240,50 m²'], 'total'],
    [['', '', 'Summe', '', '240'], 'total'],
    [['Zwischentotal Lindenweg 4', '', '', '', '240'], 'total'],
    [['Lindenweg', '4', 'Total', '', ''], 'row'],
    [['Totale', '', '4', '', '240'], 'total'],
    [['Sous-total', '', '', '', '240'], 'total'],
    [['Somma', '', '', '', '240'], 'total'],
    [['Ø', '', '', '', '60'], 'total'],
    [['Anzahl Wohnungen: 12', '', '', '', ''], 'total'],
    [['Seite 2 von 3'], 'page'],
    [['- 2 -'], 'page'],
    [['Page 1/2'], 'page'],
    [headers, 'header'],
    [['Erstellt am 31.12.2025 durch A. Muster'], 'remark'],
    [['* inkl. Nebenkosten'], 'remark'],
    [['Totalweg', '4', 'EG', 'Anna', '62'], 'row'],
    [['Total Energies SA', '4', 'Laden', 'Anna Muster', '62'], 'row'],
    [['Gesamthausweg', '', '', '', ''], 'row'],
    [['Lindenweg', '', '', '', ''], 'row'],
    [['Lindenweg', '4', 'EG', 'Summermatter', '62'], 'row'],
    [['Lindenweg', '4', 'EG', 'Total', '62'], 'row'],
  ] as const)
    assert.equal(remarkOf(line(...cells), headers) ?? 'row', expected, cells.join(';'))
})

test('the separator is found below titles, with decimal commas and quotes, and can be said', async () => {
  const separator = async (content: string) => (await read(content)).form.separator
  assert.equal(await separator('Liste, Stand 31.12.2025, Bern\n\nStrasse;Nr;Fläche\nLindenweg;4;62,5\n'), ';')
  assert.equal(await separator('Strasse|Nr|Ort\nLindenweg|4|Bern\n'), '|')
  assert.equal(await separator('"Strasse; Weg","Nr","Ort"\n"a;b;c;d",4,Bern\n'), ',')
  assert.equal(await separator('Strasse\tNr\tFläche\nLindenweg\t4\t62,5\n'), '\t')
  assert.equal(await separator('sep=|\nA|B\nx|y\n'), '|')
  assert.equal((await read('A;B,C\n1;2,3\n', { separator: ',' })).columns.length, 2)
})

test('code pages are guessed by their accents, shown in each, and can be said', async () => {
  const mac = await read(sample('11-mac.csv'))
  assert.deepEqual([mac.form.encoding, mac.rows[0]?.street], ['macintosh', 'Rüttiweg A'])
  assert.ok(
    mac.view.encodings.some(
      ({ encoding, sample: text }) => encoding === 'cp850' && text.startsWith('Rƒttiweg'),
    ),
  )
  for (const [word, ...pages] of [
    ['Zürich', 'win1252', 'macroman', 'cp850'],
    ['Genève', 'win1252', 'macroman', 'cp850'],
    ['Äussere Höhe', 'win1252', 'macroman', 'cp850'],
    ['RÜTTIWEG', 'win1252', 'macroman', 'cp850'],
    ['Città Alta', 'win1252', 'macroman', 'cp850'],
    ['Crêt-d’Œuvre «Île»', 'win1252', 'macroman'],
    ['65 m²', 'win1252'],
  ] as const)
    for (const page of pages) {
      const end = { win1252: '\r\n', macroman: '\r', cp850: '\r\n' }[page]
      const { rows } = await read(iconv.encode(`Strasse;Nr;Ort${end}${word};4;Bern${end}`, page))
      assert.equal(rows[0]?.street, word, page)
    }
  assert.equal((await read(sample('11-mac.csv'), { encoding: 'windows-1252' })).rows[0]?.street, 'RŸttiweg A')
})

test('rows that end early are read, rows that go on beyond the table are told', async () => {
  const { rows, refused } = await read(sample('06-kurze-zeilen.csv'))
  assert.deepEqual([rows.length, rows[1]?.tenantName, refused], [2, 'Beat Muster', []])
  const long = await read(
    'Strasse;Nr;Wohnung\nLindenweg;4;EG;;;\nLindenweg;4;OG\nLindenweg;4;DG;und Keller\n',
  )
  assert.deepEqual(long.refused, ['4  und Keller too-many-cells'])
  const wider = await read('Strasse;Nr\nLindenweg;4;EG\nLindenweg;4;OG\n')
  assert.deepEqual(
    wider.columns.map(({ header }) => header),
    ['Strasse', 'Nr', ''],
    'a column without a name',
  )
})

test('an old or locked workbook is refused with what to do', async () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  assert.deepEqual(await inspectFile(old), { problem: 'file-old-or-locked' })
})
