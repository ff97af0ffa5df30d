import assert from 'node:assert/strict'
import * as contract from '#modules/spreadsheets/contract.ts'
import type { openWorld } from './world.ts'

type World = Awaited<ReturnType<typeof openWorld>>

/** An organization with an app and somebody who may import into it. */
export const openOffice = async (world: World) => {
  const organization = await world.openOrganization()
  const appId = await organization.insert('app', { name: 'Bern' })
  const person = await organization.person({ setup: { App: appId } })
  const count = async (table: 'property' | 'building' | 'unit' | 'utilisationPeriod') =>
    organization.inside(async (db) => {
      const { n } = await db
        .selectFrom(table)
        .select((each) => each.fn.countAll().as('n'))
        .where('deletedAt', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(n)
    })
  const upload = async (content: string | Uint8Array, name = 'places.csv') => {
    const form = new FormData()
    form.set('file', new Blob([content as string]), name)
    return person.send('POST', `/imports?appId=${appId}`, form)
  }
  const show = (importId: string) => person(contract.showImport, { params: { importId } })
  /** Uploads, maps as guessed (or as told) and previews. */
  const preview = async (
    content: string | Uint8Array,
    { fields, generateUnits = false }: { fields?: (contract.Field | null)[]; generateUnits?: boolean } = {},
  ) => {
    const reply = await upload(content)
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    const { id: importId, columns } = reply.body as contract.Import
    await person(contract.mapImport, {
      params: { importId },
      body: { fields: fields ?? columns.map(({ field }) => field), generateUnits },
    })
    await person(contract.previewImport, { params: { importId } })
    await world.settle()
    return show(importId)
  }
  const apply = async (importId: string) => {
    await person(contract.applyImport, { params: { importId } })
    await world.settle()
    return show(importId)
  }
  const undo = async (importId: string) => {
    await person(contract.undoImport, { params: { importId } })
    await world.settle()
    return show(importId)
  }
  const rows = async (importId: string, outcome?: contract.RowFilter) =>
    (
      await person(contract.listImportRows, {
        params: { importId },
        query: { limit: 500, outcome, after: undefined },
      })
    )._embedded.items
  return { ...organization, appId, person, count, upload, show, preview, apply, undo, rows }
}

/** Three homes, two tenancies. */
export const tenancies = [
  'Strasse;Hausnummer;PLZ;Ort;Wohnung;Wohnungsnummer;Fläche;Mietbeginn;Mietende;Mieter;E-Mail',
  'Kramgasse;12;3011;Bern;3. OG links;W1;62,5;01.04.2024;;Anna Meier;anna@example.ch',
  'Kramgasse;12;3011;Bern;3. OG rechts;W2;70;01.04.2024;31.03.2026;Luca Rossi;luca@example.ch',
  'Kramgasse;14;3011;Bern;EG;W3;;;;;',
].join('\n')
