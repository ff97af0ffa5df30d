import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

test('a laptop needs no settings and gets the demo', () => {
  const { port, host, demo, filesUrl, dataDir } = readSettings({})
  assert.deepEqual({ port, host, demo }, { port: 3000, host: '127.0.0.1', demo: true })
  assert.equal(filesUrl, `file:${dataDir}/files`)
})

const deployed = { NODE_ENV: 'production', PUBLIC_URL: 'https://palier.example.ch' }
const refused = (env: Record<string, string>) => {
  try {
    readSettings(env)
    return []
  } catch (error) {
    return (error as Error).message.split('\n')
  }
}
const named = (lines: string[]) => lines.map((line) => /^[A-Z_]+/.exec(line)?.[0])

test('there is no demo in a deployment, nor beside a database of one’s own, unless asked for', () => {
  assert.equal(readSettings(deployed).demo, false)
  assert.equal(readSettings({ PUBLIC_URL: 'https://palier.example.ch' }).demo, false)
  assert.equal(readSettings({ DATABASE_URL: 'postgres://db/palier' }).demo, false)
  assert.equal(readSettings({ DATABASE_URL: 'postgres://db/palier', DEMO: '1' }).demo, true)
  assert.equal(readSettings({ PUBLIC_URL: 'http://localhost:3000' }).demo, true)
})

const signs: Record<string, Record<string, string>> = {
  production: { NODE_ENV: 'production' },
  'a mail server': { SMTP_URL: 'smtp://mail.example.ch', MAIL_FROM: 'us@example.ch' },
  'an address of all': { HOST: '0.0.0.0' },
  'an address of all in IPv6': { HOST: '::' },
  'an address of the network': { HOST: '192.168.1.20' },
  'a public address in plain http': { PUBLIC_URL: 'http://palier.example.ch' },
}
for (const [name, sign] of Object.entries(signs))
  test(`with ${name} nothing starts that is reached in plain http`, () => {
    assert.deepEqual(named(refused(sign)), ['PUBLIC_URL'])
    assert.deepEqual(named(refused({ ...sign, PUBLIC_URL: 'http://palier.example.ch' })), ['PUBLIC_URL'])
    assert.deepEqual(refused({ ...sign, PUBLIC_URL: 'https://palier.example.ch' }), [])
  })

for (const [name, sign] of Object.entries({ ...signs, 'an https address': {} }))
  test(`with ${name} what is only for trials is refused, each in a line of its own`, () => {
    const safe = { ...sign, PUBLIC_URL: 'https://palier.example.ch' }
    assert.deepEqual(named(refused({ ...safe, DEMO: '1' })), ['DEMO'])
    assert.deepEqual(named(refused({ ...safe, LOCAL_WEBHOOKS: '1', DEMO: '1' })), ['DEMO', 'LOCAL_WEBHOOKS'])
    assert.equal(readSettings({ ...safe, DEMO: '0' }).demo, false)
  })

test('a deployment with a database of its own needs a key that is not in it, and a sender of its own', () => {
  const own = { ...deployed, DATABASE_URL: 'postgres://db/palier' }
  const [line, ...more] = refused(own)
  assert.deepEqual(more, [])
  assert.match(line ?? '', /^SECRETS_KEY is missing: .*npm run secrets -- new/)
  assert.deepEqual(refused({ ...own, SECRETS_KEY: 'a'.repeat(64) }), [])
  assert.deepEqual(named(refused({ ...deployed, SMTP_URL: 'smtp://mail.example.ch' })), ['MAIL_FROM'])
})

test('metrics are for this machine unless told otherwise', () => {
  assert.equal(readSettings({ ...deployed, HOST: '0.0.0.0' }).metricsHost, '127.0.0.1')
  assert.equal(readSettings({ METRICS_HOST: '10.0.0.5' }).metricsHost, '10.0.0.5')
})

test('webhooks go to this machine only where asked for', () => {
  assert.equal(readSettings({}).localWebhooks, false)
  assert.equal(readSettings({ LOCAL_WEBHOOKS: '1' }).localWebhooks, true)
})

test('keys for secrets are read in order and never repeated when they are wrong', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const given = readSettings({ SECRETS_KEY: `${one.toString('base64')}, ${two.toString('hex')}` })
  assert.deepEqual(given.secretsKeys, [one, two])
  for (const SECRETS_KEY of ['hunter2', `${one.toString('hex')},`])
    assert.throws(() => readSettings({ SECRETS_KEY }), {
      message:
        'SECRETS_KEY=… is not valid: expected 32 bytes in base64 or hex, several with commas between them.',
    })
})

const wrong: Record<string, string> = {
  PORT: 'many',
  DATABASE_URL: 'mysql://db',
  PUBLIC_URL: 'palier.ch',
  SMTP_URL: 'http://mail',
  FILES_URL: 'ftp://files',
  DEMO: 'perhaps',
  BACKUP_AT: '3 o’clock',
  BACKUP_KEEP: '0',
  BACKUP_URL: 'ftp:backups',
}

for (const [name, value] of Object.entries(wrong))
  test(`a wrong ${name} is explained in one line`, () => {
    assert.throws(
      () => readSettings({ [name]: value }),
      ({ message }: Error) => {
        const shown = ['DATABASE_URL', 'SMTP_URL'].includes(name) ? '…' : value
        assert.match(message, new RegExp(`^${name}=${shown} is not valid: expected .+\\.$`))
        return !message.includes('\n')
      },
    )
  })
