import assert from 'node:assert/strict'
import { glob, readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { moduleList } from '#apps/modules.ts'
import { kernelTables, placedTables } from '#kernel/server/module.ts'
import { openWorld } from './world.ts'

const { owner } = await openWorld()
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const ownerOf = new Map<string, string>([
  ...kernelTables.map((table) => [snake(table), 'kernel'] as const),
  ...moduleList.flatMap(({ name, tables }) => tables.map((table) => [snake(table), name] as const)),
])

test('every folder of modules states what it brings, and is in the list', async () => {
  const folders = (await readdir('modules', { withFileTypes: true })).filter((each) => each.isDirectory())
  assert.deepEqual(moduleList.map(({ name }) => name).toSorted(), folders.map(({ name }) => name).toSorted())
})

test('every table of the database has one owner', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  const stated = [...kernelTables, ...moduleList.flatMap(({ tables }) => tables)].map(snake)
  assert.deepEqual(
    stated.toSorted(),
    rows.map(({ name }) => name),
  )
})

test('whoever moves or forgets a place knows of every table that says where its rows are', async () => {
  const { rows } = await owner.query<{ name: string; levels: string[] }>(
    `select relname as name, array_agg(replace(attname, '_id', '') order by attname) as levels
    from pg_class join pg_attribute on attrelid = pg_class.oid and attname in ('property_id', 'building_id', 'unit_id')
    where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p') group by 1 order by 1`,
  )
  const placed = placedTables(moduleList).map(([table, { repeats = [] }]) => ({
    name: snake(table),
    repeats,
  }))
  assert.deepEqual(
    placed.map(({ name }) => name).toSorted(),
    rows.map(({ name }) => name),
  )
  for (const { name, levels } of rows) {
    const { repeats } = placed.find((each) => each.name === name)!
    if (repeats.length > 0)
      assert.deepEqual(repeats.filter((level) => level !== 'app').toSorted(), levels, name)
  }
})

test('what speaks of a place that is forgotten goes along, or keeps it', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confdeltype = 'a' and conrelid <> confrelid
      and confrelid in ('palier.property'::regclass, 'palier.building'::regclass, 'palier.unit'::regclass, 'palier.utilisation_period'::regclass)
    order by 1`,
  )
  const keeping = placedTables(moduleList).filter(([, { keeps }]) => keeps === 'for-ever')
  // The last three are forgotten one after the other, from the bottom up.
  assert.deepEqual(
    rows.map(({ name }) => name).toSorted(),
    [...keeping.map(([table]) => snake(table)), 'building', 'unit', 'utilisation_period'].toSorted(),
  )
})

/** Every way to write a table that a source can speak of, with its name. */
const writing =
  /\b(?:(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*|(?:make|change|remove|keep|giveKeys)\(\s*[\w.]+,\s*)'([a-zA-Z]+)|\b(?:insert into|update|delete from|merge into|truncate(?: table)?)\s+(?:only\s+)?(?:palier\.)?"?([a-z_]+)/gi

test('only its owner writes a table', async () => {
  const foreign: string[] = []
  for await (const file of glob('{modules,kernel,apps}/**/*.ts')) {
    if (/\.test\.ts$|^apps\/(?:demo|backup)\//.test(file)) continue
    const module = /^modules\/([a-z-]+)\//.exec(file)?.[1] ?? file.split('/')[0]!
    for (const [, camel, plain] of (await readFile(file, 'utf8')).matchAll(writing)) {
      const table = plain ?? snake(camel!)
      const of = ownerOf.get(table)
      if (of !== undefined && of !== module) foreign.push(`${file} writes ${table} of ${of}`)
    }
  }
  assert.deepEqual([...new Set(foreign)], [])
})

const reading =
  /\b(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|using)\(\s*\[?\s*'([a-zA-Z]+)|\b(?:from|join|using)\s+(?:only\s+)?(?:palier\.)?"?([a-z_]+)/g

test('what a module does not open, no other reads', async () => {
  const open = new Set(moduleList.flatMap((module) => module.open ?? []).map(snake))
  const foreign: string[] = []
  for await (const file of glob('modules/**/*.ts')) {
    if (file.endsWith('.test.ts')) continue
    const module = file.split('/')[1]!
    for (const [, camel, plain] of (await readFile(file, 'utf8')).matchAll(reading)) {
      const table = plain ?? snake(camel!)
      const of = ownerOf.get(table)
      if (of !== undefined && of !== 'kernel' && of !== module && !open.has(table))
        foreign.push(`${file} reads ${table} of ${of}`)
    }
  }
  assert.deepEqual([...new Set(foreign)], [])
})

test('every column that a file hangs on is known to whoever throws away the rest', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname || '.' || attname as name from pg_constraint join pg_class c on c.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = any (conkey) and attname <> 'organization_id'
    where contype = 'f' and confrelid = 'palier.file'::regclass order by 1`,
  )
  const stated = moduleList.flatMap(({ files }) =>
    Object.entries(files ?? {}).flatMap(([table, columns]) =>
      columns.map((column) => `${snake(table)}.${snake(column)}`),
    ),
  )
  assert.deepEqual(stated.toSorted(), rows.map(({ name }) => name).toSorted())
})

/** What the kernel knows of single modules all the same, and why. */
const knownToKernel = [
  // What an organization's contract can include, also of tools that are still to come: a word of the wire.
  'kernel/contract/endpoint.ts names documents',
  'kernel/contract/endpoint.ts names master-data',
  'kernel/contract/endpoint.ts names pinboard',
  'kernel/contract/endpoint.ts names service-centre',
  'kernel/contract/endpoint.ts names tenant-management',
  // The folder of files that lies beside the database, and where screens send and find files.
  'kernel/server/settings.ts names files',
  'kernel/web/api.ts names files',
  'kernel/web/components.tsx names files',
]

test('the kernel speaks of no table of a module, and names none', async () => {
  const owned = new Set(moduleList.flatMap(({ tables }) => tables).flatMap((table) => [table, snake(table)]))
  const modules = new Set(moduleList.map(({ name }) => name))
  const named: string[] = []
  for await (const file of glob('kernel/**/*.{ts,tsx}')) {
    if (file.endsWith('.test.ts')) continue
    const code = (await readFile(file, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const pattern of [writing, reading])
      for (const [, camel, plain] of code.matchAll(pattern))
        if (owned.has(camel ?? plain!)) named.push(`${file} speaks of ${camel ?? plain}`)
    // Of one word, such as "file" or "message", much else is called.
    for (const [, name = ''] of code.matchAll(/['"`/]([a-z][a-zA-Z_-]+)['"`/]/g))
      if (modules.has(name) || (/[A-Z_]/.test(name) && owned.has(name))) named.push(`${file} names ${name}`)
  }
  assert.deepEqual([...new Set(named)].toSorted(), knownToKernel)
})
