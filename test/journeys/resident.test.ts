import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { toBuffer } from 'qrcode'
import { hashPassword } from '#modules/accounts/public.ts'
import { barriers, executablePath, openStage, PASSWORD } from './browser.ts'

const skip = { skip: !executablePath, timeout: 120_000 }
const stage = executablePath ? await openStage() : undefined

/** A tenant who has written one request. */
const moveIn = async (name: string) => {
  const { world, home, places, open } = stage!
  const email = `${name.toLowerCase()}@${home.organizationId}.example`
  const person = await home.person(
    {},
    { username: `${name} Zbinden`, email, passwordHash: await hashPassword(PASSWORD), locale: 'ch_FR' },
  )
  await home.checkIn(person.personId, places.utilisationPeriodId)
  await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    home.organizationId,
  ])
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from ticket_category where parent_id is not null`,
  )
  const { body } = await person.send('POST', `/users/${person.personId}/tickets`, {
    title: 'La lampe du palier clignote',
    description: 'Depuis lundi',
    category: rows[0]!.id,
    utilisationPeriod: places.utilisationPeriodId,
    inputChannel: 'app',
  })
  return {
    person,
    ticketId: body.id as string,
    visit: (path: string, width = 390, worker = false) => open(width, path, { as: email, worker }),
  }
}

const tickets = async ({ person }: Awaited<ReturnType<typeof moveIn>>) =>
  (
    await stage!.world.owner.query<{ title: string }>('select title from ticket where person_id = $1', [
      person.personId,
    ])
  ).rows.map(({ title }) => title)

/** Waits until the service worker keeps what the page reads. */
const kept = (page: Page, path: string) =>
  page.evaluate(
    `(async () => {
      const cache = await caches.open('read')
      while (!(await cache.keys()).some(({ url }) => url.includes(${JSON.stringify(path)})))
        await new Promise((resolve) => setTimeout(resolve, 50))
    })()`,
  )

test('what was read is read again without a network, from the first visit on', skip, async () => {
  const tenant = await moveIn('Nora')
  const page = await tenant.visit('/app/', 390, true)
  await page.getByRole('heading', { name: 'Bonjour Nora' }).waitFor()
  await kept(page, '/api/v1/me')
  await kept(page, '/api/v1/homes')
  await kept(page, '/api/v1/tickets?')
  await page.getByRole('link', { name: /La lampe du palier clignote/ }).click()
  await page.getByText('Depuis lundi').waitFor()
  await kept(page, `/api/v1/tickets/${tenant.ticketId}`)
  await kept(page, '/messages')
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('Depuis lundi').waitFor()
  await page.getByText('Vous êtes hors ligne').waitFor()
  await page.getByRole('link', { name: 'Accueil' }).click()
  await page.getByText('Kramgasse 12').first().waitFor()
  await page.reload()
  await page.getByRole('link', { name: /La lampe du palier clignote/ }).waitFor()
  assert.deepEqual(await barriers(page), [])
})

test('a report that is sent without a network goes out once when there is one', skip, async () => {
  const tenant = await moveIn('Ida')
  const page = await tenant.visit('/app/report', 390, true)
  await page.getByRole('button', { name: 'Chauffage' }).click()
  await kept(page, '/api/v1/me')
  await kept(page, '/api/v1/homes')
  await kept(page, '/ticket-categories')
  await page.context().setOffline(true)
  await page.getByLabel('En une phrase').fill('Le radiateur est froid')
  await page.locator('input[type=file]').setInputFiles({
    name: 'radiateur.png',
    mimeType: 'image/png',
    buffer: await toBuffer('a photo'),
  })
  await page.locator('.photos img').waitFor()
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('La demande partira').waitFor()
  assert.deepEqual(await tickets(tenant), ['La lampe du palier clignote'])
  await page.goto(`${stage!.url}/app/`)
  await page.getByRole('heading', { name: 'Bonjour Ida' }).waitFor()
  await page.getByText('Partira dès que vous serez connecté').waitFor()
  const tab = await page.context().newPage()
  await tab.goto(`${stage!.url}/app/`)
  await tab.getByRole('heading', { name: 'Bonjour Ida' }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: /Le radiateur est froid/ }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: /Le radiateur est froid/ }).click()
  await page.locator('.files img').waitFor()
  assert.deepEqual((await tickets(tenant)).toSorted(), [
    'La lampe du palier clignote',
    'Le radiateur est froid',
  ])
  const photos = await stage!.world.owner.query('select 1 from file where owner_id = $1', [
    tenant.person.personId,
  ])
  assert.equal(photos.rowCount, 1)
})

/** Fills in a report and sends it, with a photo. */
const report = async (page: Page, title: string) => {
  await page.getByRole('button', { name: 'Chauffage' }).click()
  await page.getByLabel('En une phrase').fill(title)
  await page.locator('input[type=file]').setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: await toBuffer(title),
  })
  await page.locator('.photos img').waitFor()
  await page.getByRole('button', { name: 'Envoyer' }).click()
}

test(
  'a report that the server cannot take now is sent again as it was, photo and all, once',
  skip,
  async () => {
    const tenant = await moveIn('Tina')
    const page = await tenant.visit('/app/report')
    let tries = 0
    // The first answer is lost on its way back, the second is that of a server that starts again.
    await page.route('**/api/v1/users/*/tickets', async (route) => {
      tries += 1
      if (tries === 1) await route.fetch()
      return tries < 3
        ? route.fulfill({ status: 503, json: { status: 503, code: 'restarting' } })
        : route.continue()
    })
    await report(page, 'La cave est inondée')
    await page.getByText('La demande partira').waitFor()
    await page.getByText('Partira dès que vous serez connecté').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Bonjour Tina' }).waitFor()
    await page.reload()
    await page.getByText('Envoyé : La cave est inondée').waitFor()
    await page.getByText('Partira dès que vous serez connecté').waitFor({ state: 'detached' })
    assert.equal((await tickets(tenant)).length, 2)
    const photos = await stage!.world.owner.query('select 1 from file where owner_id = $1', [
      tenant.person.personId,
    ])
    assert.equal(photos.rowCount, 1)
  },
)

test('a report that is refused later is a draft again', skip, async () => {
  const tenant = await moveIn('Olga')
  const page = await tenant.visit('/app/report')
  await page.route('**/api/v1/users/*/tickets', (route) => route.abort())
  await report(page, 'La porte grince')
  await page.getByText('La demande partira').waitFor()
  await page.unroute('**/api/v1/users/*/tickets')
  await page.route('**/api/v1/users/*/tickets', (route) =>
    route.fulfill({ status: 409, json: { status: 409, code: 'no-such-category' } }),
  )
  await page.reload()
  await page.getByText('Pas accepté : La porte grince').waitFor()
  await page.getByRole('link', { name: 'Signaler un problème' }).click()
  await page.locator('.photos img').waitFor()
  assert.equal(await page.getByLabel('En une phrase').inputValue(), 'La porte grince')
})

test('what was read is gone from the device once the session has ended', skip, async () => {
  const tenant = await moveIn('Klara')
  const page = await tenant.visit('/app/', 390, true)
  await kept(page, '/api/v1/homes')
  await stage!.world.owner.query('delete from session where person_id = $1', [tenant.person.personId])
  await page.reload()
  await page.waitForURL(/sign-in/)
  await page.evaluate(
    `(async () => {
      const own = async () => (await (await caches.open('read')).keys()).filter(({ url }) => !url.endsWith('/public'))
      while ((await own()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    })()`,
  )
})

test('older news can be read too, and open without loading the app anew', skip, async () => {
  const tenant = await moveIn('Doris')
  for (let number = 1; number <= 25; number++)
    await stage!.home.insert('notification', {
      id: `${(0x6a000000 + number).toString(16)}${'0'.repeat(16)}`,
      personId: tenant.person.personId,
      type: 'ticket-comment',
      category: 'messages',
      title: `Nouvelle ${number}`,
      objectId: tenant.ticketId,
    })
  const page = await tenant.visit('/app/news')
  await page.getByRole('link', { name: /Nouvelle 25/ }).waitFor()
  assert.equal(await page.getByRole('link', { name: /Nouvelle 5\b/ }).count(), 0)
  await page.getByRole('button', { name: 'En charger plus' }).click()
  await page.evaluate('globalThis.same = true')
  await page.getByRole('link', { name: /Nouvelle 5\b/ }).click()
  await page.getByText('Depuis lundi').waitFor()
  assert.equal(await page.evaluate('globalThis.same'), true)
})

test('a choice in the profile is saved at once, and goes back when it cannot be', skip, async () => {
  const page = await (await moveIn('Rosa')).visit('/app/profile')
  const box = page.getByLabel('Réponses et nouvelles des demandes')
  await box.click()
  await page.getByText('Enregistré').waitFor()
  await page.getByLabel('Par e-mail').click()
  await page.getByText('Sombre').click()
  await page.reload()
  await box.waitFor()
  assert.equal(await box.isChecked(), false)
  assert.equal(await page.getByLabel('Par e-mail').isChecked(), false)
  assert.equal(await page.evaluate('getComputedStyle(document.documentElement).colorScheme'), 'dark')
  assert.equal(await page.getByRole('radio', { name: 'Sombre' }).isChecked(), true)
  await page.context().setOffline(true)
  await box.click()
  await page.getByText('Pas de connexion').waitFor()
  assert.equal(await box.isChecked(), false)
})

test('the appearance is there before the page shows anything', skip, async () => {
  const page = await stage!.open(390, '/app/sign-in')
  await page.evaluate(`localStorage.setItem('palier-appearance', 'dark')`)
  await page.route('**/assets/index-*.js', (route) => route.abort())
  await page.reload()
  assert.equal(
    await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'),
    'rgb(29, 26, 23)',
  )
})

test('push is allowed, shown, opened and switched off', skip, async () => {
  const tenant = await moveIn('Vera')
  const page = await tenant.visit('/app/sign-in', 390, true)
  const context = page.context()
  await context.grantPermissions(['notifications'])
  await context.addInitScript(pretendPush)
  await page.goto(`${stage!.url}/app/`)
  await page.getByRole('button', { name: 'Autoriser les notifications' }).click()
  await page.getByText('Cet appareil vous montre désormais').waitFor()
  const devices = async () =>
    (
      await stage!.world.owner.query('select 1 from push_subscription where person_id = $1', [
        tenant.person.personId,
      ])
    ).rowCount
  assert.equal(await devices(), 1)

  const path = `/app/requests/${tenant.ticketId}`
  const [worker] = context.serviceWorkers()
  const shown = await worker!.evaluate(
    `(async () => {
      const data = JSON.stringify({ title: 'Une réponse', url: ${JSON.stringify(path)}, tag: 'one' })
      self.dispatchEvent(new PushEvent('push', { data }))
      for (let tries = 0; tries < 50; tries++) {
        const [notification] = await self.registration.getNotifications()
        if (notification) {
          self.dispatchEvent(new NotificationEvent('notificationclick', { notification }))
          return notification.title
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()`,
  )
  assert.equal(shown, 'Une réponse')
  await page.getByRole('heading', { name: 'La lampe du palier clignote' }).waitFor()
  assert.equal(new URL(page.url()).pathname, path)

  await page.getByRole('link', { name: 'Profil' }).click()
  await page.getByRole('button', { name: 'Désactiver' }).click()
  await page.getByRole('button', { name: 'Autoriser les notifications' }).waitFor()
  assert.equal(await devices(), 0)
})

/** A push service of its own: the browser's is on the internet. */
const pretendPush = `
  const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
  const endpoint = 'https://push.example/1'
  const unsubscribe = async () => localStorage.removeItem('pretended')
  const subscription = { endpoint, unsubscribe, toJSON: () => ({ endpoint, keys }) }
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('pretended') ? subscription : null)
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem('pretended', 'yes')
    return subscription
  }
  Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
  Notification.requestPermission = async () => 'granted'
`

test('a code is read from a picture where there is no camera', skip, async () => {
  const { home, places, open, url } = stage!
  const made = await home
    .signedIn(stage!.manager.personId)
    .then(({ send }) =>
      send('POST', `/utilisation-periods/${places.utilisationPeriodId}/registration-codes`, {}),
    )
  const link = `${url}/app/register?app=${places.appId}&code=${made.body.code}`
  const page = await open(390, `/app/register?app=${places.appId}`)
  await page.getByRole('button', { name: 'Scanner le code QR' }).click()
  await page.getByText('Aucune caméra n’a été trouvée').waitFor()
  assert.deepEqual(await barriers(page), [])
  const choose = async (text: string) =>
    page
      .locator('dialog input[type=file]')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: await toBuffer(text) })
  await choose('https://elsewhere.example/menu')
  await page.getByText('ne mène pas à une inscription').waitFor()
  await choose(link)
  await page.getByText('Kramgasse 12').waitFor()
})

test('every screen keeps nobody out, by day and by night, and fits a narrow telephone', skip, async () => {
  const tenant = await moveIn('Anna')
  const screens: [path: string, heading: string][] = [
    ['/app/sign-in', 'Bienvenue'],
    ['/app/register', 'S’inscrire'],
    ['/app/forgotten', 'Mot de passe oublié'],
    ['/app/', 'Bonjour Anna'],
    ['/app/report', 'Signaler un problème'],
    ['/app/requests', 'Demandes'],
    [`/app/requests/${tenant.ticketId}`, 'La lampe du palier clignote'],
    ['/app/news', 'Nouveautés'],
    ['/app/profile', 'Profil'],
  ]
  const page = await tenant.visit('/app/sign-in', 360)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const [path, name] of screens) {
      await page.goto(stage!.url + path)
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      await page.locator('.loading').waitFor({ state: 'detached' })
      assert.deepEqual(await barriers(page), [], `${path} ${colorScheme}`)
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`)
    }
  }
})
