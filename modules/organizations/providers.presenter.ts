import type { Row } from '#database/tables.ts'

export const presentProvider = (row: Row<'serviceProvider'>) => ({
  id: row.id,
  name: row.name,
  type: row.type as 'property-manager',
  parent: row.parentId,
  email: row.email,
  phoneNumber: row.phoneNumber,
  website: row.website,
  address: row.address as Record<string, never>,
  externalId: row.externalId,
  readOnly: row.readOnly,
})
