import sharp from 'sharp'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { readFile } from '#modules/files/public.ts'
import { type AppBrand, brandOf } from '#modules/organizations/public.ts'
import type { CodeRow } from './codes.queries.ts'
import type { Letter } from './letters.ts'
import { listManagers } from './letters.queries.ts'
import { homesOf } from './mail.ts'
import { registrationUrl } from './rules.ts'

/** What stands in the letters of these codes: each in its tenant's language, with its own app's name, logo and colour. */
export const lettersOf = async (db: Db, platform: Platform, rows: CodeRow[]): Promise<Letter[]> => {
  const brands = new Map<string, AppBrand & { logo: Buffer | undefined }>()
  for (const appId of new Set(rows.map(({ places }) => places[0]?.appId ?? ''))) {
    const brand = await brandOf(db, appId)
    brands.set(appId, { ...brand, logo: await logoOf(db, platform, brand.logoId) })
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
      url: registrationUrl(platform.publicUrl, brand.appId, row.code),
      app: { name: brand.name, colour: brand.colour, logo: brand.logo, address: `${platform.publicUrl}/app` },
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

/** A logo as PDF understands it; none rather than no letter, when it cannot be read. */
const logoOf = async (db: Db, platform: Platform, logoId: string | null) => {
  const bytes = logoId && (await readFile(db, platform, logoId, 'medium').catch(() => undefined))
  return bytes ? sharp(bytes).png().toBuffer() : undefined
}
