import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { createTicket } from '#modules/service-centre/create.contract.ts'
import { barriers, executablePath, openStage, PASSWORD } from '../browser.ts'

/** A journey through the service centre; skipped where there is no Chromium. */
export const journey = (name: string, run: () => Promise<void>) =>
  test(name, { skip: !executablePath, timeout: 180_000 }, run)

export const signIn = async (page: Page, email: string) => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.getByRole('heading', { name: 'Demandes' }).waitFor()
}

/** By how many pixels a page has to be scrolled sideways. */
export const tooWide = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Waits until the list shows these and no others. */
export const shows = async (page: Page, ...expected: string[]) => {
  const titles = () => page.locator('.tickets .what').allTextContents()
  for (let tries = 0; tries < 100 && !isDeepStrictEqual(await titles(), expected); tries++)
    await page.waitForTimeout(50)
  assert.deepEqual(await titles(), expected)
}

/** What keeps people out by day or by night. */
export const barriersOf = async (page: Page) => {
  const byDay = await barriers(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const byNight = await barriers(page)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...byDay, ...byNight]
}

/** A stage with a second category, and a way to add tickets. */
export const openOffice = async () => {
  const stage = await openStage()
  const { home, places, manager } = stage
  const { appId, unitId } = places
  const heating = await home.inside((db) =>
    db.selectFrom('ticketCategory').selectAll().where('key', '=', 'heating').executeTakeFirstOrThrow(),
  )
  const water = await home.insert('ticketCategory', {
    appId,
    parentId: heating.parentId,
    key: 'water',
    position: 9,
    name: { de: 'Wasser', fr: 'Eau', it: 'Acqua', en: 'Water' },
  })
  const add = (title: string, body: object = {}) =>
    manager(createTicket, {
      body: { category: heating.id, title, description: '', place: `Unit-${unitId}`, ...body },
    })
  return { ...stage, water, add }
}
