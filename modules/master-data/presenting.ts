import type { Place } from './contract.ts'

type Can = { edit: boolean; remove: boolean }

interface Query {
  page: number
  limit: number
  filter?: string | undefined
}

/** The wire's filter (JSON; a value or several for each key) and paging as our queries want them. */
export const wantedOf = ({ page, limit, filter }: Query) => {
  const size = limit === -1 ? 1_000_000 : limit
  let given: Record<string, unknown> = {}
  try {
    given = (JSON.parse(filter ?? '{}') as Record<string, unknown> | null) ?? {}
  } catch {
    // What is no JSON filters nothing, as the wire has it.
  }
  const list = (key: string) => (given[key] === undefined ? undefined : [given[key]].flat().map(String))
  return {
    ids: list('id'),
    externalIds: list('externalId'),
    names: list('name'),
    parents: list('property') ?? list('propertyID') ?? list('group') ?? list('groupID'),
    limit: size,
    offset: (page - 1) * size,
  }
}

/** A page of rows that were read with one more than asked for; the key of the next page is its last row. */
export const pageOf = (rows: Parameters<typeof presentPlace>[0][], limit: number) => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    _embedded: { items: shown.map(presentPlace) },
    ...(rows.length > limit && last && { next: Buffer.from(`${last.name}\n${last.id}`).toString('base64url') }),
  }
}

interface PlaceRow extends Omit<Place, 'path'> {
  appId: string
  appName: string
  propertyId: string | null
  propertyName: string | null
  buildingId: string | null
  buildingName: string | null
}

export const presentPlace = (row: PlaceRow): Place => ({
  id: row.id,
  type: row.type,
  name: row.name,
  path: [
    ...(row.type === 'App' ? [] : [{ id: row.appId, type: 'App' as const, name: row.appName }]),
    ...(row.propertyId ? [{ id: row.propertyId, type: 'Property' as const, name: row.propertyName ?? '' }] : []),
    ...(row.buildingId ? [{ id: row.buildingId, type: 'Group' as const, name: row.buildingName ?? '' }] : []),
  ],
  groupCount: Number(row.groupCount),
  unitCount: Number(row.unitCount),
  inhabitedUnitCount: Number(row.inhabitedUnitCount),
  readOnly: row.readOnly,
})

interface Row {
  id: string
  name: string
  appId: string
  propertyOwner: string | null
  billingPeriodStartDate: string | null
  billingPeriodEndDate: string | null
  externalId: string | null
  readOnly: boolean
  source: string | null
}

const base = ({ id, name, propertyOwner, billingPeriodStartDate, billingPeriodEndDate, externalId, readOnly, source }: Row) => ({
  id,
  name,
  propertyOwner,
  billingPeriodStartDate,
  billingPeriodEndDate,
  externalId,
  readOnly,
  dataSource: source,
})

export const presentProperty = (row: Row & { label: string | null; timezone: string }, can: Can) => ({
  ...base(row),
  appID: row.appId,
  label: row.label,
  timezone: row.timezone,
  _embedded: {},
  can,
})

interface GroupRow extends Row {
  propertyId: string
  description: string | null
  propertyManagerId: string | null
  street: string | null
  houseNumber: string | null
  postalCode: string | null
  city: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
  addressType: string | null
  stats: { tenantCount: number; invitationCount: number; unitCount: number; inhabitedUnits: number }
}

export const presentGroup = (row: GroupRow, can: Can) => ({
  ...base(row),
  propertyID: row.propertyId,
  description: row.description,
  propertyManagerID: row.propertyManagerId,
  address: {
    city: row.city,
    country: row.country,
    houseNumber: row.houseNumber,
    latitude: row.latitude,
    longitude: row.longitude,
    postalCode: row.postalCode,
    street: row.street,
    type: row.addressType,
  },
  stats: { ...row.stats, occupancy: row.stats.unitCount === 0 ? 0 : row.stats.inhabitedUnits / row.stats.unitCount },
  can,
})

interface UnitRow extends Row {
  buildingId: string
  propertyId: string
  type: string
  objectType: string | null
  size: number | null
  stats: { tenantCount: number; invitationCount: number }
}

export const presentUnit = (row: UnitRow, can: Can & { seeCustomItems: boolean; invite: boolean }) => ({
  ...base(row),
  groupID: row.buildingId,
  propertyID: row.propertyId,
  type: row.type as 'rented' | 'owned',
  objectType: row.objectType,
  size: row.size,
  stats: row.stats,
  can,
})

interface GroupBody {
  address?: Partial<Record<'city' | 'country' | 'houseNumber' | 'postalCode' | 'street' | 'type', string | null | undefined>> & {
    latitude?: number | null | undefined
    longitude?: number | null | undefined
  }
  propertyManagerID?: string | null | undefined
}

/** The columns that a building's body changes. */
export const groupColumns = <Body extends GroupBody>({ address, propertyManagerID, ...rest }: Body) => {
  const { type, ...place } = address ?? {}
  return {
    ...rest,
    ...place,
    ...(type !== undefined && { addressType: type }),
    ...(propertyManagerID !== undefined && { propertyManagerId: propertyManagerID }),
  }
}
