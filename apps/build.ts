import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build, createLogger } from 'vite'
import { inTurn } from './turn.ts'

const APPS = ['cockpit', 'resident'] as const

const sources = [
  'kernel/{web,contract}/**/*',
  'modules/*/{cockpit,resident,web}/**/*',
  'modules/*/*{contract,rules,words}.ts',
  'modules/*/*/*{contract,rules,words}.ts',
  'apps/{cockpit,resident}/**/*',
  'docs/examples/*',
  'apps/build.ts',
  'vite.config.ts',
  'package-lock.json',
]

interface Options {
  say: (line: string) => void
}

/**
 * Builds the Cockpit and the app into dist/, unless what is there was built from the same sources. Two starts in one
 * checkout build one after the other, so the second finds it done.
 */
export const buildWeb = async ({ say }: Options) => {
  const wanted = await fingerprint()
  const isBuilt = async () => (await readFile('dist/built-from', 'utf8').catch(() => '')) === wanted
  if (await isBuilt()) return
  await mkdir('dist', { recursive: true })
  await inTurn('dist/building', async () => {
    if (await isBuilt()) return
    say('Building Cockpit and app …')
    await keepingEnvironment(async () => {
      for (const app of APPS)
        if (existsSync(`apps/${app}/index.html`))
          await build({ mode: app, logLevel: 'error', configFile: 'vite.config.ts', customLogger: quiet })
    })
    await compressAll()
    await writeFile('dist/built-from', wanted)
  })
}

/** Whoever builds says from then on that this is production, and what runs next in this process would believe it. */
const keepingEnvironment = async (work: () => Promise<void>) => {
  const { NODE_ENV: before } = process.env
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

const packed = { br: promisify(brotliCompress), gz: promisify(gzip) }

/** Packs every text once, next to itself, so that no request has to; browsers take what they understand. */
const compressAll = async () => {
  const work: Promise<void>[] = []
  for await (const file of glob('dist/*/**/*.{js,css,html,svg,webmanifest}'))
    for (const [ending, pack] of Object.entries(packed))
      work.push(readFile(file).then(async (bytes) => writeFile(`${file}.${ending}`, await pack(bytes))))
  await Promise.all(work)
}

/** What the build says about itself is nothing to somebody who starts Palier; its errors are thrown as well. */
const quiet = createLogger('error')

const fingerprint = async () => {
  const files: string[] = []
  for (const pattern of sources)
    for await (const entry of glob(pattern, { withFileTypes: true }))
      if (entry.isFile() && !entry.name.includes('.test.')) files.push(`${entry.parentPath}/${entry.name}`)
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}
