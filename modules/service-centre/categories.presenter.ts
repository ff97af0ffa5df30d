import type { Row } from '#database/tables.ts'
import type { Translated } from '#kernel/contract/shapes.ts'

export const presentCategory = ({
  id,
  appId,
  parentId,
  key,
  name,
  hint,
  archivedAt,
}: Row<'ticketCategory'>) => ({
  id,
  appID: appId,
  parentID: parentId,
  key,
  name: name as Translated,
  hint: hint as Translated,
  archived: archivedAt !== null,
})
