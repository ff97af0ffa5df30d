import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { guessFields, shapeOfColumns } from './columns.rules.ts'
import type { Column } from './contract.ts'
import { inspectStored } from './inspecting.commands.ts'
import { importAbilities, mayImport } from './policy.ts'
import { again } from './presenter.ts'
import * as queries from './queries.ts'
import * as contract from './parse.contract.ts'
import { keyOfFile } from './staging.commands.ts'

type Asked = { db: Db; actor: Actor; params: { importId: string } }

export const importReadingEndpoints = [
  serve(contract.showReading, {
    find: ({ db, actor, params }: Asked) => queries.findImport(db, actor, params.importId),
    allow: mayImport,
    run: async ({ db, subject }) => presentReading(subject, await queries.findView(db, subject.id)),
  }),

  serve(contract.setReading, {
    find: ({ db, actor, params }: Asked) => queries.lockImport(db, actor, params.importId),
    allow: mayImport,
    async prepare({ actor, subject, body, services }) {
      if (!importAbilities.map(actor, subject)) throw conflict('import-busy')
      const key = keyOfFile(actor, subject.id)
      const inspected = await inspectStored(services, { key, choices: body, caller: actor.personId }).catch(
        (error: unknown) => {
          // The import is there, what was sent is not.
          throw error instanceof Problem && error.status === 404 ? new Problem(422, 'file-missing') : error
        },
      )
      if ('problem' in inspected) throw new Problem(422, inspected.problem)
      return inspected
    },
    async run({ db, actor, subject, prepared: { form, columns, view } }) {
      if (!importAbilities.map(actor, subject)) throw conflict('import-busy')
      const shape = shapeOfColumns(columns)
      const before = subject.columns as Column[]
      // The same columns mean what they meant a moment ago, whether or not somebody has said so in a preview.
      const same = shapeOfColumns(before) === shape
      const remembered = same ? undefined : await queries.findRemembered(db, { appId: subject.appId, shape })
      const was = same ? (await queries.findView(db, subject.id)).remembered : remembered !== undefined
      const fields = same ? before.map(({ field }) => field) : guessFields(columns, remembered)
      await queries.setImport(db, subject.id, {
        ...form,
        state: 'mapping',
        problem: null,
        counts: {},
        columns: columns.map((column, index) => ({ ...column, field: fields[index] ?? null })),
        view: { ...view, remembered: was ?? false },
      })
      return again(db, actor, subject.id)
    },
  }),
]

/** An import from before files were looked at this way has no picture of its file until somebody changes how it is read. */
const presentReading = (found: queries.FoundImport, view: Partial<queries.StoredView>): contract.Reading => {
  const { format, encoding, separator, sheet, headerLine, headerLines, leaveOutRemarks } = found
  return {
    sheets: [],
    encodings: [],
    head: [],
    guessed: [],
    remembered: false,
    ...view,
    format: format as contract.Reading['format'],
    encoding: encoding as contract.Encoding,
    separator: separator as contract.Separator,
    sheet,
    headerLine,
    headerLines,
    leaveOutRemarks,
  }
}
