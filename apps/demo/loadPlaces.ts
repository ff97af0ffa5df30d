import { sql } from 'kysely'
import { searchTextOfUnit, wordsOfBuilding } from '#modules/master-data/public.ts'
import { demoProperties } from './content/buildings.ts'
import { demoCategories } from './content/categories.ts'
import { demoOrganization } from './content/organization.ts'
import { demoServiceProviders } from './content/staff.ts'
import type { Loading } from './load.ts'

/** The app, the service providers, the categories and the whole tree of places. */
export const loadPlaces = async ({ db, insert, idOf }: Loading) => {
  const appId = idOf('app')
  const { slogan, colour, app, address } = demoOrganization
  await insert('app', [
    { id: appId, name: app.name, siteUrl: app.siteUrl, colour, slogan: JSON.stringify(slogan) },
  ])
  await sql`select palier.enter_directory('app', ${appId})`.execute(db)
  await insert(
    'serviceProvider',
    demoServiceProviders.map(({ key, name, type, email, phoneNumber, website }) => ({
      id: idOf(`provider ${key}`),
      name,
      type,
      email,
      phoneNumber,
      website,
      parentId: type === 'craftspeople' ? idOf('provider property-manager') : null,
      address: JSON.stringify(type === 'property-manager' ? address : {}),
    })),
  )
  await insert(
    'ticketCategory',
    demoCategories.map(({ key, parentKey, name, hint }, position) => ({
      id: idOf(`category ${key}`),
      appId,
      parentId: parentKey ? idOf(`category ${parentKey}`) : null,
      key,
      name: JSON.stringify(name),
      hint: JSON.stringify(hint),
      position,
    })),
  )
  const properties = demoProperties()
  await insert(
    'property',
    properties.map(({ key, name, owner }) => ({
      id: idOf(`property ${key}`),
      appId,
      name,
      propertyOwner: owner,
    })),
  )
  const buildings = properties.flatMap((property) =>
    property.buildings.map((building) => ({ property, building })),
  )
  // Some buildings of the register have several entrances, each a building of its own here.
  const firstOf = new Map(buildings.toReversed().map(({ building }) => [building.egid, building.key]))
  await insert(
    'building',
    buildings.map(({ property, building: { key, egid, units: _units, ...rest } }) => ({
      ...rest,
      id: idOf(`building ${key}`),
      appId,
      propertyId: idOf(`property ${property.key}`),
      propertyManagerId: idOf('provider property-manager'),
      country: 'CH',
      externalId: firstOf.get(egid) === key ? egid : `${egid}/${rest.houseNumber}`,
    })),
  )
  await insert(
    'unit',
    buildings.flatMap(({ property, building }) =>
      building.units.map(({ key, name, objectType, size }) => ({
        id: idOf(`unit ${key}`),
        appId,
        propertyId: idOf(`property ${property.key}`),
        buildingId: idOf(`building ${building.key}`),
        name,
        objectType,
        size: size ?? null,
      })),
    ),
  )
  const words = { name: sql.ref('unit.name'), externalId: sql.ref('unit.external_id') }
  await sql`update unit set search = ${searchTextOfUnit(wordsOfBuilding('building'), words)}
    from building where unit.organization_id = ${db.organizationId} and building.organization_id = unit.organization_id
      and building.id = unit.building_id`.execute(db)
  return { appId }
}
