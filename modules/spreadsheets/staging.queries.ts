import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Kind } from './contract.ts'
import type { Fields } from './lines.rules.ts'
import type { PlannedLine, PlannedObject } from './objects.rules.ts'

/** Forgets what an earlier reading of the file had found. */
export const clearStage = async (db: Db, importId: string) => {
  await db.deleteFrom('importObject').where('importId', '=', importId).execute()
  await db.deleteFrom('importLine').where('importId', '=', importId).execute()
}

/**
 * Writes objects by the thousand, each as one that is new: the plan corrects what is there already. The ids of a portion
 * follow one another, so that indexes grow at their end, and none is checked again that a row already has.
 */
export const stageObjects = async (db: Db, importId: string, objects: readonly PlannedObject[]) => {
  await sql`
    with portion as materialized (
      select organization_id, id as import_id, left(palier.new_id(), 18) as stem from import
      where organization_id = ${db.organizationId} and id = ${importId}
    )
    insert into import_object
      (organization_id, import_id, id, object_id, line, kind, key, parent_key, external_id, register_id, fields, derived, units, makes_units)
    select organization_id, import_id, id, id, line, kind, key, parent_key, external_id, register_id, fields, derived, units, units is not null
    from (
      select portion.*, (stem || lpad(to_hex(key::int), 6, '0'))::palier.id as id, given.*
      from portion, jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as given
        (line int, kind text, key text, parent_key text, external_id text, register_id text, fields jsonb, derived boolean, units jsonb)
      offset 0
    ) numbered`.execute(db)
}

/** Some lines of a file, as JSON: a hundred thousand of them take little room while they wait for their objects. */
export interface Portion {
  first: number
  last: number
  lines: string
}

export const portionOf = (lines: readonly PlannedLine[]): Portion => ({
  first: lines[0]?.line ?? 0,
  last: lines.at(-1)?.line ?? 0,
  lines: JSON.stringify(lines),
})

/**
 * Writes lines by the thousand, each with what its objects say: an error before a creation before a change. A cell that
 * is left out alone is no error of its line.
 */
export const stageLines = async (db: Db, importId: string, { first, last, lines }: Portion) => {
  await sql`insert into import_line (organization_id, import_id, line, label, problems, outcome)
    select import.organization_id, import.id, given.line, given.label, given.problems, case
      when given.problems @? '$[*] ? (@.leavesOut != "cell" && @.leavesOut != "nothing")' or o.error then 'error'
      when o.creates then 'create'
      when o.changes then 'change'
      else 'same' end
    from import
    cross join jsonb_to_recordset(${lines}::jsonb) as given (line int, label text, problems jsonb)
    left join (
      select line, bool_or(outcome = 'error') as error, bool_or(outcome = 'create' or makes_units) as creates,
        bool_or(outcome = 'change') as changes
      from import_object
      where organization_id = ${db.organizationId} and import_id = ${importId}
        and line between ${first} and ${last}
      group by line
    ) o on o.line = given.line
    where import.organization_id = ${db.organizationId} and import.id = ${importId}`.execute(db)
}

/** What later lines add to objects that were staged with an earlier one. */
export const amendStage = async (
  db: Db,
  importId: string,
  amendments: readonly { kind: Kind; key: number; fields: Fields }[],
) => {
  await sql`update import_object set fields = given.fields
    from jsonb_to_recordset(${JSON.stringify(amendments)}::jsonb) as given (kind text, key text, fields jsonb)
    where organization_id = ${db.organizationId} and import_id = ${importId}
      and import_object.kind = given.kind and import_object.key = given.key`.execute(db)
}
