import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { Client } from 'pg'

const server = process.env.TEST_DATABASE_URL ?? ''

/**
 * An empty database whose owner is no superuser, as those of a provider are; dropped when the test file is done, once what works on
 * it is closed: `later` says when.
 */
export const openEmptyDatabase = async (later: (drop: () => Promise<unknown>) => unknown = after) => {
  const name = `own_${randomUUID().replaceAll('-', '')}`
  await administer(
    `create role ${name} login createrole password '${name}'`,
    `grant palier_app to ${name} with admin option`,
    `create database ${name} owner ${name}`,
  )
  later(() => administer(`drop database ${name} with (force)`, `drop owned by ${name}`, `drop role ${name}`))
  return Object.assign(new URL(server), { pathname: `/${name}`, username: name, password: name }).href
}

const administer = async (...statements: string[]) => {
  const db = new Client({ connectionString: server })
  await db.connect()
  for (const statement of statements) await db.query(statement)
  await db.end()
}
