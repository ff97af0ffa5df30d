import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { openPalier } from '#apps/palier.ts'
import { hashPassword } from '#modules/accounts/public.ts'
import { openWorld } from '../world.ts'

/** Where Chromium is; journeys are skipped on a machine without one. */
export const executablePath = process.env.PALIER_BROWSER

export const PASSWORD = 'a landing in a stairwell'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A whole Palier on a database of its own, one organization with a home and its manager, and a browser. */
export const openStage = async () => {
  const world = await openWorld()
  const home = await world.openOrganization()
  const places = await home.buildHome('Kramgasse 12')
  await home.inside((db) =>
    db.updateTable('app').set({ name: 'Aarebogen' }).where('id', '=', places.appId).execute(),
  )
  const managerEmail = `manager@${home.organizationId}.example`
  const manager = await home.person(
    { 'platform-owner': { App: places.appId } },
    {
      username: 'Claudia Aebischer',
      email: managerEmail,
      passwordHash: await hashPassword(PASSWORD),
      locale: 'ch_FR',
    },
  )
  await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    managerEmail,
    home.organizationId,
  ])
  const heating = { de: 'Heizung', fr: 'Chauffage', it: 'Riscaldamento', en: 'Heating' }
  const parentId = await home.insert('ticketCategory', { appId: places.appId, key: 'home', name: heating })
  await home.insert('ticketCategory', { appId: places.appId, parentId, key: 'heating', name: heating })

  const palier = await openPalier({
    databaseUrl: world.connectionString,
    // Jobs are done by whoever comes first, Palier or the test, and what one has written the other reads.
    filesUrl: `file:${world.files}`,
    secretsKeys: [Buffer.alloc(32, 'test key')],
    host: '127.0.0.1',
    port: 0,
    mailFrom: 'Palier <no-reply@palier.test>',
    demo: false,
    localWebhooks: true,
    log: world.services.log,
    healthy: async () => true,
  })
  const browser = await chromium.launch({ executablePath: executablePath!, args: quiet })
  world.closeLater(async () => {
    await browser.close()
    await palier.close()
  })
  const url = palier.services.publicUrl
  return {
    world,
    home,
    places,
    manager,
    managerEmail,
    url,
    open: (width: number, path: string, options?: Opening) => open(browser, width, url + path, options),
  }
}

/** Signs in on the sign-in page, which is in French. */
export const signIn = async (page: Page, email: string) => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/** By how many pixels a page is wider than its window. */
export const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

interface Opening {
  /** As in a browser at home: what was read is kept, and read again without a network. */
  worker?: boolean
  /** Signs in before the page is opened. */
  as?: string
}

const open = async (
  browser: Browser,
  width: number,
  address: string,
  { worker = false, as: email }: Opening = {},
) => {
  const context = await browser.newContext({
    viewport: { width, height: width > 800 ? 900 : 844 },
    locale: 'fr-CH',
    serviceWorkers: worker ? 'allow' : 'block',
  })
  if (email)
    await context.request.post(new URL('/api/v1/sessions', address).href, {
      data: { email, password: PASSWORD },
    })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(address)
  return page
}

/** What axe finds on a page that keeps people out: serious and critical, WCAG 2.2 AA. */
export const barriers = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
