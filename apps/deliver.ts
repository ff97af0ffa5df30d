import { openAsBlob } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Problem } from '#kernel/contract/problem.ts'
import { signOut } from '#modules/accounts/sessions.contract.ts'
import * as contract from '#modules/exchange/contract.ts'
import { isFileName } from '#modules/exchange/files.rules.ts'
import type { ExchangeManifest } from '#modules/exchange/manifest.contract.ts'
import { problemLine } from '#modules/exchange/reasons.words.ts'
import { exchangeScreenWords } from '#modules/exchange/screens.words.ts'
import { exchangeTerminalWords } from '#modules/exchange/terminal.words.ts'
import { exchangeMailWords } from '#modules/exchange/words.ts'
import { END, end, language, originOf, say, visit } from './visit.ts'

const MANIFEST = 'manifest.json'
const SHOWN_PROBLEMS = 20

const words = exchangeTerminalWords(language)
const { path, url, values } = readArguments()
const { call, start, chooseApp } = visit(url)

try {
  const files = await filesAt(path)
  await start(values.email)
  const appId = await chooseApp(values.app)
  const code = await show(await deliver(appId, files))
  await call(signOut, {})
  process.exit(code)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  end(error.code, END.refused)
}

function readArguments() {
  const options = {
    app: { type: 'string' },
    url: { type: 'string' },
    email: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  try {
    const { values: given, positionals } = parseArgs({ options, allowPositionals: true })
    const [first] = positionals
    if (given.help || !first || positionals.length > 1)
      return end(words.usage, given.help ? END.done : END.wrongCall)
    // npm runs scripts in the project's folder; the path is meant from where the person is.
    return {
      path: resolve(process.env.INIT_CWD ?? process.cwd(), first),
      url: originOf(given.url),
      values: given,
    }
  } catch {
    return end(words.usage, END.wrongCall)
  }
}

/** The ZIP, or the files of the folder with what its manifest says: all is looked at before anything is sent. */
async function filesAt(place: string) {
  const found = await stat(place).catch(() => end(words.unreadable(place), END.wrongCall))
  if (!found.isDirectory()) return { zip: place, names: [], manifest: undefined }
  const names = (await readdir(place)).filter((name) => !name.startsWith('.'))
  const unknown = names.filter((name) => !isFileName(name) && name !== MANIFEST)
  if (unknown.length > 0) return end(words.unknown(unknown.join(', ')), END.refused)
  const written = names.includes(MANIFEST) ? await readFile(join(place, MANIFEST), 'utf8') : '{}'
  try {
    const manifest: ExchangeManifest = JSON.parse(written.replace(/^\uFEFF/, ''))
    return { zip: undefined, names: names.filter((name) => name !== MANIFEST), manifest }
  } catch {
    return end(words.badManifest, END.refused)
  }
}

async function deliver(appId: string, files: Awaited<ReturnType<typeof filesAt>>) {
  if (files.zip) {
    const input = { params: { appId }, body: await openAsBlob(files.zip) }
    return call(contract.deliverZip, input as { params: { appId: string } })
  }
  for (const fileName of files.names) {
    const input = { params: { appId, fileName }, body: await openAsBlob(join(path, fileName)) }
    await call(contract.deliverFile, input as { params: { appId: string; fileName: string } })
    say(words.sent(fileName))
  }
  return call(contract.deliverManifest, { params: { appId }, body: files.manifest! })
}

async function show({ id: exchangeJobId }: contract.ExchangeJob) {
  const params = { exchangeJobId }
  const { stateOf } = exchangeScreenWords(language)
  let job = await call(contract.findExchangeJob, { params })
  for (; ['waiting', 'checking', 'applying'].includes(job.state); await pause(500))
    job = await call(contract.findExchangeJob, { params })
  say(stateOf(job.state))
  for (const [file, tally] of Object.entries(job.counts))
    say(`  ${exchangeMailWords(language).counts(file, tally)}`)
  if (job.state !== 'refused') return job.state === 'to-confirm' ? END.notTaken : END.done
  const query = { limit: SHOWN_PROBLEMS, after: undefined }
  const { _embedded } = await call(contract.listExchangeProblems, { params, query })
  for (const problem of _embedded.items) say(`  ${problemLine(language, problem)}`)
  if (job.problemCount > SHOWN_PROBLEMS) say(words.more(String(job.problemCount - SHOWN_PROBLEMS)))
  return END.refused
}
