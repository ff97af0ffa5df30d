import { spawn } from 'node:child_process'
import { stale } from './generate.ts'

interface Outcome {
  name: string
  problem: string | undefined
  seconds: number
}

const command =
  (name: string, program: string, ...args: string[]) =>
  async (): Promise<Outcome> => {
    const started = performance.now()
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => said.push(part))
    child.stderr.on('data', (part: Buffer) => said.push(part))
    const code = await new Promise((resolve) => child.once('close', resolve))
    const problem = code === 0 ? undefined : Buffer.concat(said).toString()
    return { name, problem, seconds: (performance.now() - started) / 1000 }
  }

const generated = async (): Promise<Outcome> => {
  const started = performance.now()
  const files = await stale()
  const problem = files.length > 0 ? `${files.join(', ')}: not what npm run generate writes` : undefined
  return { name: 'generated files', problem, seconds: (performance.now() - started) / 1000 }
}

const steps = [
  command('format', 'oxfmt', '--check', '.'),
  command('lint', 'oxlint', '--deny-warnings'),
  command('types of the server', 'tsc', '-p', 'tsconfig.json'),
  command('types of the web', 'tsc', '-p', 'tsconfig.web.json'),
  command('unused code', 'knip', '--no-progress'),
  generated,
]

let failed = false
for (const step of steps) {
  const { name, problem, seconds } = await step()
  process.stdout.write(`${problem === undefined ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n`)
  if (problem !== undefined) process.stdout.write(`${problem}\n`)
  failed ||= problem !== undefined
}
process.exit(failed ? 1 : 0)
