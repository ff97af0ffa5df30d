import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { barriers, executablePath, openStage, overflow, PASSWORD, signIn } from './browser.ts'

test(
  'a tenant is invited, registers on a phone, reports a cold radiator with a photo, gets an answer and sees it closed',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const stage = await openStage()
    const { world, places, managerEmail, open } = stage

    const cockpit = await open(1440, `/cockpit/sign-in`)
    await cockpit.getByRole('button', { name: 'Se connecter', exact: true }).waitFor()
    assert.deepEqual(await barriers(cockpit), [])
    await signIn(cockpit, managerEmail)
    await cockpit.getByRole('heading', { name: 'Demandes' }).waitFor()
    await cockpit.getByRole('link', { name: 'Données de base' }).click()
    await cockpit.getByRole('heading', { name: 'Données de base' }).waitFor()
    await cockpit.getByRole('searchbox').fill('Kramgasse 12')
    await cockpit.getByRole('button', { name: /3\. OG links/ }).click()
    await cockpit.getByRole('button', { name: 'Inviter' }).click()
    assert.deepEqual(await barriers(cockpit), [])
    await cockpit.getByLabel('Prénom et nom').fill('Nora Zbinden')
    await cockpit.getByLabel('E-mail').fill('nora@example.ch')
    await cockpit.getByLabel('Langue').selectOption('fr')
    await cockpit.getByRole('dialog').getByRole('button', { name: 'Inviter' }).click()
    await cockpit.getByText('L’invitation est en route').waitFor()

    const { rows } = await world.owner.query<{ text: string; subject: string }>(
      `select text, subject from mail where recipient = 'nora@example.ch'`,
    )
    assert.match(rows[0]!.subject, /^Bienvenue/)
    const link = /https?:\/\/\S+\/app\/register\S+/.exec(rows[0]!.text)![0]
    const app = await open(390, new URL(link).pathname + new URL(link).search)
    await app.getByText('Kramgasse 12').waitFor()
    assert.deepEqual(await barriers(app), [])
    await app.getByLabel('Prénom et nom').fill('Nora Zbinden')
    await app.getByLabel('E-mail').fill('nora@example.ch')
    await app.getByLabel('Mot de passe').fill(PASSWORD)
    await app.getByRole('button', { name: 'Ouvrir le compte' }).click()
    await app.getByRole('heading', { name: 'Bonjour Nora' }).waitFor()
    assert.deepEqual(await barriers(app), [])

    await app.getByRole('link', { name: 'Signaler un problème' }).click()
    await app.getByRole('button', { name: 'Chauffage' }).click()
    await app.getByLabel('En une phrase').fill('Le radiateur de la chambre reste froid')
    await app.getByLabel('Que s’est-il passé ?').fill('Depuis hier soir. <script>alert(1)</script> 🥶')
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#8a4b2a' } })
      .jpeg()
      .toBuffer()
    await app
      .locator('input[type=file]')
      .setInputFiles({ name: 'radiateur.jpg', mimeType: 'image/jpeg', buffer: photo })
    await app.locator('.photos img').waitFor()
    assert.deepEqual(await barriers(app), [])
    await app.reload()
    assert.equal(
      await app.getByLabel('En une phrase').inputValue(),
      'Le radiateur de la chambre reste froid',
      'the draft survives',
    )
    await app.locator('.photos img').waitFor()
    await app.getByRole('button', { name: 'Envoyer' }).click()
    await app.getByRole('heading', { name: 'Le radiateur de la chambre reste froid' }).waitFor()
    await app.locator('.files img').waitFor()
    assert.deepEqual(await barriers(app), [])

    await cockpit.getByRole('link', { name: 'Demandes' }).click()
    await cockpit.getByRole('button', { name: /Le radiateur de la chambre reste froid/ }).click()
    await cockpit.getByText('<script>alert(1)</script> 🥶').first().waitFor()
    await cockpit
      .getByLabel('Réponse au locataire')
      .or(cockpit.locator('#reply'))
      .first()
      .fill('Nous passons demain à 8 heures.')
    await cockpit.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await cockpit.locator('.bubble').getByText('Nous passons demain à 8 heures.').waitFor()
    assert.deepEqual(await barriers(cockpit), [])

    await app.getByText('Nous passons demain à 8 heures.').waitFor()
    await app.getByText('Attend votre réponse').waitFor()
    await app.getByRole('button', { name: 'C’est réglé' }).click()
    await app.getByRole('status').getByText('Close').waitFor()
    const closed = await world.owner.query('select 1 from ticket where status = $1 and unit_id = $2', [
      'closed',
      places.unitId,
    ])
    assert.equal(closed.rowCount, 1)
  },
)

test(
  'the Cockpit is usable on a phone and says so when a page is not for one',
  { skip: !executablePath, timeout: 90_000 },
  async () => {
    const { open, managerEmail } = await openStage()
    const page = await open(390, '/cockpit/sign-in')
    await signIn(page, managerEmail)
    for (const [name, heading] of [
      ['Données de base', 'Données de base'],
      ['Locataires', 'Locataires'],
      ['Équipe', 'Équipe'],
      ['App', 'App'],
    ] as const) {
      await page.getByRole('link', { name }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
      assert.deepEqual(await barriers(page), [], name)
      const wider = await overflow(page)
      assert.ok(wider <= 0, `${name} is ${wider} px too wide`)
    }
  },
)
