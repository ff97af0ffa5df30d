import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'

interface Selector {
  file: string
  selector: string
  classes: string[]
}

test('a module styles its own screens: each of its selectors names a class that no other style sheet names', async () => {
  const selectors: Selector[] = []
  for await (const file of glob('{apps/{cockpit,resident},kernel,modules}/**/*.css'))
    selectors.push(...selectorsOf(file, await readFile(file, 'utf8')))
  assert(selectors.length > 300)
  const sheets = new Map<string, Set<string>>()
  for (const { file, classes } of selectors)
    for (const name of classes) sheets.set(name, (sheets.get(name) ?? new Set()).add(file))
  const reaching = selectors.filter(
    ({ file, classes }) =>
      file.startsWith('modules/') && !classes.some((name) => sheets.get(name)!.size === 1),
  )
  assert.deepEqual(
    reaching.map(({ file, selector }) => `${selector} (${file}) reaches beyond what is its own`),
    [],
  )
})

function selectorsOf(file: string, text: string) {
  const rules = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/@keyframes \w+ \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
  return [...rules.matchAll(/(?<=^|[{};])\s*([^{};@]+)\{/g)].flatMap(([, list = '']) =>
    list.split(/,(?![^(]*\))/).map((part): Selector => {
      const selector = part.trim().replaceAll(/\s+/g, ' ')
      return { file, selector, classes: namesOf(selector) }
    }),
  )
}

/** What only says where it is not, or what it holds, does not name what is styled. */
function namesOf(selector: string) {
  const own = selector.replaceAll(/:(?:not|has)\((?:[^()]|\([^()]*\))*\)/g, '')
  return [...own.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name)
}
