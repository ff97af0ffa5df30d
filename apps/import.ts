import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { client } from '#kernel/contract/client.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { Language } from '#kernel/contract/shapes.ts'
import { signIn, signOut } from '#modules/accounts/sessions.contract.ts'
import * as contract from '#modules/master-data/import.contract.ts'
import { importFieldWords } from '#modules/master-data/import.fields.words.ts'
import { importProblemWords } from '#modules/master-data/import.problems.words.ts'
import { importRefusalWords } from '#modules/master-data/import.refusals.words.ts'
import { importTerminalWords } from '#modules/master-data/import.terminal.words.ts'
import { importWords } from '#modules/master-data/import.words.ts'
import { listApps } from '#modules/organizations/contract.ts'
import { ask, askHidden } from './terminal.ts'

const DONE = 0
const REFUSED = 1
const WRONG_CALL = 2
const LINES_WITH_ERRORS = 3
const DECLINED = 4
const SHOWN_ERRORS = 10

const spoken = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').slice(0, 2)
const language = Language.options.find((each) => each === spoken) ?? 'en'
const words = importTerminalWords(language)
const { stateOf, outcomeOf, kindOf } = importWords(language)
const number = new Intl.NumberFormat(`${language}-CH`)

const say = (line: string) => process.stdout.write(`${line}\n`)
const end = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

const { file, url, values } = readArguments()
const content = await readFile(file).catch(() => end(words.unreadable(file), WRONG_CALL))
const session = { cookie: '' }
const call = client(send)

try {
  await start()
  const found = await preview(await upload(await chooseApp()))
  const code = await finish(found)
  await call(signOut, {})
  process.exit(code)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  end(importRefusalWords(language)[error.code as 'too-large'] ?? error.code, REFUSED)
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
    if (given.help || !path || positionals.length > 1) return end(words.usage, given.help ? DONE : WRONG_CALL)
    const base = new URL(given.url ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`).origin
    // npm runs scripts in the project's folder; the path is meant from where the person is.
    return { file: resolve(process.env.INIT_CWD ?? process.cwd(), path), url: base, values: given }
  } catch {
    return end(words.usage, WRONG_CALL)
  }
}

async function send(method: string, path: string, body?: unknown) {
  const reply = await request(
    method,
    path,
    body === undefined ? null : JSON.stringify(body),
    'application/json',
  )
  const text = await reply.text()
  return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) }
}

async function request(method: string, path: string, body: string | FormData | null, type?: string) {
  const headers = { ...(type && { 'content-type': type }), ...(session.cookie && { cookie: session.cookie }) }
  const reply = await fetch(`${url}/api/v1${path}`, { method, headers, body }).catch(() =>
    end(words.unreachable(url), REFUSED),
  )
  const cookie = reply.headers.getSetCookie().find((each) => each.startsWith('palier='))
  if (cookie) session.cookie = cookie.split(';')[0] ?? ''
  return reply
}

async function start() {
  const email = values.email ?? (await ask(words.email))
  const password = process.env.PALIER_PASSWORD ?? (await askHidden(words.password))
  await call(signIn, { body: { email, password } }).catch((error: unknown) =>
    error instanceof Problem ? end(words.signInFailed, REFUSED) : Promise.reject(error),
  )
}

async function chooseApp() {
  if (values.app) return values.app
  const { _embedded: apps } = await call(listApps, { query: { page: 1, limit: -1 } })
  const [first, second] = apps.items
  if (!first) return end(words.noApp, REFUSED)
  if (!second) return first.id
  return end(
    [words.chooseApp, ...apps.items.map(({ id, name }) => `  --app ${id}  ${name}`)].join('\n'),
    WRONG_CALL,
  )
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
  if (counts.generatedUnits) say(words.units(number.format(counts.generatedUnits)))
  if (rows.error === 0) return
  const { problemOf } = importProblemWords(language)
  const query = { outcome: 'error', limit: SHOWN_ERRORS } as const
  const { _embedded } = await call(contract.listImportRows, { params: { importId: id }, query })
  for (const { line, label, problems, objects } of _embedded.items) {
    const codes = objects.flatMap(({ problem }) =>
      problem === null ? [] : [{ column: '', value: '', code: problem }],
    )
    say(`  ${line} ${label}: ${[...problems, ...codes].map((problem) => problemOf(problem)).join('; ')}`)
  }
  if (rows.error > SHOWN_ERRORS) say(words.moreErrors(number.format(rows.error - SHOWN_ERRORS)))
}

async function finish({ id, counts }: contract.Import) {
  const rows = counts.rows ?? { create: 0, change: 0, same: 0, error: 0 }
  const failed = rows.error > 0 ? LINES_WITH_ERRORS : DONE
  if (rows.create + rows.change === 0) {
    say(words.nothing)
    await keepReport(id)
    return failed
  }
  if (!values.yes && (await ask(words.ask)).trim().toLowerCase().slice(0, 1) !== words.yes) {
    say(words.declined)
    return DECLINED
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
