import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import type { Level, UserRelation } from './contract.ts'

const tableOf = { property: 'property', group: 'building' } as const
const columnOf = { property: 'propertyId', group: 'buildingId' } as const

/** The relations of a person with the places that are still there, the oldest role first. */
export const listRelations = async (db: Db, personId: string) => {
  const { rows } = await sql<{
    id: string
    type: string
    readOnly: boolean
    responsibilityId: string | null
    role: string | null
    propertyId: string | null
    buildingId: string | null
  }>`
    select relation.id, relation.type, relation.read_only, responsibility.id as responsibility_id, responsibility.role,
      place.property_id, place.building_id
    from user_relation relation
    left join responsibility on responsibility.organization_id = ${currentOrganization}
      and responsibility.user_relation_id = relation.id
    left join responsibility_place place on place.organization_id = ${currentOrganization}
      and place.responsibility_id = responsibility.id
      and not exists (select from property where property.organization_id = ${currentOrganization}
        and property.id = place.property_id and property.deleted_at is not null)
      and not exists (select from building where building.organization_id = ${currentOrganization}
        and building.id = place.building_id and building.deleted_at is not null)
    where relation.organization_id = ${db.organizationId} and relation.person_id = ${personId}
    order by relation.id, responsibility.role nulls last, responsibility.id, place.id`.execute(db)
  return rows
}

/** Where these places are in the tree; deleted ones are left out. */
export const findPlaces = (db: Db, level: Level, ids: string[]) =>
  db
    .selectFrom(tableOf[level])
    .select(['id', 'appId', level === 'property' ? 'id as propertyId' : 'propertyId'])
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
    .execute()

/** The relation of a person, made when there is none yet; what is said of it is written, also where it is there. */
export const saveRelation = (
  db: Db,
  { personId, type }: { personId: string; type: UserRelation['type'] },
  said: { readOnly?: boolean | undefined; keptById?: string | null },
) =>
  db
    .insertInto('userRelation')
    .values({ personId, type, ...said })
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'personId', 'type']).doUpdateSet({ personId, ...said }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()

/** A person's relation, held until the transaction ends: who adds and takes at once does so in turn. */
export const findRelation = (db: Db, personId: string, type: UserRelation['type']) =>
  db
    .selectFrom('userRelation')
    .select(['id', 'readOnly', 'keptById'])
    .where('personId', '=', personId)
    .where('type', '=', type)
    .forUpdate()
    .executeTakeFirst()

interface Change {
  relationId: string
  role: string | null
  level: Level
  ids: string[]
}

/** Adds places to a role; those it has already stay as they are. */
export const addPlaces = async (db: Db, { relationId, role, level, ids }: Change) => {
  const responsibility = await db
    .insertInto('responsibility')
    .values({ userRelationId: relationId, role })
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'userRelationId', 'role']).doUpdateSet({ role }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('responsibilityPlace')
    .values(ids.map((id) => ({ responsibilityId: responsibility.id, [columnOf[level]]: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes places from a role, and the role with its last place. */
export const takePlaces = async (db: Db, { relationId, role, level, ids }: Change) => {
  const ofRole = db
    .selectFrom('responsibility')
    .select('responsibility.id')
    .where('userRelationId', '=', relationId)
    .where('role', 'is not distinct from', role)
  await db
    .deleteFrom('responsibilityPlace')
    .where('responsibilityId', 'in', ofRole)
    .where(columnOf[level], 'in', ids)
    .execute()
  await db
    .deleteFrom('responsibility')
    .where('userRelationId', '=', relationId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('responsibilityPlace')
            .select('responsibilityPlace.id')
            .whereRef('responsibilityPlace.responsibilityId', '=', 'responsibility.id'),
        ),
      ),
    )
    .execute()
}
