import { spawn } from 'node:child_process'
import { findFaults } from './described.ts'
import { findDeadLinks } from './links.ts'
import { stale } from './generate.ts'
import { findUnused } from './unused.ts'

interface Step {
  name: string
  /** What is wrong, in full; empty when nothing is. */
  find: () => Promise<string>
}

const command = (name: string, program: string, ...args: string[]): Step => ({
  name,
  find: () =>
    new Promise((resolve) => {
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
      const said: Buffer[] = []
      child.stdout.on('data', (part: Buffer) => said.push(part))
      child.stderr.on('data', (part: Buffer) => said.push(part))
      child.once('error', ({ message }) => resolve(message))
      child.once('close', (code) =>
        resolve(code === 0 ? '' : Buffer.concat(said).toString() || `${program} ended with ${code}`),
      )
    }),
})

const listed = (name: string, explanation: string, find: () => Promise<string[]>): Step => ({
  name,
  find: async () => (await find()).map((line) => `${line}${explanation}`).join('\n'),
})

/** Side by side, the long ones first; each says its result as soon as it has one. */
const lanes: Step[][] = [
  [
    command('types of the server', 'tsc', '-p', 'tsconfig.json'),
    command('types of the web', 'tsc', '-p', 'tsconfig.web.json'),
  ],
  [
    command('format', 'oxfmt', '--check', '.'),
    command('lint', 'oxlint', '--deny-warnings'),
    listed('unused code', ' is used nowhere', findUnused),
    listed('links', ' is not there', findDeadLinks),
    listed('generated files', ' is not what npm run generate writes', stale),
    listed('description of the API', '', findFaults),
  ],
]

let failed = false
await Promise.all(
  lanes.map(async (steps) => {
    for (const { name, find } of steps) {
      const started = performance.now()
      const problem = await find().catch((error: Error) => error.stack ?? error.message)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      process.stdout.write(
        problem === '' ? `ok   ${name} (${seconds} s)\n` : `FAIL ${name} (${seconds} s)\n${problem}\n`,
      )
      failed ||= problem !== ''
    }
  }),
)
process.exit(failed ? 1 : 0)
