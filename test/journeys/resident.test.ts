import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toBuffer } from 'qrcode'
import { barriers, executablePath, openStage } from './browser.ts'
import { kept, moveIn } from './tenant.ts'

const skip = { skip: !executablePath, timeout: 120_000 }
const stage = executablePath ? await openStage() : undefined

test('what was read is read again without a network, from the first visit on', skip, async () => {
  const tenant = await moveIn(stage!, 'Nora')
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

test('what was read is gone from the device once the session has ended', skip, async () => {
  const tenant = await moveIn(stage!, 'Klara')
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
  const tenant = await moveIn(stage!, 'Doris')
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
  const page = await (await moveIn(stage!, 'Rosa')).visit('/app/profile')
  const rhythm = page.getByLabel('Nouvelles des demandes')
  assert.equal(await rhythm.inputValue(), 'immediately')
  await rhythm.selectOption('Résumé par e-mail, chaque semaine')
  await page.getByText('Enregistré').waitFor()
  await page.getByLabel('Par e-mail').click()
  await page.getByText('Sombre').click()
  await page.reload()
  await rhythm.waitFor()
  assert.equal(await rhythm.inputValue(), 'weekly')
  // Nothing sends announcements or documents yet.
  assert.equal(await page.getByText('Nouveaux documents').count(), 0)
  assert.equal(await page.getByLabel('Par e-mail').isChecked(), false)
  assert.equal(await page.evaluate('getComputedStyle(document.documentElement).colorScheme'), 'dark')
  assert.equal(await page.getByRole('radio', { name: 'Sombre' }).isChecked(), true)
  await page.context().setOffline(true)
  await rhythm.selectOption('Jamais')
  await page.getByText('Pas de connexion').waitFor()
  assert.equal(await rhythm.inputValue(), 'weekly')
})

test('who has allowed a program to act for them sees it in the profile, and ends that', skip, async () => {
  const { visit, person } = await moveIn(stage!, 'Lea')
  const { home } = stage!
  const clientId = await home.insert('oauthClient', { name: 'Waschplan', kind: 'public' })
  await home.insert('oauthConsent', { clientId, personId: person.personId, scopes: ['user:profile'] })
  const page = await visit('/app/profile')
  await page.getByRole('button', { name: 'Retirer l’accès de Waschplan' }).click()
  await page.getByText('Waschplan n’a plus accès').waitFor()
  await page.getByText('Programmes ayant accès').waitFor({ state: 'hidden' })
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
  const tenant = await moveIn(stage!, 'Vera')
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

  const opened = await worker!.evaluate(
    `new Promise((resolve) => {
      self.clients.openWindow = async (url) => resolve(url)
      const notification = { data: { url: '/cockpit/service-centre/1' }, close() {} }
      self.dispatchEvent(Object.assign(new Event('notificationclick'), { notification, waitUntil() {} }))
    })`,
  )
  assert.equal(opened, '/cockpit/service-centre/1')
  assert.equal(new URL(page.url()).pathname, path, 'the app stays where it is')

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
  const tenant = await moveIn(stage!, 'Anna')
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

test('a new version offers itself and is loaded when it is wanted', skip, async () => {
  const page = await (await moveIn(stage!, 'Mara')).visit('/app/', 390, true)
  await kept(page, '/api/v1/homes')
  await page.evaluate('globalThis.old = true')
  await page.evaluate(`void navigator.serviceWorker.register('/app/sw.js?next', { scope: '/app/' })`)
  await page.getByText('Une nouvelle version est prête').waitFor()
  assert.deepEqual(await barriers(page), [])
  assert.equal(await page.evaluate('globalThis.old'), true)
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Charger la nouvelle version' }).click(),
  ])
  await page.getByRole('heading', { name: 'Bonjour Mara' }).waitFor()
  assert.equal(await page.evaluate('globalThis.old'), undefined)
})

test('how much is new is said, but no more than 99', skip, async () => {
  const tenant = await moveIn(stage!, 'Nina')
  for (let number = 1; number <= 100; number++)
    await stage!.home.insert('notification', {
      id: `${(0x6b000000 + number).toString(16)}${'0'.repeat(16)}`,
      personId: tenant.person.personId,
      type: 'ticket-comment',
      category: 'messages',
      title: `Nouvelle ${number}`,
      objectId: tenant.ticketId,
    })
  const page = await tenant.visit('/app/')
  await page.getByText('99+', { exact: true }).waitFor()
  await page.getByRole('status').filter({ hasText: '100 nouveaux messages' }).waitFor()
})

test('who has no home, or a management that takes no requests yet, is told so', skip, async () => {
  const tenant = await moveIn(stage!, 'Greta')
  const page = await tenant.visit('/app/')
  const nothing = { total: 0, _embedded: { items: [] }, metaData: {} }
  await page.route('**/ticket-categories*', (route) => route.fulfill({ json: nothing }))
  await page.goto(`${stage!.url}/app/report`)
  await page.getByText('ne reçoit pas encore de demandes ici').waitFor()
  await page.route('**/api/v1/homes*', (route) => route.fulfill({ json: nothing }))
  await page.reload()
  await page.getByText('dès qu’un logement sera lié').waitFor()
  await page.getByRole('link', { name: 'Accueil' }).click()
  await page.getByRole('link', { name: 'Ajouter un logement avec un code' }).waitFor()
})

test('a screen keeps what it has when reading it anew fails', skip, async () => {
  const tenant = await moveIn(stage!, 'Sara')
  const page = await tenant.visit('/app/')
  const screens: [place: string, shown: string][] = [
    ['Accueil', 'Kramgasse 12'],
    ['Demandes', 'La lampe du palier clignote'],
    ['Profil', 'Apparence'],
  ]
  for (const [name, shown] of screens) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByText(shown).first().waitFor()
  }
  const tries = new Map<string, number>()
  await page.route('**/api/v1/**', async (route) => {
    const address = route.request().url()
    await route.fulfill({ status: 500, json: { status: 500, code: 'internal' } })
    tries.set(address, (tries.get(address) ?? 0) + 1)
  })
  await page.clock.setFixedTime(Date.now() + 60_000)
  for (const [name, shown] of screens) {
    tries.clear()
    const failed = page.waitForResponse((reply) => (tries.get(reply.url()) ?? 0) > 0)
    await page.getByRole('link', { name, exact: true }).click()
    await failed
    await page.getByText(shown).first().waitFor()
    assert.equal(await page.locator('[role=alert]').count(), 0, name)
  }
})

test('the app has an address with and without a slash, and pictures for telephones', skip, async () => {
  const redirected = await fetch(`${stage!.url}/app?code=1`, { redirect: 'manual' })
  assert.equal(redirected.headers.get('location'), '/app/?code=1')
  const reply = await fetch(`${stage!.url}/api/v1/apps/${stage!.places.appId}/manifest`)
  const manifest = (await reply.json()) as { icons: { src: string }[] }
  const page = await (await fetch(`${stage!.url}/app/`)).text()
  const touch = /apple-touch-icon" href="([^"]+)"/.exec(page)![1]!
  const icons = manifest.icons.map(({ src }) => src)
  assert.equal(icons.length, 3)
  for (const path of [...icons, touch]) {
    const picture = await fetch(stage!.url + path)
    assert.equal(picture.headers.get('content-type'), 'image/png', path)
  }
})
