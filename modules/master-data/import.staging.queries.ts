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

/** Writes objects by the thousand, each as one that is new: the plan corrects what is there already. */
export const stageObjects = async (db: Db, importId: string, objects: readonly PlannedObject[]) => {
  await sql`insert into import_object
      (import_id, line, kind, key, parent_key, external_id, register_id, fields, derived, units, makes_units)
    select ${importId}, line, kind, key, parent_key, external_id, register_id, fields, derived, units, units is not null
    from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as given
      (line int, kind text, key text, parent_key text, external_id text, register_id text, fields jsonb, derived boolean, units jsonb)`.execute(
    db,
  )
}

/**
 * Writes lines by the thousand, each with what its objects say: an error before a creation before a change. A cell that
 * is left out alone is no error of its line.
 */
export const stageLines = async (db: Db, importId: string, lines: readonly PlannedLine[]) => {
  await sql`insert into import_line (import_id, line, label, problems, outcome)
    select ${importId}, given.line, given.label, given.problems, case
      when given.problems @? '$[*] ? (@.leavesOut != "cell")' or o.error then 'error'
      when o.creates then 'create'
      when o.changes then 'change'
      else 'same' end
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as given (line int, label text, problems jsonb)
    left join (
      select line, bool_or(outcome = 'error') as error, bool_or(outcome = 'create' or makes_units) as creates,
        bool_or(outcome = 'change') as changes
      from import_object
      where organization_id = ${db.organizationId} and import_id = ${importId}
        and line between ${lines[0]?.line ?? 0} and ${lines.at(-1)?.line ?? 0}
      group by line
    ) o on o.line = given.line`.execute(db)
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
