import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tables } from '#database/tables.ts'
import { Tool } from '#kernel/contract/endpoint.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { hashPassword } from '#modules/accounts/public.ts'
import type { openPalier } from '../palier.ts'
import { demoPassword } from './content/language.ts'
import { demoOrganization } from './content/organization.ts'
import { loadBrand } from './brand.ts'
import { keys } from './keys.ts'
import { loadClient } from './loadClient.ts'
import { loadPeople } from './loadPeople.ts'
import { loadPlaces } from './loadPlaces.ts'
import { loadTickets } from './loadTickets.ts'
import { drawPictures, type Pictures } from './pictures.ts'

interface Options {
  dataDir: string
  say: (line: string) => void
}

type Palier = Awaited<ReturnType<typeof openPalier>>

/** What is drawn with, before anything is written. */
export interface Drawing {
  organizationId: string
  palier: Palier
  now: Temporal.Instant
  idOf: ReturnType<typeof keys>
}

/** What the parts of the loader work with; `insert` writes rows in batches. */
export interface Loading extends Drawing {
  db: Db
  passwordHash: string
  pictures: Pictures
  insert: <Table extends keyof Tables>(table: Table, rows: readonly object[]) => Promise<void>
}

const accounts = ['manager', 'caretaker', 'resident', 'company'] as const

/** Loads the demo into an empty database. Gives the lines that tell how to sign in. */
export const loadDemo = async (palier: Palier, { dataDir, say }: Options): Promise<string[]> => {
  await forgetHalfLoaded(palier)
  const { rows } = await palier.pool.query<{ demo: boolean }>('select demo from palier.organization limit 1')
  if (rows.length === 0) await load(palier, dataDir, say)
  else if (!rows[0]?.demo) return []
  const { publicUrl } = palier.services
  return [
    `  Cockpit  ${publicUrl}/cockpit   manager@demo.palier.example, caretaker@demo.palier.example`,
    `  App      ${publicUrl}/app       resident@demo.palier.example, company@demo.palier.example`,
    `  Mails    ${publicUrl}/mail`,
    `  Password ${demoPassword}`,
  ]
}

/** A load that was killed leaves an organization without anybody in it, because all else is one transaction. */
const forgetHalfLoaded = async ({ pool }: Palier) => {
  const halfLoaded = `from palier.organization where demo and not exists (select from palier.person where organization_id = organization.id)`
  await pool.query(`delete from palier.directory where organization_id in (select id ${halfLoaded})`)
  await pool.query(`delete ${halfLoaded}`)
}

const load = async (palier: Palier, dataDir: string, say: Options['say']) => {
  const started = performance.now()
  say('Loading the demo …')
  const organization = await palier.pool.query<{ id: string }>(
    'insert into palier.organization (name, tools, demo) values ($1, $2, true) returning id',
    [demoOrganization.name, Tool.options],
  )
  const organizationId = organization.rows[0]!.id
  try {
    const passwordHash = await hashPassword(demoPassword)
    const drawing = { organizationId, palier, now: Temporal.Now.instant(), idOf: keys() }
    const pictures = await drawPictures(drawing)
    say('  its pictures are drawn')
    const written = await inOrganization(palier.services.database, { organizationId }, async (db) => {
      const loading: Loading = { ...drawing, db, passwordHash, pictures, insert: inserter(db) }
      const { appId } = await loadPlaces(loading)
      say('  40 streets of Bern are there')
      await loadPeople(loading)
      say('  their people have moved in')
      const categoryId = await loadTickets(loading)
      await loadBrand(loading, appId)
      return {
        ...(await loadPeople.examples(loading)),
        ...(await loadClient(loading, appId)),
        appId,
        categoryId,
      }
    })
    const users = Object.fromEntries(accounts.map((role) => [role, `${role}@demo.palier.example`]))
    const { publicUrl } = palier.services
    const description = { url: publicUrl, password: demoPassword, users, organizationId, ...written }
    await writeFile(join(dataDir, 'demo.json'), `${JSON.stringify(description, null, 2)}\n`, {
      mode: 0o600,
    })
  } catch (error) {
    await palier.pool.query('delete from palier.directory where organization_id = $1', [organizationId])
    await palier.pool.query('delete from palier.organization where id = $1', [organizationId])
    throw error
  }
  await palier.pool.query('analyze')
  say(`The demo is loaded (${Math.round((performance.now() - started) / 1000)} s)`)
}

const BATCH = 500

const inserter =
  (db: Db): Loading['insert'] =>
  async (table, rows) => {
    for (let at = 0; at < rows.length; at += BATCH)
      await db
        .insertInto(table as 'person')
        .values(rows.slice(at, at + BATCH) as never)
        .execute()
  }
