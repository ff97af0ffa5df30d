import { readSettings, type Settings } from '#kernel/server/settings.ts'

/** Says one line on standard error and ends the process. */
export const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** The settings of the environment; ends the process with one line when one of them is wrong. */
export const settingsOrEnd = (): Settings => {
  try {
    return readSettings(process.env)
  } catch (error) {
    return fail((error as Error).message)
  }
}

/** What to say of a database that cannot be reached; undefined when it is something else that went wrong. */
export const unreachable = ({ code, port }: NodeJS.ErrnoException & { port?: number }) =>
  code === 'ECONNREFUSED' || code === 'ENOTFOUND'
    ? `The database of DATABASE_URL does not answer (${code}${port ? ` on port ${port}` : ''}).`
    : undefined
