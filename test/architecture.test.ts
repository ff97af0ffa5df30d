import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { test } from 'node:test'

const role =
  '(?:[a-zA-Z-]+\\.)*(?:contract|rules|words|notices|policy|queries|endpoints|commands|events|reactions|jobs|mail|letters|presenter|process|public|rights|docs)'

/** A sub-noun of a module may have a room: `modules/master-data/responsibilities/`. */
const room = '(?:(?!cockpit/|resident/|web/)[a-z-]+/)?'

/**
 * Who may import whom. The first line whose left side matches a file decides for it;
 * `$1` on the right is what the first group on the left matched: the file's own module.
 */
const rules: [from: RegExp, ...to: string[]][] = [
  [/\.test\.tsx?$|^test\/|^modules\/[a-z-]+\/fixtures\.ts$/, '.*'],
  [/^bench\//, '.*'],
  [/^kernel\/contract\//, 'kernel/contract/', 'modules/stated\\.ts'],
  [/^modules\/stated(?:\.words)?\.ts$/, 'kernel/contract/words.ts'],
  [/^kernel\/server\//, 'kernel/contract/', 'kernel/server/', 'database/tables.ts'],
  [/^kernel\/web\//, 'kernel/contract/', 'kernel/web/'],
  [
    new RegExp(`^modules/([a-z-]+)/${room}(?:[a-zA-Z-]+\\.)*contract\\.ts$`),
    'kernel/contract/',
    'modules/stated\\.ts',
    `modules/[a-z-]+/${room}(?:[a-zA-Z-]+\\.)*contract\\.ts`,
  ],
  [
    new RegExp(`^modules/([a-z-]+)/${room}(?:[a-zA-Z-]+\\.)*(?:rules|words|notices)\\.ts$`),
    'kernel/contract/',
    'modules/stated(?:\\.words)?\\.ts',
    `modules/$1/${room}(?:[a-zA-Z-]+\\.)*(?:contract|rules|words)\\.ts`,
  ],
  [
    /^modules\/([a-z-]+)\/(?:cockpit|resident|web)\//,
    'kernel/(?:contract|web)/',
    'modules/stated(?:\\.words)?\\.ts',
    `modules/[a-z-]+/(?:${room}(?:[a-zA-Z-]+\\.)*contract\\.ts|web/)`,
    `modules/$1/(?:${room}(?:[a-zA-Z-]+\\.)*(?:rules|words)\\.ts|cockpit/|resident/)`,
  ],
  [
    /^modules\/([a-z-]+)\/module\.ts$/,
    'kernel/(?:contract|server)/',
    'modules/[a-z-]+/(?:[a-zA-Z-]+\\.)*events\\.ts',
    `modules/$1/${room}[a-zA-Z.-]+\\.ts`,
  ],
  [
    new RegExp(`^modules/([a-z-]+)/${room}${role}\\.ts$`),
    'kernel/(?:contract|server)/',
    'database/tables.ts',
    `modules/[a-z-]+/${room}(?:[a-zA-Z-]+\\.)*(?:contract|events|public)\\.ts`,
    `modules/$1/${room}[a-zA-Z.-]+\\.ts`,
  ],
  [
    /^apps\/(?:cockpit|resident)\//,
    'kernel/contract/',
    'kernel/web/',
    `modules/[a-z-]+/${room}(?:[a-zA-Z-]+\\.)*(?:contract|words)\\.ts`,
    'modules/[a-z-]+/(?:cockpit|resident|web)/',
    'apps/',
  ],
  [/^apps\//, '.*'],
  [/^database\//, 'database/'],
]

const sources = '{apps,bench,kernel,modules,database,test}/**/*.{ts,tsx}'
const imports = await readImports()

test('files import only what their place allows', () => {
  const forbidden = imports.filter(({ from, to }) => {
    const rule = rules.find(([place]) => place.test(from))
    assert(rule, `${from} has no place in the architecture`)
    const [place, ...allowed] = rule
    const module = place.exec(from)?.[1] ?? ''
    return !allowed.some((pattern) => new RegExp(`^${pattern.replaceAll('$1', module)}`).test(to))
  })
  assert.deepEqual(
    forbidden.map(({ from, to }) => `${from} may not import ${to}`),
    [],
  )
})

test('every file has a place', async () => {
  for await (const file of glob(sources))
    assert(
      rules.some(([place]) => place.test(file)),
      `${file} has no place in the architecture`,
    )
})

test('an endpoints file is imported by who lists it, and by nobody else', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      /[/.]endpoints\.ts$/.test(to) &&
      !/^apps\/|^modules\/[a-z-]+\/(?:endpoints|module|public)\.ts$/.test(from),
  )
  assert.deepEqual(
    wrong.map(
      ({ from, to }) =>
        `${from} imports ${to}: what is done belongs to *.commands.ts, what is found to *.queries.ts, what is shown to *.presenter.ts`,
    ),
    [],
  )
})

/** What a file of the role has in it, by which it is one. */
const proofs: [role: RegExp, has: RegExp, otherwise: string][] = [
  [
    /[/.]jobs\.ts$/,
    /\b(?:job|daily|hourly|workJob|publishing|purging)(?:<[^(]*>)?\(/,
    'declares no job: what is done is *.commands.ts, what is shown *.presenter.ts, what is read *.queries.ts',
  ],
  [
    /\/endpoints\.ts$/,
    /\bserve\w*\(|\bnew Hono\b|\.\.\.\w+Endpoints\b/,
    'serves no endpoint and lists none: what is done is *.commands.ts, what is shown *.presenter.ts',
  ],
  [
    /\.endpoints\.ts$/,
    /\bserve\w*\(|\bnew Hono\b/,
    'serves no endpoint: what is done is *.commands.ts, what is shown *.presenter.ts, what is found *.queries.ts',
  ],
]

test('jobs files declare jobs, endpoints files serve endpoints', async () => {
  const empty: string[] = []
  for await (const file of glob('modules/**/*.ts')) {
    const text = await readFile(file, 'utf8')
    for (const [role, has, otherwise] of proofs)
      if (role.test(file) && !has.test(text)) empty.push(`${file} ${otherwise}`)
  }
  assert.deepEqual(empty, [])
})

test('no endpoints file and no policy writes mail', async () => {
  const writing = new Set(['writeMail', 'notifyByMail'])
  for await (const file of glob('modules/*/public.ts'))
    for (const [, names = ''] of (await readFile(file, 'utf8')).matchAll(
      /^export \{([^}]*)\} from '\.\/(?:[a-zA-Z-]+\.)*mail\.ts'/gm,
    ))
      for (const name of names.match(/\w+/g) ?? []) writing.add(name)
  const called = new RegExp(`\\b(?:${[...writing].join('|')})\\b`)
  const wrong = imports
    .filter(({ from, to }) => /[/.](?:endpoints|policy)\.ts$/.test(from) && /[/.]mail\.ts$/.test(to))
    .map(({ from, to }) => `${from} imports ${to}`)
  for await (const file of glob('modules/**/{,*.}{endpoints,policy}.ts')) {
    const [name] = called.exec(await readFile(file, 'utf8')) ?? []
    if (name) wrong.push(`${file} calls ${name}`)
  }
  assert.deepEqual(
    wrong.map((each) => `${each}: what writes mail is done by *.commands.ts, which endpoints call`),
    [],
  )
})

test('no endpoints file records what happened', async () => {
  const wrong: string[] = []
  for await (const file of glob(['modules/**/endpoints.ts', 'modules/**/*.endpoints.ts']))
    if (/\brecord\w*\b[^}]*\} from '#kernel\/server\/events\.ts'/.test(await readFile(file, 'utf8')))
      wrong.push(`${file} records events: what is done, and recorded, belongs to *.commands.ts`)
  assert.deepEqual(wrong, [])
})

test('modules do not depend on one another in a circle', () => {
  const needs = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [a, b] = [moduleOf(from), moduleOf(to)]
    if (a && b && a !== b && !/\.test\.tsx?$/.test(from) && !isScreen(from))
      needs.set(a, (needs.get(a) ?? new Set()).add(b))
  }
  const visit = (module: string, path: string[]): void => {
    assert(!path.includes(module), `circle: ${[...path, module].join(' → ')}`)
    for (const next of needs.get(module) ?? []) visit(next, [...path, module])
  }
  for (const module of needs.keys()) visit(module, [])
})

const owning = /\b(?:email|email_?confirmed_?at|password_?hash|password_?given|password_?changed_?at)\b(?!_)/i
/** A statement that writes a person, from its beginning to where it ends. */
const writesPerson =
  /(?:updateTable|insertInto)\('person'\)[\s\S]*?\.execute|\b(?:update|insert into)\s+(?:palier\.)?"?person"?\b[^`]*/gi

test('who owns an account is written in one place, which only the commands of accounts call', async () => {
  const place = 'modules/accounts/owned.queries.ts'
  for await (const file of glob('{apps,kernel,modules}/**/*.ts')) {
    // The demo fills an organization that is not there yet.
    if (file === place || /\.test\.ts$|^apps\/demo\//.test(file)) continue
    const text = await readFile(file, 'utf8')
    for (const [statement] of text.matchAll(writesPerson)) {
      assert.doesNotMatch(statement, /^insert/i, `${file} adds people`)
      const set = /\bset\b[\s\S]*?(?=\bfrom\b|\bwhere\b|$)/i.exec(statement)?.[0] ?? ''
      assert.doesNotMatch(set.replaceAll(/'[^']*'/g, ''), owning, `${file} writes who owns an account`)
    }
    if (!/^modules\/accounts\/[a-z.-]*commands\.ts$/.test(file))
      assert.doesNotMatch(
        text,
        /^(?:im|ex)port (?!type )(?:\{[^}]*\}|\* as \w+) from '(?:\.\/|#modules\/accounts\/)owned\.queries\.ts'/m,
        `${file} writes who owns an account`,
      )
  }
})

/** Every way to speak to the database: by a builder, in SQL, or past both. */
const speakingSql = [
  /\b(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|withRecursive)\(/,
  /\bsql(?:<[^`]*>)?`/,
  /\bsql\.(?:raw|lit|ref|table|id|val|join)\(/,
  /^import (?!type )[^'"]*from '(?:kysely|pg|pg-copy-streams)'/m,
  /\binNoOrganization\(|\.executeQuery\(|\bpool\.query\(/,
]

test('only queries and policies speak SQL', async () => {
  for await (const file of glob('modules/**/*.ts'))
    if (!/[/.](?:queries|policy)\.ts$|\.test\.ts$/.test(file)) {
      const text = await readFile(file, 'utf8')
      for (const way of speakingSql) assert.doesNotMatch(text, way, `${file} speaks SQL: see *.queries.ts`)
    }
})

test('screens do not validate: what browsers have in place of zod refuses to', async () => {
  for await (const file of glob([
    '{apps,kernel,modules}/**/{cockpit,resident,web}/**/*.{ts,tsx}',
    'kernel/web/**/*.{ts,tsx}',
  ]))
    if (file !== 'kernel/web/unchecked.ts')
      assert.doesNotMatch(
        await readFile(file, 'utf8'),
        /\.safeParse\(|(?<!\b(?:JSON|URL|Date))\.parse\(/,
        `${file} validates: see docs/decisions/0008`,
      )
})

test('check-ins are written by one statement, whatever the door', async () => {
  for await (const file of glob('{modules,kernel,apps}/**/*.ts'))
    if (!/\.test\.ts$|^apps\/demo\/|^modules\/tenant-management\/residents\.queries\.ts$/.test(file))
      assert.doesNotMatch(
        await readFile(file, 'utf8'),
        /insert into check_in|insertInto\(\s*'checkIn'|checked_out_at = |checkedOutAt:/i,
        `${file} writes check-ins: see modules/tenant-management/residents.commands.ts`,
      )
})

/** Who people, and codes, belong to; and what is asked before anybody is known, or for everybody. */
const ownersOf = { person: 'accounts', registrationCode: 'tenant-management' }
/** Names of those whom a history tells of that the reader has been shown. */
const namesOfHistory = /^export const namesOf = /
/** Or the one thing whose row is at hand: somebody it names, an import, a delivery. */
const named =
  /\b(?:actor|Actor|appId|scope|Scope|personId|importId|transactionId|Id)\b|person\.id = (?:registration_code\.|custom_item\.|\$\{sql\.ref)/

test('a look-up of people or codes names who asks, or for which app', async () => {
  const nameless: string[] = []
  for await (const file of glob('modules/**/{,*.}queries.ts')) {
    const text = await readFile(file, 'utf8')
    for (const [table, owner] of Object.entries(ownersOf)) {
      if (file.startsWith(`modules/${owner}/`)) continue
      const snake = table.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      const looksUp = new RegExp(`selectFrom\\('${table}'\\)|\\bfrom ${snake}\\b`)
      for (const statement of text.split(/\n(?=(?:export )?(?:const|async function\*?|function) )/))
        if (looksUp.test(statement) && !namesOfHistory.test(statement) && !named.test(statement))
          nameless.push(`${file} looks up ${table} for nobody: ${statement.slice(0, 80)}`)
    }
  }
  assert.deepEqual(nameless, [])
})

test('a CSV is written by the one way that no spreadsheet runs', async () => {
  for await (const file of glob('modules/**/*.ts')) {
    const text = await readFile(file, 'utf8')
    if (/csv-stringify/.test(text) && !file.endsWith('.test.ts'))
      assert.match(text, /contract\/csv\.ts|exportedLine/, `${file} writes cells as they are`)
  }
})

test('nothing is exported by default, no class but Problem, no enum, no barrel', async () => {
  for await (const file of glob(sources)) {
    if (/vite|sw\.ts$/.test(file)) continue
    const text = await readFile(file, 'utf8')
    assert.doesNotMatch(text, /^export default/m, `${file} exports by default`)
    assert.doesNotMatch(text, /^(?:export )?(?:const )?enum /m, `${file} has an enum`)
    if (file !== 'kernel/contract/problem.ts')
      assert.doesNotMatch(text, /^(?:export )?(?:abstract )?class /m, `${file} has a class`)
  }
})

test('names say what a thing is', async () => {
  for await (const file of glob(sources))
    assert.doesNotMatch(
      posix.basename(file).replace(/\.\w+$/, ''),
      /(?:^|[.-])(?:util|utils|helper|helpers|common|shared|misc|manager|service|info|handle)(?:$|[.-])/i,
      file,
    )
})

async function readImports() {
  const found: { from: string; to: string }[] = []
  for await (const from of glob(sources))
    for (const [, plain, dynamic] of (await readFile(from, 'utf8')).matchAll(
      /^(?:import|export)\b[^'"]*?['"](#[a-z]+\/[^'"]+|\.[^'"]+)['"]|\bimport\(\s*['"](#[a-z]+\/[^'"]+|\.[^'"]+)['"]/gm,
    )) {
      const target = plain ?? dynamic ?? ''
      found.push({
        from,
        to: target.startsWith('#') ? target.slice(1) : posix.join(posix.dirname(from), target),
      })
    }
  return found
}

function moduleOf(file: string) {
  return /^modules\/([a-z-]+)\//.exec(file)?.[1]
}

function isScreen(file: string) {
  return /^modules\/[a-z-]+\/(?:cockpit|resident|web)\//.test(file)
}
