import type { CustomItem } from './custom-items.contract.ts'
import { type ItemRow, placeOfItem } from './custom-items.queries.ts'

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
