import { sql } from 'kysely'
import { localeOf } from '#kernel/contract/shapes.ts'
import { demoProperties } from './content/buildings.ts'
import { demoPopulation } from './content/people.ts'
import { demoCraftspeople, demoServiceProviders, demoStaff } from './content/staff.ts'
import { newId } from './keys.ts'
import type { Loading } from './load.ts'
import { loadPortraits } from './loadPortraits.ts'

/** Staff with their roles, residents with their homes, and invitations that nobody has used yet. */
export const loadPeople = async (loading: Loading) => {
  const { db, insert, idOf, now, passwordHash } = loading
  const appId = idOf('app')
  const staff = [...demoStaff, ...demoCraftspeople]
  const { residents, periods } = demoPopulation(now)
  const registered = residents.filter((resident) => resident.registered)
  const confirmed = new Date(now.epochMilliseconds - 86_400_000)
  await insert(
    'person',
    [...staff, ...registered].map((person) => ({
      id: idOf(`person ${person.key}`),
      username: person.name,
      email: person.email,
      emailConfirmedAt: confirmed,
      passwordHash,
      locale: localeOf(person.language),
      phoneNumber: person.phoneNumber,
      gender: person.gender,
      description: 'bio' in person ? `${person.jobTitle}. ${person.bio}` : '',
      creationAppId: appId,
    })),
  )
  await loadPortraits(loading)
  await sql`select palier.enter_directory('email', email) from person where organization_id = ${db.organizationId}`.execute(
    db,
  )
  await insert(
    'permission',
    staff.flatMap(({ key, roles, scope }) =>
      roles.flatMap((role) =>
        (scope === 'app'
          ? [{ appId }]
          : scope.map((property) => ({ propertyId: idOf(`property ${property}`) }))
        ).map((place) => ({
          personId: idOf(`person ${key}`),
          role,
          appId: null,
          propertyId: null,
          ...place,
        })),
      ),
    ),
  )
  await insert(
    'agent',
    demoServiceProviders.flatMap(({ key, agentKeys }) =>
      agentKeys.map((agent) => ({
        serviceProviderId: idOf(`provider ${key}`),
        personId: idOf(`person ${agent}`),
      })),
    ),
  )
  const placeOf = placesByUnit(idOf)
  await insert(
    'utilisationPeriod',
    periods.map(({ key, unitKey, type, startDate, endDate, company }) => ({
      id: idOf(`period ${key}`),
      ...placeOf(unitKey),
      type,
      startDate,
      endDate: endDate ?? null,
      name: company ?? null,
    })),
  )
  const accounts = new Set(registered.map(({ key }) => key))
  await insert(
    'checkIn',
    periods.flatMap(({ key, residentKeys }) =>
      residentKeys
        .filter((resident) => accounts.has(resident))
        .map((resident) => ({
          utilisationPeriodId: idOf(`period ${key}`),
          personId: idOf(`person ${resident}`),
        })),
    ),
  )
  const invited = periods.flatMap(({ key, invitation }) => (invitation ? [{ key, invitation }] : []))
  await insert(
    'registrationCode',
    invited.map(({ key, invitation }) => ({
      id: idOf(`code ${key}`),
      code: invitation.code,
      tenantName: invitation.name,
      tenantEmail: invitation.email,
      locale: localeOf(invitation.language),
      invitedAt: confirmed,
    })),
  )
  await insert(
    'registrationCodePeriod',
    invited.map(({ key }) => ({
      id: newId(now.epochMilliseconds),
      registrationCodeId: idOf(`code ${key}`),
      utilisationPeriodId: idOf(`period ${key}`),
    })),
  )
}

/** What scripts are told of: the resident's home and a code that is still free. */
loadPeople.examples = async ({ idOf, now }: Loading) => {
  const { periods } = demoPopulation(now)
  const home = periods.find(({ residentKeys }) => residentKeys.includes('resident'))!
  const free = periods.find(({ invitation }) => invitation)!
  const { propertyId, buildingId, unitId } = placesByUnit(idOf)(home.unitKey)
  return {
    propertyManagerId: idOf('provider property-manager'),
    propertyId,
    groupId: buildingId,
    unitId,
    utilisationPeriodId: idOf(`period ${home.key}`),
    code: free.invitation!.code,
  }
}

const placesByUnit = (idOf: Loading['idOf']) => {
  const places = new Map(
    demoProperties().flatMap((property) =>
      property.buildings.flatMap((building) =>
        building.units.map((unit) => [
          unit.key,
          {
            appId: idOf('app'),
            propertyId: idOf(`property ${property.key}`),
            buildingId: idOf(`building ${building.key}`),
            unitId: idOf(`unit ${unit.key}`),
          },
        ]),
      ),
    ),
  )
  return (unitKey: string) => places.get(unitKey)!
}
