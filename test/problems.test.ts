import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { problemWords } from '#kernel/web/problemWords.ts'
import type { ProblemWords } from '#kernel/web/screens.ts'
import { wireProblemWords } from '#kernel/web/wireWords.ts'

const languages = ['de', 'fr', 'it', 'en'] as const
const camel = (code: string) => code.replaceAll(/-(\w)/g, (_: string, letter: string) => letter.toUpperCase())

/** What a module says in words of its own: why an import is refused, or a line of it, or a delivery. */
const saidByModule = 'modules/{exchange,spreadsheets}/**/*{refusals,problems,reasons}.words.ts'

/** How a file of the server refuses something, or a field of it, by a code. */
const refusals = [
  /new Problem\(\s*\d+,\s*'([a-z-]+)'/g,
  /\b(?:conflict|forbidden)\(\s*'([a-z-]+)'/g,
  /\bwrongField\([^,]+,\s*'([a-z-]+)'/g,
  // 'custom' is what zod calls whatever we said ourselves.
  /\bcode: (?!'custom')('[a-z-]+'(?: \| '[a-z-]+')*)/g,
  /\{ error: '([a-z-]+)', abort/g,
  /\.(?:regex|min|max)\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*, '([a-z-]+)'\)/g,
  /\.refine\((?:(?!\n\n)[\s\S])*?'([a-z-]+)',?\s*\)/g,
  /\breturn '(password-[a-z]+)'/g,
]

/** Constraints are named as the problem they mean; those of other names keep what only a mistake of ours can break. */
const meant =
  /(?:constraint|unique index) (\w+_(?:taken|overlaps|invalid|pending|dates|starts|with_link)|\w*already_\w+)\b/gi
/** What no reply says: numbers that we give out ourselves, and what the work on a delivery catches itself. */
const unsaid = new Set(['directory-entry-taken', 'ticket-number-taken', 'built-on', 'taken-back'])

interface Refusal {
  code: string
  file: string
}

const refused = await findRefusals()

test('every problem has words in the Cockpit, in every language', async () => {
  assert(refused.length > 150)
  await assertSaid('cockpit', refused)
})

test('every problem of the kernel and of the modules that the app has screens of has words in the app, in every language', async () => {
  const listed = await readFile('apps/resident/screens.ts', 'utf8')
  const modulesOfApp: string[] = []
  for (const [, file, folder] of listed.matchAll(/'#((modules\/[a-z-]+\/)[^']+)'/g))
    // Where the news of a module lead, or how the trail tells of it, is no screen.
    if (/^  (?:problems|routes|navigation|home|profile)\b/m.test(await readFile(file!, 'utf8')))
      modulesOfApp.push(folder!)
  assert(modulesOfApp.length > 4)
  await assertSaid(
    'resident',
    refused.filter(
      ({ file }) => file.startsWith('kernel/') || modulesOfApp.some((folder) => file.startsWith(folder)),
    ),
  )
})

test('a problem has words in one place', async () => {
  const brought = [...(await broughtTo('cockpit')), problemWords, wireProblemWords]
  const codes = brought.flatMap((words) => Object.keys(words('de')))
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  )
})

async function assertSaid(app: 'cockpit' | 'resident', codes: Refusal[]) {
  const brought = [...(await broughtTo(app)), problemWords, wireProblemWords]
  const own = await ownWords()
  for (const language of languages) {
    const words = Object.assign({}, ...brought.map((each) => each(language))) as Record<string, string>
    const silent = codes.filter((refusal) => !words[camel(refusal.code)] && !own(refusal))
    assert.deepEqual(
      silent.map(({ code, file }) => `${code} (${file})`),
      [],
      `${app}, ${language}`,
    )
  }
}

async function broughtTo(app: 'cockpit' | 'resident') {
  // What browsers run is typed by tsconfig.web.json.
  const { screens } = (await import(`#apps/${app}/screens.ts`)) as {
    screens: readonly { problems?: ProblemWords }[]
  }
  return screens.flatMap(({ problems }) => problems ?? [])
}

/** The words that a module has of its own for a code, in as many languages as they are there for. */
async function ownWords() {
  const texts = new Map<string, string>()
  for await (const file of glob(saidByModule)) texts.set(file, await readFile(file, 'utf8'))
  return ({ code, file: thrower }: Refusal) =>
    [...texts]
      .filter(([file]) => moduleOf(file) === moduleOf(thrower))
      .some(
        ([, text]) =>
          text.split(new RegExp(`^ +(?:'${code}'|${code}):`, 'm')).length === languages.length + 1,
      )
}

function moduleOf(file: string) {
  return /^modules\/([a-z-]+)\//.exec(file)?.[1]
}

async function findRefusals() {
  const found = new Map<string, string>()
  const keep = (code: string, file: string) => found.has(code) || found.set(code, file)
  for await (const file of glob('{kernel/{contract,server},modules}/**/*.ts')) {
    if (/\.test\.ts$|[./]words\.ts$|\/(?:cockpit|resident|web)\//.test(file)) continue
    const text = await readFile(file, 'utf8')
    for (const refusal of refusals)
      for (const [, codes = ''] of text.matchAll(refusal))
        for (const code of codes.split(' | ')) keep(code.replaceAll("'", ''), file)
  }
  for await (const file of glob('modules/**/*contract.ts'))
    for (const said of Object.values(await import(`../${file}`)) as unknown[])
      if (typeof said === 'object' && said !== null && 'problems' in said && Array.isArray(said.problems))
        for (const code of said.problems as string[]) keep(code, file)
  for (const [, name = ''] of (await readFile('database/schema.sql', 'utf8')).matchAll(meant))
    keep(name.replaceAll('_', '-'), 'database/schema.sql')
  return [...found].filter(([code]) => !unsaid.has(code)).map(([code, file]): Refusal => ({ code, file }))
}
