import { Client, Pool } from 'pg'
import { migrate, migrations } from '#database/migrate.ts'
import { sealRows } from '#kernel/server/sealedRows.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { load } from './load.ts'
import { missingKeys, readList, verifyDatabase } from './make.ts'
import type { Manifest, Place } from './place.ts'
import { torn } from './sealedStreams.ts'
import { queueMigration } from './tables.ts'

interface Restoring {
  place: Place
  manifest: Manifest
  /** An empty database, as its owner. */
  databaseUrl: string
  filesUrl: string
  secretsKeys: readonly Uint8Array[]
}

/**
 * Puts a backup into an empty database and its files where files are. The database comes last and whole or not at all, and
 * says that it is under way until its secrets are sealed, so that after a broken attempt the next one begins anew. Throws an Error with one line when there is something already, when
 * a key is missing, or when the backup was altered.
 */
export const restoreBackup = async ({ place, manifest, databaseUrl, filesUrl, secretsKeys }: Restoring) => {
  await requireEmpty(databaseUrl)
  const own = await migrations()
  const unknown = manifest.migrations.find((name) => !own.includes(name))
  if (unknown)
    throw new Error(
      `The backup was made by a newer Palier, or another one (this one does not know ${unknown}). Restore it with that version.`,
    )
  // Without encryption the keys are not in it.
  const missing = manifest.keyId === null ? missingKeys(manifest, secretsKeys) : []
  if (missing.length > 0)
    throw new Error(
      `The secrets of this backup are sealed with the key ${missing.join(', ')}. Give it in SECRETS_KEY, behind the one that you have.`,
    )
  await verifyDatabase(place, manifest)
  await restoreFiles(place, manifest, filesUrl)
  const head = await restoreDatabase(place, manifest, databaseUrl)
  await migrate(databaseUrl)
  const keys = (head.secretsKeys ?? []).map((key) => Buffer.from(key, 'hex'))
  const pool = new Pool({ connectionString: databaseUrl, max: 1 })
  try {
    await sealRows(pool, openSealing([...secretsKeys, ...keys]))
    await endRestore(pool)
  } finally {
    await pool.end()
  }
}

/** In the database from its first row until its secrets are sealed with the key of this place. */
const UNDER_WAY = 'restore under way'

/** What is in the database now is more than a restore left there. */
export const endRestore = (pool: Pool) =>
  pool.query('delete from palier.setting where name = $1', [UNDER_WAY])

const requireEmpty = async (databaseUrl: string) => {
  const db = new Client({ connectionString: databaseUrl })
  await db.connect()
  try {
    const { rows } = await db.query(`select to_regclass('palier.organization') is not null as there`)
    if (!rows[0].there) return
    const isThere = async (what: string, values: unknown[] = []) =>
      (await db.query(`select from palier.${what} limit 1`, values)).rowCount === 1
    if ((await isThere('organization')) && !(await isThere('setting where name = $1', [UNDER_WAY])))
      throw new Error(
        'There is something in the database already, and a restore would overwrite it. Choose an empty one (DATA_DIR=… or DATABASE_URL=…).',
      )
    // Palier was started on it once, or a restore was broken off: of what version it is depends on that.
    await db.query('drop schema palier cascade')
    await db.query('drop schema if exists graphile_worker cascade')
  } finally {
    await db.end()
  }
}

const restoreFiles = async (place: Place, manifest: Manifest, filesUrl: string) => {
  const storage = openStorage(filesUrl)
  for (const listed of await readList(place, manifest)) {
    const [key, size] = listed
    const written = await storage.putStream(key, place.readFile(listed, manifest))
    if (written !== size) throw torn(key)
  }
}

const restoreDatabase = async (place: Place, manifest: Manifest, databaseUrl: string) => {
  await migrate(databaseUrl, { only: manifest.migrations })
  const db = new Client({ connectionString: databaseUrl })
  await db.connect()
  try {
    if ((await queueMigration(db)) !== manifest.queueMigration)
      throw new Error(
        `The queue of this backup is of another version (${manifest.queueMigration}). Restore it with the Palier that made it, then upgrade.`,
      )
    await db.query('begin')
    const body = place.readCompressed(`${manifest.name}.database`, manifest, manifest.database)
    const { head, rows } = await load(db, body)
    if (rows !== manifest.rows) throw torn(`${manifest.name}.database`)
    await db.query(
      `insert into palier.setting (name, value) values ($1, 'true') on conflict (name) do nothing`,
      [UNDER_WAY],
    )
    await db.query('commit')
    await db.query('analyze')
    return head
  } finally {
    await db.end()
  }
}
