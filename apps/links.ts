import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Links and pictures in our own texts that lead to no file: `file: target` each. */
export const findDeadLinks = async () => {
  const found: string[] = []
  for await (const file of glob(['*.md', 'docs/**/*.md', 'bench/**/*.md', 'apps/**/*.md']))
    for (const [, target = ''] of (await readFile(file, 'utf8')).matchAll(/\]\(([^)#\s]+)[^)]*\)/g))
      if (!/^[a-z]+:/.test(target) && !existsSync(join(dirname(file), target)))
        found.push(`${file}: ${target}`)
  return found
}
