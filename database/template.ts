import { Client } from 'pg'
import { migrate } from './migrate.ts'

/** Makes the database that tests and benches clone: migrated once, on the server of a connection to it. */
export const makeTemplate = async (connectionString: string) => {
  const db = new Client({ connectionString })
  await db.connect()
  await db.query('drop database if exists palier_template with (force)')
  await db.query('create database palier_template')
  await db.end()
  await migrate(Object.assign(new URL(connectionString), { pathname: '/palier_template' }).href)
}
