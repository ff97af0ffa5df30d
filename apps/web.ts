import { readFile } from 'node:fs/promises'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the two built web apps. Files with a hash in their name stay in the browser; the pages never do. */
export const webApps = () => {
  const web = new Hono()
  web.get('/', ({ redirect }) => redirect('/cockpit'))
  for (const [base, folder] of [
    ['/cockpit', 'dist/cockpit'],
    ['/app', 'dist/resident'],
  ] as const) {
    // Without its slash the address lies outside of what the app's service worker serves.
    web.get(base, ({ req, redirect }) => redirect(`${base}/${new URL(req.url).search}`))
    web.use(`${base}/*`, async (context, next) => {
      await next()
      context.header('content-security-policy', policy)
    })
    web.use(
      `${base}/*`,
      serveStatic({
        root: `./${folder}`,
        precompressed: true,
        rewriteRequestPath: (path) => path.slice(base.length),
        onFound: (path, { header }) =>
          header(
            'cache-control',
            /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
          ),
      }),
    )
    const page = async (context: Context) => {
      context.header('cache-control', 'no-cache')
      return context.html(await readFile(`${folder}/index.html`, 'utf8'))
    }
    web.get(`${base}/*`, page)
  }
  return web
}
