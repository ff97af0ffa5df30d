import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { RegisteredBuilding } from '#modules/spreadsheets/units.rules.ts'

/** One line of the register: an entrance; coordinates in degrees (WGS 84), undefined where the register has none. */
export type BernBuilding = RegisteredBuilding & {
  city: string
  latitude: number | undefined
  longitude: number | undefined
  demolished: boolean
}

/** The 22,611 entrances of the city of Bern, in the order of the file. */
export const readBernBuildings = (): BernBuilding[] =>
  rowsOf('bern-buildings.csv').map((row) => ({
    street: row.Strasse!,
    houseNumber: row.Hausnummer!,
    postalCode: row.PLZ!,
    city: row.Ort!,
    egid: row.EGID!,
    latitude: row.Breitengrad ? Number(row.Breitengrad) : undefined,
    longitude: row.Längengrad ? Number(row.Längengrad) : undefined,
    demolished: row.Abbruch !== '',
  }))

/** A request that somebody in New York really made; `kind` is CATEGORY/SUBCATEGORY, times are local, without a zone. */
export type RealRequest = {
  id: string
  kind: string
  created: string
  closed: string | undefined
  channel: string
}

/** The 615 real requests, in the order of the file. */
export const readRealRequests = (): RealRequest[] =>
  rowsOf('housing-requests.csv').map((row) => ({
    id: row.id!,
    kind: `${row.category}/${row.subcategory}`,
    created: row.created!,
    closed: row.closed || undefined,
    channel: row.channel!,
  }))

const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../data/${file}`, import.meta.url)), { columns: true, bom: true })
