import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createOauthClient, type OauthGrant } from '#modules/oauth/contract.ts'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'

/** A page of somebody else's, on another host, with the official client's browser build in it. */
const openForeignPage = async (options: () => object) => {
  const library = await readFile('node_modules/@allthings/sdk/dist/lib.umd.min.js')
  const server = createServer(({ url: path = '' }, reply) => {
    if (path === '/lib.umd.min.js')
      return void reply.writeHead(200, { 'content-type': 'text/javascript' }).end(library)
    return void reply.writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>Micro-app</title>
      <script src="/lib.umd.min.js"></script><p></p><script>
      const here = new URLSearchParams(location.search)
      const client = allthings.restClient({
        ...${JSON.stringify(options())},
        ...(here.get('code') && { authorizationCode: here.get('code') }),
        authorizationRedirect: (address) => { location.href = address },
        requestMaxRetries: 0,
      })
      client.getCurrentUser().then(({ username }) => {
        document.querySelector('p').textContent = 'Hello ' + username + ', ' + here.get('state')
      }, (error) => { document.querySelector('p').title = String(error) })
      </script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}

const sound = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await barriers(page), [])
  }
  assert.ok((await overflow(page)) <= 0)
}

test(
  'a page of another origin comes by code and by implicit with the official client, unmodified',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { manager, managerEmail, open, url } = await openStage()
    const page = await open(360, '/health')

    /** A client as the old ones are, its page, and what the page is told of the client. */
    const register = async (grant: OauthGrant, more: object) => {
      const options: Record<string, unknown> = { apiUrl: url, oauthUrl: url, state: 'the state', ...more }
      const redirectUri = await openForeignPage(() => options)
      const { id } = await manager(createOauthClient, {
        body: {
          name: 'Micro-app Waschküche',
          kind: 'public',
          old: true,
          grants: [grant],
          redirectUris: [redirectUri],
          termsUrl: 'https://micro.example/terms',
          privacyUrl: 'https://micro.example/privacy',
        },
      })
      Object.assign(options, { clientId: id, redirectUri })
      return { redirectUri, id }
    }
    const allow = () => page.getByRole('button', { name: 'Autoriser l’accès' }).click()

    const byCode = await register('authorization_code', {})
    await page.goto(byCode.redirectUri)
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
    await sound(page)
    await signIn(page, managerEmail)
    await page
      .getByRole('heading', { name: 'Micro-app Waschküche souhaite accéder à votre compte' })
      .waitFor()
    await page.getByRole('link', { name: 'Conditions d’utilisation' }).waitFor()
    await page.getByRole('link', { name: 'Protection des données' }).waitFor()
    await sound(page)
    await allow()
    await page.getByText('Hello Claudia Aebischer, the state').waitFor()
    assert.ok(page.url().startsWith(`${byCode.redirectUri}?code=`))

    const byImplicit = await register('implicit', { implicit: true })
    await page.goto(byImplicit.redirectUri)
    await page.getByRole('heading', { name: /^Micro-app Waschküche souhaite/ }).waitFor()
    await allow()
    await page.getByText('Hello Claudia Aebischer').waitFor()
    assert.equal(page.url(), byImplicit.redirectUri)

    // What was allowed once is remembered.
    await page.goto(byImplicit.redirectUri)
    await page.getByText('Hello Claudia Aebischer').waitFor()
  },
)
