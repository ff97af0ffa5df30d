import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildServer } from '#apps/api.ts'
import { modules } from '#apps/modules.ts'
import { layFixtures } from './layFixtures.ts'
import { openWorld } from './world.ts'

/** What every reply says to a browser, and that no name of what every object has is taken for one of ours. */
const world = await openWorld()
const { home, rows } = await layFixtures(world)
const someone = await home.person({ 'platform-owner': { App: rows.appId! } })
const live = { connect: async () => new Response(null, { status: 401 }) }
const open = (publicUrl: string) =>
  buildServer({
    services: { ...world.services, publicUrl, demo: true },
    live: live as never,
    healthy: async () => true,
  })
const server = open('https://palier.example')

const named = (path: string, name = (key: string) => rows[key] ?? 'token') =>
  path.replace(/:(\w+)(?:\{[^}]*\})?/g, (_: string, key: string) => name(key)).replaceAll('*', 'x')
const routes = [
  ...new Set(
    server.routes
      .filter(({ path }) => path !== '/*')
      .map(({ method, path }) => `${method === 'ALL' ? 'GET' : method} ${named(path)}`),
  ),
]
const more = [
  'GET /',
  'GET /health',
  'GET /nowhere',
  'GET /cockpit/nowhere',
  'GET /app/',
  'GET /app/assets/nowhere.js',
  'GET /api/openapi.json',
  'GET /api/v1/nowhere',
  'OPTIONS /api/v1/me',
  'OPTIONS /oauth/token',
  'PUT /',
]

test('every reply says what a browser may do with it: pages, files, errors, redirects and what is not there', async () => {
  assert.ok(routes.length > 150)
  for (const route of [...routes, ...more]) {
    const [method = '', path = ''] = route.split(' ')
    for (const cookie of ['', someone.cookie]) {
      const { headers, status } = await server.request(`https://palier.example${path}`, {
        method,
        headers: { cookie, origin: 'https://palier.example' },
      })
      const said = (name: string) => headers.get(name) ?? ''
      assert.ok(said('content-security-policy').includes('default-src'), `${route} ${status} has no policy`)
      assert.equal(said('x-content-type-options'), 'nosniff', route)
      assert.match(said('referrer-policy'), /^(?:same-origin|no-referrer)$/, route)
      assert.match(said('permissions-policy'), /publickey-credentials-get=\(self\)/, route)
      assert.match(said('strict-transport-security'), /^max-age=\d{8}$/, route)
      assert.match(said('x-frame-options'), /^(?:DENY|SAMEORIGIN)$/, route)
      assert.match(said('cross-origin-resource-policy'), /^(?:same-origin|cross-origin)$/, route)
      assert.match(said('cross-origin-opener-policy'), /^(?:same-origin|unsafe-none)$/, route)
    }
  }
})

test('who is reached without https is not told to come by it', async () => {
  const { headers } = await open('http://127.0.0.1:3000').request('http://127.0.0.1:3000/health')
  assert.equal(headers.get('strict-transport-security'), null)
})

const ofEveryObject = ['constructor', '__proto__', 'toString']

for (const { endpoint } of modules.endpoints)
  test(`${endpoint.method} ${endpoint.path} takes no name of what every object has for one of ours`, async () => {
    for (const word of ofEveryObject) {
      const { cookie } = await home.signedIn(someone.personId)
      const urls = [
        named(endpoint.path, () => word),
        // One after the other, where the ones before name something.
        ...[...endpoint.path.matchAll(/:(\w+)/g)].map(([, wanted]) =>
          named(endpoint.path, (key) => (key === wanted ? word : (rows[key] ?? 'token'))),
        ),
        `${named(endpoint.path)}?${new URLSearchParams({ filter: `{"${word}":"1"}`, sort: word, order: word, [word]: word, search: word })}`,
      ]
      for (const url of new Set(urls)) {
        const { status } = await world.call(
          endpoint.method,
          url,
          endpoint.method === 'GET' ? undefined : { [word]: { [word]: 1 }, type: word, role: word },
          { cookie },
        )
        assert.ok(status < 500, `${url} answered ${status}`)
      }
    }
  })
