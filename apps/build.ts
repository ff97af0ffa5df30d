import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { build } from 'vite'

const APPS = ['cockpit', 'resident'] as const

const sources = [
  'kernel/{web,contract}/**/*',
  'modules/*/{cockpit,resident,web}/**/*',
  'modules/*/*{contract,rules,words}.ts',
  'apps/{cockpit,resident}/**/*',
  'apps/build.ts',
  'vite.config.ts',
  'package-lock.json',
]

interface Options {
  say: (line: string) => void
}

/** Builds the Cockpit and the app into dist/, unless what is there was built from the same sources. */
export const buildWeb = async ({ say }: Options) => {
  const wanted = await fingerprint()
  if ((await readFile('dist/built-from', 'utf8').catch(() => '')) === wanted) return
  say('Building Cockpit and app …')
  for (const app of APPS)
    if (existsSync(`apps/${app}/index.html`))
      await build({ mode: app, logLevel: 'warn', configFile: 'vite.config.ts' })
  await mkdir('dist', { recursive: true })
  await writeFile('dist/built-from', wanted)
}

const fingerprint = async () => {
  const files: string[] = []
  for (const pattern of sources)
    for await (const entry of glob(pattern, { withFileTypes: true }))
      if (entry.isFile() && !entry.name.includes('.test.')) files.push(`${entry.parentPath}/${entry.name}`)
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}
