import { glob, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { makeTemplate } from '#database/template.ts'
import { openLog } from '#kernel/server/logs.ts'
import { startThrowaway } from '#kernel/server/postgres/throwaway.ts'
import { buildWeb } from './build.ts'
import { findBrowser } from './browser.ts'

const MINUTES = 60_000
const say = (line: string) => process.stdout.write(`${line}\n`)

const wanted = process.argv.slice(2)
const files: string[] = []
for await (const file of glob('{apps,database,kernel,modules,test}/**/*.test.ts'))
  if (wanted.length === 0 || wanted.some((part) => file.includes(part))) files.push(file)
files.sort()

const browser = findBrowser(say)
if (browser) process.env.PALIER_BROWSER = browser
else say('No Chromium was found and none could be installed: the journeys are skipped.')

const given = process.env.TEST_DATABASE_URL
const postgres = given ? undefined : await startThrowaway(openLog('error'))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void (postgres?.stop() ?? Promise.resolve()).finally(() => process.exit(1)))
const url = given ?? postgres?.url ?? ''
process.env.TEST_DATABASE_URL = url
await makeTemplate(url)
await buildWeb({ say })
// Each file is a process of its own: what one has compiled, the next need not.
const compiled = await mkdtemp(join(tmpdir(), 'palier-compiled-'))
process.env.NODE_COMPILE_CACHE = compiled

let passed = 0
let failed = 0
let skipped = 0
const stream = run({ files, concurrency: 2, timeout: 10 * MINUTES, argv: [] })
stream.on('test:pass', ({ details, skip, todo }) => {
  if (details.type === 'suite') return
  if (skip !== undefined || todo !== undefined) skipped += 1
  else passed += 1
})
stream.on('test:fail', ({ details }) => {
  if (details.type !== 'suite') failed += 1
})
const report = stream.compose(spec)
report.pipe(process.stdout)
await new Promise((resolve) => report.once('end', resolve))

await postgres?.stop()
await rm(compiled, { recursive: true, force: true })
say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
