import { Client } from 'pg'
import { keyIdOf } from '#kernel/server/sealing.ts'
import { keysInUse } from '#kernel/server/sealedRows.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { dump } from './dump.ts'
import { count } from './load.ts'
import { type Listed, type Manifest, openPlace, type Place } from './place.ts'
import { queueMigration } from './tables.ts'
import { torn } from './sealedStreams.ts'

interface Making {
  /** The database as its owner, past a pooler. */
  databaseUrl: string
  filesUrl: string
  secretsKeys: readonly Uint8Array[]
  backupUrl: string
  /** The first key encrypts; without one nothing is encrypted. */
  keys: readonly Uint8Array[] | undefined
  /** How many are kept. */
  keep: number
  /** With it nothing is done when there is a backup that is as young. */
  unlessAfter?: Date | undefined
  now?: () => Date
}

const ONE_AT_A_TIME = 7_245_322

/**
 * Makes a backup of a Palier that runs: what was acknowledged before it begins is in it, whatever is written meanwhile. The
 * database is read as it was at one moment. Files are looked at after that moment, and a file is there before any row
 * names it, so none is missing; what is removed between the two hung on nothing for a day. Files never change, so each is
 * copied once and kept while a backup lists it. Resolves with the manifest, or undefined when there was nothing to do.
 */
export const makeBackup = async ({
  databaseUrl,
  filesUrl,
  secretsKeys,
  backupUrl,
  keys = [],
  keep,
  unlessAfter,
  now = () => new Date(),
}: Making): Promise<Manifest | undefined> => {
  const place = openPlace(backupUrl, keys)
  const db = new Client({ connectionString: databaseUrl })
  db.on('error', () => {})
  await db.connect()
  try {
    const { rows } = await db.query('select pg_try_advisory_lock($1) as mine', [ONE_AT_A_TIME])
    if (!rows[0].mine) throw new Error('Another backup is just being made. Let it finish.')
    const before = await place.names()
    const [last] = before.slice(-1)
    const newest = last ? await place.readManifest(last).catch(() => undefined) : undefined
    if (unlessAfter && newest && new Date(newest.createdAt) >= unlessAfter) return undefined
    const createdAt = now()
    const name = nameOf(createdAt, before)

    await db.query('begin isolation level repeatable read read only')
    const migrations = await db.query<{ name: string }>('select name from palier.migration order by name')
    const version = {
      migrations: migrations.rows.map((row) => row.name),
      queueMigration: await queueMigration(db),
      sealedWith: [...(await keysInUse(db))].toSorted(),
    }
    let rowsWritten = 0
    const head =
      place.keyId === null ? {} : { secretsKeys: secretsKeys.map((key) => Buffer.from(key).toString('hex')) }
    const database = await place.writeCompressed(
      `${name}.database`,
      dump(db, head, (more) => (rowsWritten += more)),
    )
    await db.query('commit')

    const listed = await copyFiles(place, filesUrl, newest)
    const list = await place.writeCompressed(`${name}.files`, asLines(listed))
    const manifest: Manifest = {
      format: 1,
      name,
      createdAt: createdAt.toISOString(),
      ...version,
      keyId: place.keyId,
      rows: rowsWritten,
      files: listed.length,
      fileBytes: listed.reduce((sum, [, size]) => sum + size, 0),
      database: database.hash,
      list: list.hash,
    }
    // Read back before it counts.
    await verifyDatabase(place, manifest)
    await place.writeManifest(manifest)
    await forget(place, [...before, name].slice(-keep))
    return manifest
  } finally {
    await db.end()
  }
}

const nameOf = (at: Date, taken: string[]) => {
  const name = at.toISOString().slice(0, 19).replaceAll(':', '-')
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`
    if (!taken.includes(free)) return free
  }
}

/** Copies what no backup has yet, and lists everything that is there. */
const copyFiles = async (place: Place, filesUrl: string, newest: Manifest | undefined) => {
  const storage = openStorage(filesUrl)
  // A file that lies encrypted otherwise, or not at all, is copied anew.
  const known = newest?.keyId === place.keyId && newest ? await readList(place, newest) : []
  const had = new Map(known.map((each) => [each[0], each]))
  const listed: Listed[] = []
  for await (const key of storage.keys()) {
    const found = had.get(key) ?? (await copyFile(place, storage, key))
    if (found) listed.push(found)
  }
  return listed
}

const copyFile = async (
  place: Place,
  storage: ReturnType<typeof openStorage>,
  key: string,
): Promise<Listed | undefined> => {
  const found = await storage.get(key).catch((error: { status?: number }) => {
    // Removed since it was listed.
    if (error.status === 404) return undefined
    throw error
  })
  if (!found) return undefined
  const { size, hash } = await place.writeFile(key, found.body)
  if (size !== found.size) throw new Error(`The file ${key} could not be read to its end.`)
  return [key, size, hash]
}

async function* asLines(listed: readonly Listed[]) {
  for (const each of listed) yield Buffer.from(`${JSON.stringify(each)}\n`)
}

/** The files of a backup. */
export const readList = async (place: Place, manifest: Manifest): Promise<Listed[]> => {
  const parts: Uint8Array[] = []
  for await (const part of place.readCompressed(`${manifest.name}.files`, manifest, manifest.list))
    parts.push(part)
  const text = Buffer.concat(parts).toString()
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((each) => JSON.parse(each) as Listed)
}

/** Reads the database of a backup; throws an Error with one line when it was altered. */
export const verifyDatabase = async (place: Place, manifest: Manifest) => {
  const name = `${manifest.name}.database`
  if ((await count(place.readCompressed(name, manifest, manifest.database))) !== manifest.rows)
    throw torn(name)
}

/** Reads a whole backup, each file of it too; throws an Error with one line when something is missing or altered. */
export const verifyBackup = async (place: Place, manifest: Manifest) => {
  await verifyDatabase(place, manifest)
  for (const listed of await readList(place, manifest)) {
    let size = 0
    for await (const part of place.readFile(listed, manifest)) size += part.length
    if (size !== listed[1]) throw torn(listed[0])
  }
}

const forget = async (place: Place, kept: string[]) => {
  const listed = new Set<string>()
  for (const name of kept)
    for (const [key] of await readList(place, await place.readManifest(name))) listed.add(key)
  await place.removeAllBut(kept, listed)
}

/** Are the keys there that the secrets of a backup are sealed with? Gives the ids of those that are not. */
export const missingKeys = ({ sealedWith }: Manifest, keys: readonly Uint8Array[]) => {
  const ids = new Set(keys.map(keyIdOf))
  return sealedWith.filter((id) => id !== '' && !ids.has(id))
}
