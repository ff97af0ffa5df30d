import type { Db } from '#kernel/server/database.ts'
import * as contract from './contract.ts'
import { listRelations } from './queries.ts'

/** What a person is responsible for, as the wire shows it. */
export const presentRelations = async (db: Db, personId: string) => {
  const relations = new Map<string, contract.UserRelation>()
  for (const row of await listRelations(db, personId)) {
    const { id, readOnly } = row
    const relation = relations.get(id) ?? {
      id,
      user: personId,
      type: contract.RelationType.parse(row.type),
      responsibilities: [],
      readOnly,
    }
    relations.set(id, relation)
    if (!row.responsibilityId) continue
    let one = relation.responsibilities.find((each) => each.id === row.responsibilityId)
    if (!one) {
      one = { id: row.responsibilityId, ...(row.role && { role: row.role }), properties: [], groups: [] }
      relation.responsibilities.push(one)
    }
    if (row.propertyId) one.properties.push(row.propertyId)
    if (row.buildingId) one.groups.push(row.buildingId)
  }
  return [...relations.values()]
}
