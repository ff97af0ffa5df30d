import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword } from '#modules/accounts/public.ts'
import { createTicket } from '#modules/service-centre/create.contract.ts'
import { openReceiver } from '../receiver.ts'
import { barriers, executablePath, openStage, overflow, PASSWORD, signIn } from './browser.ts'

test(
  'an administrator makes a webhook, tests it, sees what was sent and sends again what failed',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { home, places, manager, managerEmail, open, world } = await openStage()
    const receiver = await openReceiver()
    const page = await open(360, '/cockpit/sign-in')
    const dialog = page.getByRole('dialog')
    const sound = async (where: string) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme })
        assert.deepEqual(await barriers(page), [], where)
      }
      assert.ok((await overflow(page)) <= 0, `${where} is too wide`)
    }
    await signIn(page, managerEmail)
    await page.getByRole('link', { name: 'App', exact: true }).click()
    await page.getByRole('link', { name: 'Webhooks' }).click()
    await page.getByText('Aucun webhook pour l’instant').waitFor()
    await sound('the empty list')

    await page.getByRole('button', { name: 'Nouveau webhook' }).click()
    await dialog.getByRole('button', { name: 'Vérifier et créer' }).click()
    await dialog.getByText('Choisissez au moins un événement').waitFor()
    await sound('the form with what is missing')
    await dialog.getByLabel('Description').fill('ERP de la régie')
    await dialog.getByLabel('Demande signalée').check()
    receiver.answer = (reply) => reply.writeHead(503).end()
    await dialog.getByLabel('Adresse').fill(receiver.url)
    await dialog.getByRole('button', { name: 'Vérifier et créer' }).click()
    await dialog.getByText('Reçu en retour : 503').waitFor()
    await sound('the form with what came back')
    receiver.answer = (reply) => reply.writeHead(200).end('merci')
    await dialog.getByRole('button', { name: 'Vérifier et créer' }).click()
    await dialog.getByText('Il n’est montré que maintenant').waitFor()
    const secret = await dialog.locator('code').textContent()
    assert.match(secret ?? '', /^[\w-]{43}$/)
    await sound('the secret')
    await dialog.getByRole('button', { name: 'Terminé' }).click()
    await page.getByRole('heading', { name: 'ERP de la régie' }).waitFor()
    await page.getByText('Rien n’a encore été envoyé').waitFor()

    await page.getByRole('button', { name: 'Envoyer un essai' }).click()
    await page.getByText('L’essai est arrivé.').waitFor()
    receiver.answer = (reply) => reply.writeHead(500).end('non')
    const category = await home.inside((db) =>
      db.selectFrom('ticketCategory').select('id').where('key', '=', 'heating').executeTakeFirstOrThrow(),
    )
    const arrived = receiver.received.length
    const report = (title: string) =>
      manager(createTicket, {
        body: { category: category.id, title, description: '', place: `Unit-${places.unitId}` },
      })
    await report('Chauffage froid')
    for (let tries = 0; tries < 200 && receiver.received.length === arrived; tries++)
      await page.waitForTimeout(50)
    await page.reload()
    await page.getByText('n’arrive pas').first().waitFor()
    await page.getByRole('button', { name: /^Demande signalée/ }).click()
    await dialog.getByText('"ticket.created"').waitFor()
    await dialog.getByText('non', { exact: true }).waitFor()
    await sound('a delivery')
    receiver.answer = (reply) => reply.writeHead(200).end()
    await dialog.getByRole('button', { name: 'Renvoyer' }).click()
    await page.getByText('Sera renvoyé').waitFor()
    for (let tries = 0; tries < 200 && receiver.received.length === arrived + 1; tries++)
      await page.waitForTimeout(50)
    assert.equal(receiver.received.at(-1)?.raw, receiver.received.at(-2)?.raw)

    await page
      .getByRole('button', { name: /^Demande signalée/ })
      .getByText('arrivé')
      .waitFor()
    await world.owner.query(`update webhook_delivery set status = 'failed'`)
    await page.getByLabel('Montrer').selectOption('échoué')
    await page.getByRole('button', { name: 'Renvoyer tout ce qui a échoué' }).click()
    await page.getByText('2 livraisons seront renvoyées').waitFor()

    await page.getByRole('button', { name: 'Mettre en pause' }).click()
    await page.getByText('en pause', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Modifier' }).click()
    await dialog.getByLabel('Description').fill('ERP et serrures')
    await dialog.getByText('Restreindre').click()
    await dialog.getByLabel('URN, une par ligne').fill(`urn:allthings:app:${'a'.repeat(24)}:*`)
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.getByText('Une ligne nomme une autre app.').waitFor()
    await dialog.getByLabel('URN, une par ligne').fill(`urn:allthings:app:${places.appId}:ticket:heating:*`)
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: 'ERP et serrures' }).waitFor()
    await page.getByText(`urn:allthings:app:${places.appId}:ticket:heating:*`).waitFor()
    await sound('the page of one')
    await page.setViewportSize({ width: 1440, height: 900 })
    await sound('the page of one on a desk')
    await page.getByRole('button', { name: 'Réactiver' }).click()
    await page.getByText('en service').waitFor()
    await page.getByRole('link', { name: '← Webhooks' }).click()
    await page.getByRole('link', { name: /^ERP et serrures/ }).waitFor()
    await sound('the list')
    await page.getByRole('link', { name: /^ERP et serrures/ }).click()
    await page.getByRole('button', { name: 'Supprimer' }).click()
    await dialog.getByText('Son historique disparaît avec lui').waitFor()
    await dialog.getByRole('button', { name: 'Supprimer' }).click()
    await page.getByText('Aucun webhook pour l’instant').waitFor()

    const agentEmail = `agent@${home.organizationId}.example`
    await home.person(
      { 'service-center-manager': { App: places.appId } },
      { email: agentEmail, passwordHash: await hashPassword(PASSWORD), locale: 'ch_FR' },
    )
    await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
      agentEmail,
      home.organizationId,
    ])
    const other = await open(390, '/cockpit/settings/webhooks', { as: agentEmail })
    await other.getByText('Vous n’avez pas accès à cette page').waitFor()
    assert.equal(await other.getByRole('link', { name: 'Webhooks' }).count(), 0)
  },
)
