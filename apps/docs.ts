import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

const written = 'text/plain; charset=utf-8'

/** Our page and the two files of swagger-ui that it needs: nothing else of that package is served. And what the Cockpit's screens lead to. */
const files = {
  '': ['apps/docs/page.html', 'text/html; charset=utf-8'],
  '/page.js': ['apps/docs/page.js', 'text/javascript'],
  '/page.css': ['apps/docs/page.css', 'text/css'],
  '/swagger-ui-bundle.js': ['node_modules/swagger-ui-dist/swagger-ui-bundle.js', 'text/javascript'],
  '/erp-exchange.md': ['docs/erp-exchange.md', written],
  '/swagger-ui.css': ['node_modules/swagger-ui-dist/swagger-ui.css', 'text/css'],
} as const

/** Every script is ours; styles are also written into the page by swagger-ui. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The description of the API, for programs under /api/openapi.json and for people, with examples that run, under /api/docs. */
export const apiDocs = () => {
  const docs = new Hono()
  for (const [path, [file, type]] of Object.entries(files))
    docs.get(`/api/docs${path}`, async ({ body }) =>
      body(await readFile(file), 200, {
        'content-type': type,
        'content-security-policy': policy,
        'cache-control': 'no-cache',
      }),
    )
  docs.get('/api/openapi.json', async ({ body }) =>
    body(await readFile('openapi.json'), 200, {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-cache',
    }),
  )
  return docs
}
