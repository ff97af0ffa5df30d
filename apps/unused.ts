import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const declared = /^export (?:declare )?(?:async )?(?:const|let|function\*?|interface|type|class) (\w+)/gm
const imported = /(?:from|import|import\()\s*'([#.][^']+)'/g
/** Started by its name or as a process of its own, put in its place by the build, or written by a tool. */
const exempt =
  /^(?:apps\/\w+\.ts|apps\/(?:cockpit|resident)\/\w+\.tsx?|bench\/\w+\.ts|test\/processes\/\w+\.ts|kernel\/web\/unchecked\.ts|database\/tables\.ts|modules\/\w[\w-]*\/fixtures\.ts)$|\.(?:test|d|process)\.ts$/

/**
 * What nobody needs: a file that no other imports, as `file`, and an export that is named neither by its own file again nor
 * by one that imports it, as `file: name`. Sorted.
 */
export const findUnused = async () => {
  const texts = new Map<string, string>()
  for await (const file of glob('{apps,bench,database,kernel,modules,test}/**/*.{ts,tsx}'))
    texts.set(file, await readFile(file, 'utf8'))
  const importers = new Map<string, string[]>()
  for (const [file, text] of texts)
    for (const [, wanted = ''] of text.matchAll(imported)) {
      const path = wanted.startsWith('#') ? wanted.slice(1) : join(dirname(file), wanted)
      importers.set(path, [...(importers.get(path) ?? []), text])
    }
  const found: string[] = []
  for (const [file, text] of texts) {
    if (exempt.test(file)) continue
    const users = importers.get(file) ?? []
    if (users.length === 0) found.push(file)
    for (const [, name = ''] of text.matchAll(declared)) {
      const again = new RegExp(`\\b${name}\\b`)
      const inside = text.split(again).length > 2
      if (!inside && !users.some((user) => again.test(user))) found.push(`${file}: ${name}`)
    }
  }
  return found.toSorted()
}
