import { glob, readFile } from 'node:fs/promises'

const declared = /^export (?:declare )?(?:async )?(?:const|let|function\*?|interface|type|class) (\w+)/gm
/** Written by a tool, or started by its name. */
const exempt = /^(?:apps\/resident\/sw\.ts|database\/tables\.ts)$/

/** What is exported and named nowhere else, neither in another file nor in its own: `file: name` each, sorted. */
export const findUnused = async () => {
  const found: string[] = []
  const named = new Map<string, number>()
  const exported: { file: string; name: string }[] = []
  for await (const file of glob('{apps,bench,database,kernel,modules,test}/**/*.{ts,tsx}')) {
    const text = await readFile(file, 'utf8')
    for (const [word] of text.matchAll(/\w+/g)) named.set(word, (named.get(word) ?? 0) + 1)
    if (!exempt.test(file)) for (const [, name = ''] of text.matchAll(declared)) exported.push({ file, name })
  }
  for (const { file, name } of exported) if (named.get(name) === 1) found.push(`${file}: ${name}`)
  return found.toSorted()
}
