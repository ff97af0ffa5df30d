import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { asPng, findStored, type StoredSize } from '#modules/files/public.ts'
import { type AppBrand, brandOf } from '#modules/organizations/public.ts'
import type { CodeRow } from './codes.queries.ts'
import type { Letter } from './letters.ts'
import { listManagers } from './letters.queries.ts'
import { homesOf } from './mail.ts'
import { registrationUrl } from './rules.ts'

/** A letter whose logo is not fetched yet. */
type Said = Omit<Letter, 'app'> & { app: Omit<Letter['app'], 'logo'> & { logo: StoredSize | undefined } }

/** What stands in the letters of these codes: each in its tenant's language, with its own app's name, logo and colour. */
export const lettersOf = async (db: Db, { publicUrl }: Services, rows: CodeRow[]): Promise<Said[]> => {
  const brands = new Map<string, AppBrand & { logo: StoredSize | undefined }>()
  for (const appId of new Set(rows.map(({ places }) => places[0]?.appId ?? ''))) {
    const brand = await brandOf(db, appId)
    brands.set(appId, {
      ...brand,
      logo: brand.logoId ? await findStored(db, brand.logoId, 'medium') : undefined,
    })
  }
  const managers = new Map(
    (await listManagers(db, buildingsOf(rows))).map((manager) => [manager.buildingId, manager]),
  )
  return rows.map((row) => {
    const [home] = row.places
    const brand = brands.get(home?.appId ?? '')!
    const manager = managers.get(home?.buildingId ?? '')
    const { street, houseNumber, postalCode, city } = manager?.address ?? {}
    return {
      code: row.code,
      permanent: row.permanent,
      expiresAt: row.expiresAt,
      locale: row.locale ?? brand.defaultLocale,
      home: homesOf(row),
      recipient: [row.tenantName ?? '', home?.address ?? '', home?.place ?? ''].filter(Boolean),
      url: registrationUrl(publicUrl, brand.appId, row.code),
      app: { name: brand.name, colour: brand.colour, logo: brand.logo, address: `${publicUrl}/app` },
      sender: {
        name: manager?.name ?? brand.name,
        lines: [
          [street, houseNumber].filter(Boolean).join(' '),
          [postalCode, city].filter(Boolean).join(' '),
        ].filter(Boolean),
        city: city ?? '',
        contact: [manager?.phoneNumber, manager?.email].filter((line) => line !== null && line !== undefined),
      },
    }
  })
}

const buildingsOf = (rows: CodeRow[]) => [
  ...new Set(rows.flatMap(({ places }) => places.slice(0, 1).map(({ buildingId }) => buildingId))),
]

/** Fetches the logos, as PDF understands them; none rather than no letter, when one cannot be read. */
export const withLogos = async (services: Services, letters: Said[], caller: string): Promise<Letter[]> => {
  const logos = new Map<string, Buffer | undefined>()
  for (const { app } of letters)
    if (app.logo && !logos.has(app.logo.key))
      logos.set(app.logo.key, await asPng(services, app.logo, caller).catch(() => undefined))
  return letters.map((letter) => ({
    ...letter,
    app: { ...letter.app, logo: letter.app.logo && logos.get(letter.app.logo.key) },
  }))
}
