import type { CustomItem } from './contract.ts'
import { type ItemRow, placeOfItem } from './queries.ts'

export const presentItem = (row: ItemRow): CustomItem => ({
  id: row.id,
  place: placeOfItem(row),
  name: row.name,
  value: row.value,
  unique: row.isUnique,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.author,
  version: row.version,
})
