import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listAgents } from '#modules/accounts/agents.contract.ts'
import { findApp } from '#modules/organizations/contract.ts'
import { listServiceProviders } from '#modules/organizations/providers.contract.ts'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'

test(
  'service providers are added, renamed, staffed and deleted, and kept where a building needs them',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { home, places, manager, managerEmail, open, url } = await openStage()
    await home.person({ 'service-center-agent': { App: places.appId } }, { username: 'Ursula Sanitär' })
    const page = await open(360, '/cockpit/sign-in')
    const dialog = page.getByRole('dialog')
    const sound = async (where: string) => {
      assert.deepEqual(await barriers(page), [], where)
      assert.ok((await overflow(page)) <= 0, `${where} is too wide`)
    }
    await signIn(page, managerEmail)
    await page.getByRole('link', { name: 'App' }).click()
    await page.getByRole('link', { name: 'Prestataires' }).click()
    await page.getByRole('link', { name: /^Verwaltung/ }).waitFor()
    await sound('the list')

    await page.getByRole('button', { name: 'Nouveau prestataire' }).click()
    await dialog.getByLabel('Nom').fill('Muster Sanitär AG')
    await sound('the new one')
    await dialog.getByLabel('Type').selectOption('Prestataire')
    await dialog.getByLabel('E-mail').fill('info@muster-sanitaer.example')
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('heading', { name: 'Muster Sanitär AG' }).waitFor()
    await page.getByText('Personne pour l’instant').waitFor()
    await sound('the page of one')
    await page.getByLabel('Nom').fill('Sanitär Muster AG')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: 'Sanitär Muster AG' }).waitFor()

    await page.getByRole('combobox', { name: 'Ajouter une personne' }).fill('ursula')
    await page.getByRole('option', { name: /Ursula Sanitär/ }).waitFor()
    await sound('the chooser')
    await page.keyboard.press('Enter')
    await page.getByText('Ursula Sanitär en fait maintenant partie').waitFor()
    const { items } = (await manager(listServiceProviders, { query: { limit: 10 } }))._embedded
    assert.equal(items.find(({ name }) => name === 'Sanitär Muster AG')?.type, 'service-provider')
    const serviceProviderId = items.find(({ name }) => name === 'Sanitär Muster AG')!.id
    const agents = async () =>
      (
        await manager(listAgents, { params: { serviceProviderId }, query: { limit: 10 } })
      )._embedded.items.map(({ username }) => username)
    assert.deepEqual(await agents(), ['Ursula Sanitär'])
    await page.getByRole('button', { name: 'Retirer Ursula Sanitär' }).click()
    await page.getByText('Ursula Sanitär n’en fait plus partie').waitFor()
    assert.deepEqual(await agents(), [])
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByRole('button', { name: 'Retirer Ursula Sanitär' }).waitFor()

    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await page.getByRole('button', { name: 'Retirer Ursula Sanitär' }).waitFor()
    await sound('the page of one by night')
    await page.getByRole('button', { name: 'Supprimer' }).click()
    await dialog.getByText('garde son compte').waitFor()
    await sound('the question')
    await dialog.getByRole('button', { name: 'Supprimer' }).click()
    await page.getByText('« Sanitär Muster AG » est supprimé').waitFor()
    await page.getByRole('link', { name: /^Verwaltung/ }).click()
    await page.getByRole('heading', { name: 'Verwaltung' }).waitFor()
    await page.getByRole('button', { name: 'Supprimer' }).click()
    await dialog.getByRole('button', { name: 'Supprimer' }).click()
    await dialog.getByText('en dépendent encore').waitFor()

    await home.inside((db) =>
      db
        .updateTable('permission')
        .set({ role: 'app-admin' })
        .where('personId', '=', manager.personId)
        .execute(),
    )
    await page.goto(`${url}/cockpit/settings/providers`)
    await page.getByText('Vous n’avez pas accès à cette page').waitFor()
    await sound('without permission')
  },
)

test(
  'an app is told to invite by itself, and still knows after a reload',
  { skip: !executablePath, timeout: 120_000 },
  async () => {
    const { places, manager, managerEmail, open } = await openStage()
    const page = await open(360, '/cockpit/sign-in')
    await signIn(page, managerEmail)
    await page.getByRole('link', { name: 'App', exact: true }).click()
    const choice = page.getByRole('checkbox', { name: 'Inviter automatiquement les locataires connus' })
    await page.getByText('Chaque jour dès 14 h').waitFor()
    assert.equal(await choice.isChecked(), false)
    await choice.focus()
    await page.keyboard.press('Space')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await barriers(page), [], colorScheme)
    }
    assert.ok((await overflow(page)) <= 0)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Enregistré', { exact: true }).waitFor()
    const { automaticInvitation } = await manager(findApp, { params: { appId: places.appId } })
    assert.equal(automaticInvitation, true)
    await page.reload()
    await choice.waitFor()
    assert.equal(await choice.isChecked(), true)
  },
)
