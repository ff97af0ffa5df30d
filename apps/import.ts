import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '#kernel/contract/problem.ts'
import { signOut } from '#modules/accounts/sessions.contract.ts'
import * as contract from '#modules/spreadsheets/contract.ts'
import { importFieldWords } from '#modules/spreadsheets/fields.words.ts'
import { importProblemWords } from '#modules/spreadsheets/problems.words.ts'
import { importReadingWords } from '#modules/spreadsheets/parse.words.ts'
import { importRefusalWords } from '#modules/spreadsheets/refusals.words.ts'
import { importTerminalWords } from '#modules/spreadsheets/terminal.words.ts'
import { importWords } from '#modules/spreadsheets/words.ts'
import { ask } from './terminal.ts'
import { END, end, language, originOf, say, visit } from './visit.ts'

const SHOWN_ERRORS = 10

const words = importTerminalWords(language)
const { stateOf, outcomeOf, kindOf } = importWords(language)
const number = new Intl.NumberFormat(`${language}-CH`)

const { file, url, values } = readArguments()
const content = await readFile(file).catch(() => end(words.unreadable(file), END.wrongCall))
const { call, request, start, chooseApp } = visit(url)

try {
  await start(values.email)
  const found = await preview(await upload(await chooseApp(values.app)))
  const code = await finish(found)
  await call(signOut, {})
  process.exit(code)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  end(importRefusalWords(language)[error.code as 'too-large'] ?? error.code, END.refused)
}

function readArguments() {
  const options = {
    app: { type: 'string' },
    url: { type: 'string' },
    email: { type: 'string' },
    'generate-units': { type: 'boolean' },
    yes: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  try {
    const { values: given, positionals } = parseArgs({ options, allowPositionals: true })
    const [path] = positionals
    if (given.help || !path || positionals.length > 1)
      return end(words.usage, given.help ? END.done : END.wrongCall)
    const base = originOf(given.url)
    // npm runs scripts in the project's folder; the path is meant from where the person is.
    return { file: resolve(process.env.INIT_CWD ?? process.cwd(), path), url: base, values: given }
  } catch {
    return end(words.usage, END.wrongCall)
  }
}

async function upload(appId: string) {
  const form = new FormData()
  form.set('file', new Blob([content]), basename(file))
  const reply = await request('POST', `/imports?appId=${encodeURIComponent(appId)}`, form)
  const body = (await reply.json()) as contract.Import & { code?: string }
  if (!reply.ok) throw new Problem(reply.status, body.code ?? 'unknown')
  return body
}

async function preview({ id, columns }: contract.Import) {
  const names = importFieldWords(language)
  say(words.columns)
  for (const { header, field } of columns) say(`  ${header} → ${field ? names[field] : words.ignored}`)
  const params = { importId: id }
  const fields = columns.map(({ field }) => field)
  await call(contract.mapImport, {
    params,
    body: { fields, generateUnits: values['generate-units'] ?? false },
  })
  await call(contract.previewImport, { params })
  const found = await settled(id, 'previewing')
  if (found.state !== 'previewed') throw new Problem(422, found.problem ?? found.state)
  await show(found)
  return found
}

async function show({ id, counts }: contract.Import) {
  say(words.preview)
  const rows = counts.rows ?? { create: 0, change: 0, same: 0, error: 0 }
  for (const outcome of contract.Outcome.options)
    say(`  ${outcomeOf(outcome)}: ${number.format(rows[outcome])}`)
  for (const [kind, { create, change }] of Object.entries(counts.objects ?? {}))
    if (create + change > 0)
      say(
        `  ${kindOf(kind as contract.Kind)}: ${outcomeOf('create')} ${number.format(create)}, ${outcomeOf('change')} ${number.format(change)}`,
      )
  if (counts.leftOut)
    say(
      `  ${importReadingWords(language).leftOut(counts.leftOut.count, number.format(counts.leftOut.count))}`,
    )
  if (counts.generatedUnits) say(words.units(number.format(counts.generatedUnits)))
  const missing = notWhole(counts)
  if (missing === 0) return
  const { problemOf } = importProblemWords(language)
  const named: contract.ImportRow[] = []
  for (const outcome of ['error', 'remark'] as const) {
    const query = { outcome, limit: SHOWN_ERRORS }
    const { _embedded } = await call(contract.listImportRows, { params: { importId: id }, query })
    named.push(..._embedded.items)
  }
  for (const { line, label, problems, objects } of named.slice(0, SHOWN_ERRORS)) {
    const codes = objects.flatMap(({ problem }) =>
      problem === null ? [] : [{ column: '', value: '', code: problem }],
    )
    say(`  ${line} ${label}: ${[...problems, ...codes].map((problem) => problemOf(problem)).join('; ')}`)
  }
  if (missing > SHOWN_ERRORS) say(words.moreErrors(number.format(missing - SHOWN_ERRORS)))
}

/** Lines that are left out, or a part of which is. */
function notWhole({ rows, remarks = 0 }: contract.Counts) {
  return (rows?.error ?? 0) + remarks
}

async function finish({ id, counts }: contract.Import) {
  const failed = notWhole(counts) > 0 ? END.linesWithErrors : END.done
  const work = Object.values(counts.objects ?? {}).reduce(
    (sum, { create, change }) => sum + create + change,
    0,
  )
  if (work + (counts.generatedUnits ?? 0) === 0) {
    say(words.nothing)
    await keepReport(id)
    return failed
  }
  if (!values.yes && (await ask(words.ask)).trim().toLowerCase().slice(0, 1) !== words.yes) {
    say(words.declined)
    return END.notTaken
  }
  await call(contract.applyImport, { params: { importId: id } })
  const { state, problem } = await settled(id, 'applying')
  if (state !== 'applied') throw new Problem(409, problem ?? state)
  say(stateOf('applied'))
  await keepReport(id)
  return failed
}

async function keepReport(id: string) {
  const reply = await request('GET', `/imports/${id}/report`, null)
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), `import-${id}.csv`)
  await writeFile(path, Buffer.from(await reply.arrayBuffer()))
  say(words.report(path))
}

/** Waits until the work is done, and shows how far it is. */
async function settled(importId: string, state: contract.ImportState) {
  for (let last = ''; ;) {
    const found = await call(contract.showImport, { params: { importId } })
    if (found.state !== state) return found
    const { done, total } = found.progress
    const line = `${stateOf(state)} … ${total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100))} %`
    if (line !== last) say(line)
    last = line
    await new Promise((resolved) => setTimeout(resolved, 500))
  }
}
