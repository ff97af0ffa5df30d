import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { statedBy } from '#apps/stated.ts'
import * as written from '#modules/stated.ts'

const generator = fileURLToPath(new URL('processes/stated.ts', import.meta.url))

/** What is stated with the tool that the tests make. To be loaded first: from here on it is as if it were written in modules/stated.ts. */
export const stated = JSON.parse(execFileSync(process.execPath, [generator]).toString()) as ReturnType<
  typeof statedBy
>

const now: Record<string, object> = written
for (const [name, names] of Object.entries(stated.names)) Object.assign(now[name]!, names)
