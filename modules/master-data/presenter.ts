import { invalid } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Group } from './groups.contract.ts'
import type { GroupRow, PropertyRow, UnitRow } from './places.queries.ts'
import {
  placeAbilities,
  placeOfGroup,
  placeOfProperty,
  placeOfUnit,
  seesFigures,
  unitAbilities,
} from './policy.ts'
import type { Property } from './properties.contract.ts'
import type { Unit } from './units.contract.ts'

interface Query {
  page: number
  limit: number
  filter?: string | undefined
}

/** The wire's filter (JSON; a value or several for each key) and paging as our queries want them. */
export const wantedOf = ({ page, limit, filter }: Query) => {
  const given = filterOf(filter)
  const list = (...keys: string[]) => {
    const key = keys.find((name) => given[name] !== undefined)
    return key === undefined ? undefined : [given[key]].flat().map(String)
  }
  return {
    ids: list('id'),
    externalIds: list('externalId'),
    names: list('name'),
    parents: list('app', 'appID', 'property', 'propertyID', 'group', 'groupID'),
    limit,
    offset: (page - 1) * limit,
  }
}

const filterOf = (filter: string | undefined): Record<string, unknown> => {
  try {
    const given: unknown = JSON.parse(filter || '{}')
    if (typeof given === 'object' && given !== null && !Array.isArray(given))
      return given as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw invalid([{ path: ['filter'], code: 'not-json' }])
}

interface Row {
  propertyOwner: string | null
  billingPeriodStartDate: string | null
  billingPeriodEndDate: string | null
  externalId: string | null
  readOnly: boolean
  source: string | null
  version: number
}

const shown = ({
  propertyOwner,
  billingPeriodStartDate,
  billingPeriodEndDate,
  externalId,
  readOnly,
  source,
  version,
}: Row) => ({
  propertyOwner,
  billingPeriodStartDate,
  billingPeriodEndDate,
  externalId,
  readOnly,
  dataSource: source,
  version,
})

export const presentProperty = (actor: Actor, row: PropertyRow): Property => ({
  id: row.id,
  appID: row.appId,
  name: row.name,
  label: row.label,
  timezone: row.timezone,
  ...shown(row),
  _embedded: {},
  can: placeAbilities.of(actor, placeOfProperty(row)),
})

const NO_GROUP_STATS = {
  tenantCount: null,
  invitationCount: null,
  occupancy: null,
  unitCount: null,
  inhabitedUnits: null,
}

export const presentGroup = (actor: Actor, row: GroupRow): Group => ({
  id: row.id,
  propertyID: row.propertyId,
  name: row.name,
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
  stats: seesFigures(actor, placeOfGroup(row))
    ? {
        ...row.stats,
        occupancy: row.stats.unitCount === 0 ? 0 : row.stats.inhabitedUnits / row.stats.unitCount,
      }
    : NO_GROUP_STATS,
  ...shown(row),
  can: placeAbilities.of(actor, placeOfGroup(row)),
})

export const presentUnit = (actor: Actor, row: UnitRow): Unit => ({
  id: row.id,
  groupID: row.buildingId,
  propertyID: row.propertyId,
  name: row.name,
  type: row.type as Unit['type'],
  objectType: row.objectType,
  size: row.size,
  stats: seesFigures(actor, placeOfUnit(row)) ? row.stats : { tenantCount: null, invitationCount: null },
  ...shown(row),
  can: unitAbilities.of(actor, placeOfUnit(row)),
})

interface GroupBody {
  address?: { type?: string | null | undefined } | undefined
  propertyManagerID?: string | null | undefined
  propertyManagerId?: string | null | undefined
}

/** The columns that a building's body writes. */
export const groupColumns = <Body extends GroupBody>({
  address,
  propertyManagerID,
  propertyManagerId,
  ...rest
}: Body) => {
  const { type, ...place } = address ?? {}
  const manager = propertyManagerID ?? propertyManagerId
  return {
    ...rest,
    ...(place as Omit<NonNullable<Body['address']>, 'type'>),
    ...(type !== undefined && { addressType: type }),
    ...((propertyManagerID !== undefined || propertyManagerId !== undefined) && {
      propertyManagerId: manager ?? null,
    }),
  }
}
