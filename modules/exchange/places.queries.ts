import { sql } from 'kysely'
import type { Tally } from '#kernel/server/bulkByKey.ts'
import {
  changeKeys,
  writeBuildings,
  writePeriods,
  writeProperties,
  writeUnits,
} from '#modules/master-data/public.ts'
import { writeProviders } from '#modules/organizations/public.ts'
import { type FileName, fileOfResource } from './files.rules.ts'
import { cell, day, said, type Scope, sourceOf } from './writing.queries.ts'

const address = {
  street: cell('streetName'),
  house_number: cell('houseNumber'),
  postal_code: cell('zipCode'),
  city: cell('city'),
  country: cell('country'),
}

/** Whose a place is, and for which days it is billed. */
const owner = {
  property_owner: cell('propertyOwner'),
  billing_period_start_date: day('billingPeriodStartDate'),
  billing_period_end_date: day('billingPeriodEndDate'),
}

/** The service providers of a delivery. */
export const providersOf = ({ manifest }: Scope) => ({
  kept: manifest.readOnly,
  said: said('serviceProviders.csv', {
    name: cell('name'),
    phone_number: cell('phone'),
    address: sql`jsonb_strip_nulls(jsonb_build_object('street', ${address.street}, 'houseNumber', ${address.house_number},
      'postalCode', ${address.postal_code}, 'city', ${address.city}, 'country', ${address.country}))`,
  }),
})

/** Whose places they are, and who keeps them. */
const of = (scope: Scope) => ({ appId: scope.appId, source: sourceOf(scope) })

const properties = said('properties.csv', { name: cell('name'), ...owner })
const buildings = said('groups.csv', {
  name: cell('name'),
  ...address,
  ...owner,
  property_key: cell('propertyId'),
})
const units = ({ manifest }: Scope) =>
  said('units.csv', {
    name: cell('name'),
    ...owner,
    building_key: cell('groupId'),
    type: sql`${manifest.unitType}::text`,
  })
const periods = said('utilisationPeriods.csv', {
  unit_key: cell('unitId'),
  start_date: day('startDate'),
  end_date: day('endDate'),
})

const tableOf = {
  property: 'property',
  group: 'building',
  unit: 'unit',
  utilisationPeriod: 'utilisationPeriod',
} as const

const remap = async ({ bulk, appId }: Scope): Promise<Tally> => {
  let changed = 0
  for (const resource of Object.keys(fileOfResource)) {
    const keys = { old_key: cell('oldUuid'), new_key: cell('newUuid') }
    const where = sql`${cell('resource')} = ${resource}`
    const table = tableOf[resource as keyof typeof tableOf]
    changed += await changeKeys(bulk, table, { appId, said: said('uuidRemappings.csv', keys, { where }) })
  }
  return { created: 0, changed, deleted: 0 }
}

/** What writes places, file by file. */
export const placeWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'uuidRemappings.csv': remap,
  'serviceProviders.csv': (scope) => writeProviders(scope.bulk, providersOf(scope)),
  'properties.csv': (scope) => writeProperties(scope.bulk, { ...of(scope), said: properties }),
  'groups.csv': (scope) => writeBuildings(scope.bulk, scope.modules, { ...of(scope), said: buildings }),
  'units.csv': (scope) => writeUnits(scope.bulk, scope.modules, { ...of(scope), said: units(scope) }),
  'utilisationPeriods.csv': (scope) => writePeriods(scope.bulk, { ...of(scope), said: periods }),
}
