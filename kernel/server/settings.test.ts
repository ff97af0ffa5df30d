import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

test('a laptop needs no settings and gets the demo', () => {
  const { port, host, demo, filesUrl, dataDir } = readSettings({})
  assert.deepEqual({ port, host, demo }, { port: 3000, host: '127.0.0.1', demo: true })
  assert.equal(filesUrl, `file:${dataDir}/files`)
})

test('there is no demo in production, nor beside a database of one’s own, unless asked for', () => {
  assert.equal(readSettings({ NODE_ENV: 'production' }).demo, false)
  assert.equal(readSettings({ DATABASE_URL: 'postgres://db/palier' }).demo, false)
  assert.equal(readSettings({ DATABASE_URL: 'postgres://db/palier', DEMO: '1' }).demo, true)
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
}
test('webhooks never go to this machine in production', () => {
  assert.equal(readSettings({}).localWebhooks, false)
  assert.equal(readSettings({ LOCAL_WEBHOOKS: '1' }).localWebhooks, true)
  assert.equal(readSettings({ NODE_ENV: 'production' }).localWebhooks, false)
  assert.throws(() => readSettings({ NODE_ENV: 'production', LOCAL_WEBHOOKS: '1' }), {
    message: 'LOCAL_WEBHOOKS=1 is not valid: expected 0 in production.',
  })
})

for (const [name, value] of Object.entries(wrong))
  test(`a wrong ${name} is explained in one line`, () => {
    assert.throws(
      () => readSettings({ [name]: value }),
      ({ message }: Error) => {
        assert.match(message, new RegExp(`^${name}=${value} is not valid: expected .+\\.$`))
        return !message.includes('\n')
      },
    )
  })
