import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'

test(
  'a program gets its access, its roles and a new secret, and goes again',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { home, manager, managerEmail, open, url } = await openStage()
    const page = await open(360, '/cockpit/sign-in')
    const dialog = page.getByRole('dialog')
    const sound = async (where: string) => {
      assert.deepEqual(await barriers(page), [], where)
      assert.ok((await overflow(page)) <= 0, `${where} is too wide`)
    }
    const token = async (clientId: string, secret: string) => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
      })
      const reply = await fetch(`${url}/oauth/token`, { method: 'POST', body })
      return ((await reply.json()) as { access_token?: string }).access_token
    }
    const properties = async (accessToken: string | undefined) =>
      (
        await fetch(`${url}/api/v1/properties`, { headers: { authorization: `Bearer ${accessToken}` } })
      ).json()
    const total = async (accessToken: string | undefined) =>
      ((await properties(accessToken)) as { total?: number }).total

    await signIn(page, managerEmail)
    await page.getByRole('link', { name: 'App', exact: true }).click()
    await page.getByRole('link', { name: 'Accès API' }).click()
    await page.getByText('Pas encore de programme').waitFor()
    await sound('the empty list')

    await page.getByRole('button', { name: 'Nouveau programme' }).click()
    await dialog.getByRole('textbox', { name: 'Nom' }).fill('Portes Kramgasse')
    await dialog.getByLabel('Adresses de retour').fill('http://portes.example/retour')
    await sound('the new one')
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await dialog.getByText('Sont possibles les adresses en https://').waitFor()
    await sound('the refused one')
    await dialog.getByLabel('Type').selectOption('system')
    await dialog.getByRole('button', { name: 'Créer' }).click()
    const clientId = await dialog.getByLabel('ID du client', { exact: true }).inputValue()
    const secret = await dialog.getByLabel('Secret du client', { exact: true }).inputValue()
    assert.match(secret, /^palier_cs_/)
    await sound('the secret')
    const first = await token(clientId, secret)
    assert.equal(await total(first), 0)
    await dialog.getByRole('link', { name: 'Vers le programme' }).click()

    await page.getByRole('heading', { name: 'Portes Kramgasse' }).waitFor()
    assert.equal(await page.getByText(secret).count(), 0)
    await page.getByText('Aucune pour l’instant').waitFor()
    await page.getByLabel('Autorisation', { exact: true }).selectOption('setup')
    await page.getByRole('button', { name: 'Accorder' }).click()
    await page.getByRole('button', { name: 'Retirer : Modifier les données de base' }).waitFor()
    assert.equal(await total(first), 1)
    await sound('the page of one')

    await page.getByRole('button', { name: 'Nouveau secret' }).click()
    await dialog.getByLabel('L’ancien reste valable').selectOption('0')
    await dialog.getByRole('button', { name: 'Nouveau secret' }).click()
    const next = await dialog.getByLabel('Secret du client', { exact: true }).inputValue()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await dialog.getByRole('button', { name: 'Copier : Secret du client' }).click()
    await dialog.getByText('Copié').waitFor()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), next)
    assert.equal(await token(clientId, secret), undefined)
    assert.ok(await token(clientId, next))
    await dialog.getByRole('button', { name: 'Fermer' }).click()

    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByRole('textbox', { name: 'Nom' }).fill('Portes et caves')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: 'Portes et caves' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /^Retirer/ }).waitFor()
    await sound('the page of one by night')
    await page.getByRole('button', { name: 'Supprimer' }).click()
    await sound('the question')
    await dialog.getByRole('button', { name: 'Supprimer' }).click()
    await page.getByText('« Portes et caves » est supprimé').waitFor()
    await page.getByText('Pas encore de programme').waitFor()
    const dead = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${first}` } })
    assert.equal(dead.status, 401)

    await home.inside((db) =>
      db
        .updateTable('permission')
        .set({ role: 'app-admin' })
        .where('personId', '=', manager.personId)
        .execute(),
    )
    await page.goto(`${url}/cockpit/settings/api-access`)
    await page.getByText('Vous n’avez pas accès à cette page').waitFor()
  },
)
