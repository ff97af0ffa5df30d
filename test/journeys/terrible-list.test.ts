import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sheetRow as row, workbookOf } from '../sheets.ts'
import { barriers, executablePath, openStage, overflow } from './browser.ts'

const number = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`

/** A list as offices keep it: a hidden sheet, a cover, titles, two columns for a name, a failed formula, a day made of 2/4, a sum. */
const list = workbookOf(
  [
    { name: 'Archiv', state: 'hidden', rows: row('Strasse', 'Nr') + row('Altweg', 1) },
    { name: 'Deckblatt', rows: row('Mieterspiegel Lindenweg') + row('Stand 31.12.2025') },
    {
      name: 'Mieter',
      rows: [
        row('Verwaltung Muster AG'),
        row('Mieterspiegel per 31.12.2025'),
        '<row/>',
        row('Strasse / Nr.', 'PLZ / Ort', 'Wohnung', 'Whg-Nr.', 'Mietbeginn', 'Name', 'Vorname', 'Miete'),
        row('Lindenweg 4a', '3006 Bern', 'EG', number(1, 7), number(2, 45383), 'Muster', 'Anna', 1450),
        row(
          'Lindenweg 4a',
          '3006 Bern',
          'OG',
          number(1, 8),
          number(2, 45383),
          '<c t="e"><v>#N/A</v></c>',
          'Beat',
          1500,
        ),
        row(
          'Lindenweg 4a',
          '3006 Bern',
          number(3, 46114),
          number(1, 9),
          number(2, 45383),
          'Muster',
          'Cora',
          1500,
        ),
        row('Total', null, null, 3, null, null, null, 4450),
        row('Seite 1 von 1'),
      ].join(''),
    },
  ],
  ['0000', 'dd.mm.yyyy', 'dd.mmm'],
)

test(
  'a terrible list comes in without help: what was guessed is seen, can be changed, and nothing is lost on the way',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { home, managerEmail, open } = await openStage()
    const page = await open(1440, '/cockpit/master-data/import', { as: managerEmail })
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'liste.xlsx', mimeType: 'application/octet-stream', buffer: list })
    await page.getByRole('heading', { name: 'Comment nous lisons le fichier' }).waitFor()
    const sheet = page.getByLabel('Feuille')
    assert.equal(await sheet.inputValue(), 'Mieter')
    assert.ok(await page.getByLabel('La ligne 4 nomme les colonnes').isChecked())
    const understood = page.locator('.understood')
    for (const text of ['Anna Muster de Name + Vorname', '4a de Strasse / Nr.', '3006 de PLZ / Ort', '0007'])
      await understood.getByText(text).waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.ok((await overflow(page)) <= 0)

    // What somebody chose is there again when they come back from another sheet.
    const rent = page.getByLabel('Signification de Miete')
    await rent.selectOption({ label: 'Numéro du bail' })
    await sheet.selectOption({ label: 'Archiv, masquée' })
    await understood.getByText('Altweg').waitFor()
    await page.getByText('choisi par vous').first().waitFor()
    await page.getByRole('button', { name: 'Tout retrouver automatiquement' }).click()
    await understood.getByText('Anna Muster de Name + Vorname').waitFor()
    assert.equal(await rent.locator('option:checked').textContent(), 'Numéro du bail')
    await rent.selectOption({ label: 'ne pas lire' })

    // The header is chosen by keyboard, and found again.
    await page.getByLabel('La ligne 4 nomme les colonnes').focus()
    await page.keyboard.press('ArrowUp')
    await page.getByLabel('Signification de Mieterspiegel per 31.12.2025').waitFor()
    const focused = await page.evaluate<string>('document.activeElement.getAttribute("aria-label")')
    assert.equal(focused, 'La ligne 2 nomme les colonnes')
    await page.getByRole('button', { name: 'Tout retrouver automatiquement' }).click()
    await understood.getByText('Anna Muster de Name + Vorname').waitFor()

    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok((await overflow(page)) <= 0)
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: 'Préparer l’aperçu' }).click()
    await page.getByText('2 lignes ne sont pas des entrées et sont laissées de côté').click()
    await page.getByText('Ligne 8: Total · 3 · 4450 (total)').waitFor()
    await page.getByText('Name « #N/A » : la formule a une erreur').waitFor()
    await page.getByText('Wohnung « 02.Apr » : le tableur en a fait une date').waitFor()
    await page.getByText('Période de location 01.04.2024').first().waitFor()
    assert.ok((await overflow(page)) <= 0)
    assert.deepEqual(await barriers(page), [])
    const [apply, discard] = await Promise.all(
      ['Reprendre 1 ligne', 'Supprimer l’import'].map((name) =>
        page.getByRole('button', { name }).boundingBox(),
      ),
    )
    assert.ok(apply!.y < discard!.y || apply!.x < discard!.x, 'what throws it away comes last')
    await page.getByRole('button', { name: 'Changer les colonnes' }).click()
    await page.getByRole('button', { name: 'Retour à l’aperçu' }).click()
    await page.getByRole('button', { name: 'Reprendre 1 ligne' }).click()
    await page.getByText('Repris', { exact: true }).waitFor()
    const [unit] = await home.inside((db) =>
      db.selectFrom('unit').select(['name', 'externalId']).where('externalId', 'is not', null).execute(),
    )
    assert.deepEqual({ ...unit }, { name: 'EG', externalId: '0007' })
    const people = await home.inside((db) => db.selectFrom('registrationCode').select('tenantName').execute())
    assert.ok(people.some(({ tenantName }) => tenantName === 'Anna Muster'))
    await page.getByRole('button', { name: 'Annuler l’import' }).click()
    const dialog = page.getByRole('dialog', { name: 'Annuler l’import' })
    await dialog.getByRole('button', { name: 'Garder l’import' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Annuler l’import' }).click()
    await dialog.getByRole('button', { name: 'Annuler l’import' }).click()
    await page.getByText('Ce que cet import avait créé et modifié a été retiré').waitFor()
  },
)

test(
  'a list of which nothing can be taken says so, what to do, and takes no more room than its lines',
  { skip: !executablePath, timeout: 60_000 },
  async () => {
    const { managerEmail, open } = await openStage()
    const page = await open(1440, '/cockpit/master-data/import', { as: managerEmail })
    const list = 'Strasse;Nr;Breitengrad\nLinden\u0000weg;4;46.9'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    const header = await page.getByRole('rowheader', { name: 'Breitengrad' }).boundingBox()
    assert.ok(header!.height < 70, 'a name of a column is not torn')
    await page.getByRole('button', { name: 'Préparer l’aperçu' }).click()
    await page.getByText('Corrigez le fichier et chargez-le à nouveau').waitFor()
    await page.getByText('contient des caractères de contrôle invisibles').waitFor()
    const [frame, line] = [page.locator('.importrows'), page.locator('.importrows li')]
    const [outer, inner] = [await frame.boundingBox(), await line.boundingBox()]
    assert.ok(outer!.height - inner!.height < 20, `${outer!.height} for ${inner!.height}`)
  },
)
