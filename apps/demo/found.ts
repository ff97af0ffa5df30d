import { Client, type Pool } from 'pg'
import type { Settings } from '#kernel/server/settings.ts'

/** Is the demo in a database, or nothing at all, so that it may be loaded? The database remembers, whatever the settings say. */
export const mayHoldDemo = async (pool: Pool) => {
  const { rows } = await pool.query<{ may: boolean }>(
    'select coalesce(bool_or(demo), true) as may from palier.organization',
  )
  return rows[0]?.may === true
}

/** Throws an Error with one line when a deployment would open the door to people whose password everybody knows. */
export const refuseDemo = async (
  connectionString: string,
  { deployed, databaseUrl, dataDir }: Pick<Settings, 'deployed' | 'databaseUrl' | 'dataDir'>,
) => {
  if (deployed === undefined) return
  const db = new Client({ connectionString })
  await db.connect()
  const found = await db.query('select from palier.organization where demo').finally(() => db.end())
  if (!found.rowCount) return
  const [place, other] = databaseUrl
    ? ['the database of DATABASE_URL', 'another database with DATABASE_URL=…']
    : [dataDir, 'another folder with DATA_DIR=…']
  throw new Error(
    `The demo is in ${place}, and everybody knows its passwords: with ${deployed} it is not opened. Choose ${other}, then make your administrator with npm run admin.`,
  )
}
