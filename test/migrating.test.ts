import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import { migrate, migrations } from '#database/migrate.ts'
import { openEmptyDatabase } from './databases.ts'

/** The last migration of the version before: whoever runs it has people, addresses, roles and files in it. */
const BEFORE = '0020'

test('a database of the version before, with people in it, becomes one of this version, and what had to move has moved', async () => {
  const connectionString = await openEmptyDatabase()
  const before = (await migrations()).filter((name) => name.slice(0, 4) <= BEFORE)
  await migrate(connectionString, { only: before })
  const db = new Client({ connectionString })
  await db.connect()
  try {
    const one = async (text: string, values: unknown[] = []) =>
      (await db.query<Record<string, string>>(text, values)).rows[0]!
    const insert = async (table: string, values: Record<string, unknown>) => {
      const columns = Object.keys(values)
      const places = columns.map((_, at) => `$${at + 1}`)
      const statement = `insert into palier.${table} (${columns.join()}) values (${places.join()}) returning id`
      return (await one(statement, Object.values(values))).id!
    }
    const organizationId = (await one('select palier.new_id() as id')).id
    await db.query(`select set_config('app.organization', $1, false)`, [organizationId])
    await insert('organization', { id: organizationId, name: 'Bern' })
    const app_id = await insert('app', { name: 'App' })
    const property_id = await insert('property', { app_id, name: 'Gasse' })
    const place = { app_id, property_id }
    const building_id = await insert('building', { ...place, name: 'Gasse 1', country: 'CH' })
    const unit_id = await insert('unit', { ...place, building_id, name: 'EG', search: ' eg ' })
    const home = { ...place, building_id, unit_id, start_date: '2020-01-01' }
    const utilisation_period_id = await insert('utilisation_period', home)
    const at = '2024-05-01T12:00:00Z'
    const person = (email: string, more: object) =>
      insert('person', {
        username: email,
        email: `${email}@example.ch`,
        created_at: at,
        email_confirmed_at: at,
        ...more,
      })
    const given = await person('given', { password_hash: 'hash' })
    const own = await person('own', { password_hash: 'hash', password_changed_at: '2024-06-01T12:00:00Z' })
    const linked = await person('linked', { username: 'Win https://evil.example' })
    const umlaut = await person('umlaut', { email: 'Info@XN--bckerei-muster-5hb.ch' })
    const cyrillic = await person('cyrillic', { email: 'a@mail.xn--e1afmkfd.xn--p1ai' })
    const permission = { person_id: own, role: 'qa', app_id, restrictions: '["own"]' }
    const permissionId = await insert('permission', permission)
    await db.query(
      'insert into palier.check_in (utilisation_period_id, person_id, checked_out_at) values ($1, $2, now())',
      [utilisation_period_id, own],
    )
    const code = { code: 'KRAM-GASSE-12', used_by_id: own, used_at: at }
    const registration_code_id = await insert('registration_code', code)
    await insert('registration_code_period', { registration_code_id, utilisation_period_id })
    const fileId = await insert('file', {
      owner_id: own,
      name: 'lease.pdf',
      original_filename: 'lease.pdf',
      type: 'application/pdf',
      size: 1,
      sizes: '{}',
    })

    await migrate(connectionString)

    const read = (table: string, id: string) => one(`select * from palier.${table} where id = $1`, [id])
    const people = { given: await read('person', given), own: await read('person', own) }
    assert.deepEqual([people.given.password_given, people.given.email_confirmed_at], [true, null])
    assert.equal(people.own.password_given, false)
    assert.ok(people.own.email_confirmed_at)
    assert.doesNotMatch((await read('person', linked)).username!, /:\/\//)
    assert.equal((await read('person', umlaut)).email_key, 'info@bäckerei-muster.ch')
    assert.equal((await read('person', cyrillic)).email, 'a@mail.пример.рф')
    assert.deepEqual((await read('permission', permissionId)).restrictions, [])
    assert.equal((await read('registration_code', registration_code_id)).app_id, app_id)
    const ended = await one(
      'select ended_at from palier.registration_code_period where registration_code_id = $1',
      [registration_code_id],
    )
    assert.ok(ended.ended_at, 'a check-out ended the code for its home')
    assert.equal((await read('file', fileId)).name, 'lease.pdf')
    const { rows } = await db.query('select name from palier.migration order by name')
    assert.deepEqual(
      rows.map(({ name }) => name as string),
      await migrations(),
    )
  } finally {
    await db.end()
  }
})
