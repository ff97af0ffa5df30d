import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Kind } from './import.contract.ts'
import type { Fields } from './import.lines.rules.ts'
import type { PlannedLine, PlannedObject } from './import.objects.rules.ts'

/** Forgets what an earlier reading of the file had found. */
export const clearStage = async (db: Db, importId: string) => {
  await db.deleteFrom('importObject').where('importId', '=', importId).execute()
  await db.deleteFrom('importLine').where('importId', '=', importId).execute()
}

/** Writes lines, and the objects they speak of, by the thousand. */
export const stage = async (
  db: Db,
  importId: string,
  lines: readonly PlannedLine[],
  objects: readonly PlannedObject[],
) => {
  await sql`insert into import_line (import_id, line, label, problems)
    select ${importId}, line, label, problems
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as given (line int, label text, problems jsonb)`.execute(
    db,
  )
  await sql`insert into import_object
      (import_id, line, kind, key, parent_key, external_id, register_id, fields, derived, units)
    select ${importId}, line, kind, key, parent_key, external_id, register_id, fields, derived, nullif(units, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as given
      (line int, kind text, key text, parent_key text, external_id text, register_id text, fields jsonb, derived boolean, units jsonb)`.execute(
    db,
  )
}

/** What later lines add to objects that were staged with an earlier one. */
export const amendStage = async (
  db: Db,
  importId: string,
  amendments: readonly { kind: Kind; key: string; fields: Fields }[],
) => {
  await sql`update import_object set fields = given.fields
    from jsonb_to_recordset(${JSON.stringify(amendments)}::jsonb) as given (kind text, key text, fields jsonb)
    where organization_id = ${db.organizationId} and import_id = ${importId}
      and import_object.kind = given.kind and import_object.key = given.key`.execute(db)
}
