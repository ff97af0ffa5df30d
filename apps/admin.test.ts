import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { openWorld } from '#test/world.ts'

const { call, connectionString, owner } = await openWorld()
const run = promisify(execFile)

const admin = async (...args: string[]) => adminWith({}, ...args)

const adminWith = async (settings: Record<string, string>, ...args: string[]) => {
  const env = {
    ...process.env,
    DATABASE_URL: connectionString,
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://palier.test',
    SECRETS_KEY: 'a'.repeat(64),
    ...settings,
  }
  return run(process.execPath, ['apps/admin.ts', ...args], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  )
}
const first = ['--email', 'first@admin.example', '--name', 'Anna Ammann', '--organization', 'Wohnen Bern']

test('the first administrator gets a link, sets a password and manages everything', async () => {
  const { code, said } = await admin(...first, '--language', 'fr')
  assert.equal(code, 0)
  const token = /https:\/\/palier\.test\/cockpit\/reset\?token=([\w.-]+)/.exec(said)?.[1]
  assert.equal((await call('PUT', `/password-resets/${token}`, { password: 'a good password' })).status, 204)
  const signedIn = await call('POST', '/sessions', {
    email: 'first@admin.example',
    password: 'a good password',
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { body } = await call('GET', '/me', undefined, { cookie })
  assert.ok(
    body.isStaff && body.abilities.includes('staff.manage') && body.abilities.includes('organization.edit'),
  )
  assert.equal(body.locale, 'ch_FR')
  assert.deepEqual(
    body.apps.map(({ name }: { name: string }) => name),
    ['Wohnen Bern'],
  )
  assert.equal((await call('GET', `/apps/${body.apps[0].id}/public`)).status, 200)
})

test('an address or an organization that is there already is refused in one line, and nothing is made', async () => {
  const email = await admin('--email', 'FIRST@admin.example', '--name', 'A', '--organization', 'Another')
  assert.deepEqual(
    [email.code, /^FIRST@admin\.example already has an account\..*\n$/.test(email.said)],
    [1, true],
  )
  const name = await admin('--email', 'second@admin.example', '--name', 'B', '--organization', 'wohnen bern')
  assert.deepEqual(
    [name.code, /^There is already an organization named wohnen bern\..*\n$/.test(name.said)],
    [1, true],
  )
  const { rows } = await owner.query('select name from organization')
  assert.deepEqual(rows, [{ name: 'Wohnen Bern' }])
})

test('who leaves something out is told how it is written', async () => {
  for (const args of [
    [],
    ['--email', 'x'],
    ['--email', 'a@b.ch'],
    ['--unknown'],
    [...first, '--language', 'rm'],
  ]) {
    const { code, said } = await admin(...args)
    assert.equal(code, 1)
    assert.match(said, /npm run admin -- --email/)
  }
})

test('a wrong setting, or a database that is not there, is told in one line', async () => {
  const wrong = await adminWith({ PORT: 'x' }, ...first)
  assert.deepEqual(wrong, { code: 1, said: 'PORT=x is not valid: expected a port from 0 to 65535.\n' })
  const nowhere = await adminWith({ DATABASE_URL: 'postgres://127.0.0.1:1/none' }, ...first)
  assert.deepEqual(nowhere, {
    code: 1,
    said: 'The database of DATABASE_URL does not answer (ECONNREFUSED on port 1).\n',
  })
})
