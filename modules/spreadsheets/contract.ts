import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, id, instant, pageOf, limitByKey } from '#kernel/contract/shapes.ts'
import { ObjectTypeOfUnit } from '#modules/master-data/fields.contract.ts'

/** What a column of a file can mean. A column without a field is left out. */
export const Field = z.enum([
  'propertyName',
  'propertyExternalId',
  'propertyOwner',
  'buildingName',
  'buildingExternalId',
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'country',
  'latitude',
  'longitude',
  'unitName',
  'unitExternalId',
  'unitType',
  'objectType',
  'size',
  'periodStart',
  'periodEnd',
  'periodExternalId',
  'tenantExternalId',
  'tenantName',
  'tenantEmail',
  'tenantPhone',
  'tenantLanguage',
  // Parts of a field, each in a column of its own, and columns that hold several fields.
  'streetAndNumber',
  'houseNumberAddition',
  'postalCodeAndCity',
  'address',
  'tenantTitle',
  'tenantFirstName',
  'tenantLastName',
  'tenantNameReversed',
])
export type Field = z.infer<typeof Field>

/** What a column of object types can say. */
export const objectTypes = ObjectTypeOfUnit.options

export const ImportState = z.enum([
  'mapping',
  'previewing',
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
])
export type ImportState = z.infer<typeof ImportState>

export const Outcome = z.enum(['create', 'change', 'same', 'error'])
export type Outcome = z.infer<typeof Outcome>

/** Which lines are shown: those of an outcome, those of which a cell alone is left out, or what undoing kept. */
export const RowFilter = z.enum([...Outcome.options, 'remark', 'kept'])
export type RowFilter = z.infer<typeof RowFilter>

export const Kind = z.enum(['property', 'building', 'unit', 'period', 'tenant'])
export type Kind = z.infer<typeof Kind>

/** A column as the file has it, with its first values, and what it means. */
export const Column = z.object({ header: z.string(), samples: z.array(z.string()), field: Field.nullable() })
export type Column = z.infer<typeof Column>

const tally = z.object({ create: z.int(), change: z.int(), same: z.int(), error: z.int() })

/** A line that is none of the rows: what it says, and what it is. */
export const LeftOut = z.object({
  line: z.int(),
  text: z.string(),
  reason: z.enum(['total', 'remark', 'page', 'header', 'hidden']),
})
export type LeftOut = z.infer<typeof LeftOut>

/**
 * How many lines, and how many objects of each kind, have which outcome; lines of which a cell alone is left out; units
 * that the rule makes; what undoing kept; lines that were no rows, with the first of them.
 */
export const Counts = z.object({
  rows: tally.optional(),
  objects: z.partialRecord(Kind, tally).optional(),
  remarks: z.int().optional(),
  generatedUnits: z.int().optional(),
  kept: z.int().optional(),
  leftOut: z.object({ count: z.int(), lines: z.array(LeftOut) }).optional(),
})
export type Counts = z.infer<typeof Counts>

export const Import = z.object({
  id,
  appId: id,
  appName: z.string(),
  fileName: z.string(),
  state: ImportState,
  /** Why it failed, or why what was previewed can not be applied. */
  problem: z.string().nullable(),
  columns: z.array(Column),
  generateUnits: z.boolean(),
  /** Lines of the file below its header; known once it was previewed. */
  rowCount: z.int(),
  progress: z.object({ done: z.int(), total: z.int() }),
  counts: Counts,
  createdBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: instant,
  appliedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  can: can('map', 'preview', 'apply', 'undo', 'report', 'discard'),
})
export type Import = z.infer<typeof Import>

/** What is wrong with one cell; `column` is empty where the whole line is meant. */
export const CellProblem = z.object({
  column: z.string(),
  value: z.string(),
  code: z.string(),
  line: z.int().optional(),
  /** What of the line does not come in for it: nothing, this cell alone, an object with all below it, or the whole line. */
  leavesOut: z.enum(['nothing', 'cell', 'unit', 'period', 'tenant', 'line']),
})
export type CellProblem = z.infer<typeof CellProblem>

/** A field of an object before and after; null where there was, or will be, nothing. */
export const Change = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type Change = z.infer<typeof Change>

export const ImportRow = z.object({
  line: z.int(),
  label: z.string(),
  outcome: Outcome,
  problems: z.array(CellProblem),
  objects: z.array(
    z.object({
      kind: Kind,
      name: z.string(),
      outcome: Outcome,
      changes: z.array(Change),
      problem: z.string().nullable(),
      /** How many units the rule makes for this building. */
      generatedUnits: z.int(),
      /** Why undoing left it. */
      kept: z.string().nullable(),
    }),
  ),
})
export type ImportRow = z.infer<typeof ImportRow>

const tool = 'master-data' as const

/** Why a file can not be read. */
export const unreadable = [
  'file-unreadable',
  'file-old-or-locked',
  'file-too-heavy',
  'file-empty',
  'file-hidden',
  'too-many-columns',
] as const

/** The most that a file may weigh, in bytes. */
export const MOST_BYTES = 64_000_000

export const uploadImport = endpoint({
  tool,
  summary:
    'Brings a file (CSV or Excel) into an app and guesses what its columns mean; nothing is written yet',
  method: 'POST',
  path: '/imports',
  query: z.object({ appId: id }),
  reply: Import,
  upload: MOST_BYTES,
  problems: ['too-large', 'file-missing', ...unreadable],
})

export const listImports = endpoint({
  tool,
  summary: 'The imports of the apps one may import into, newest first',
  method: 'GET',
  path: '/imports',
  query: z.object({
    after: id.optional(),
    limit: limitByKey(100, 25),
  }),
  reply: pageOf(Import),
})

export const showImport = endpoint({
  tool,
  summary: 'One import: columns, state, progress and counts',
  method: 'GET',
  path: '/imports/:importId',
  reply: Import,
})

export const mapImport = endpoint({
  tool,
  summary:
    'Says what the columns mean, in the order of the file; remembered for the next file of the app with the same columns',
  method: 'PUT',
  path: '/imports/:importId/mapping',
  body: z.object({ fields: z.array(Field.nullable()).max(200), generateUnits: z.boolean().default(false) }),
  reply: Import,
  problems: ['import-busy', 'field-twice', 'mapping-incomplete'],
})

export const previewImport = endpoint({
  tool,
  summary: 'Works out what every line of the file would do; nothing is written to the master data',
  method: 'POST',
  path: '/imports/:importId/preview',
  reply: Import,
  problems: ['import-busy', 'mapping-incomplete'],
})

export const listImportRows = endpoint({
  tool,
  summary: 'The lines of the file and what becomes of them',
  method: 'GET',
  path: '/imports/:importId/rows',
  query: z.object({
    outcome: RowFilter.optional(),
    after: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
    limit: limitByKey(500, 100),
  }),
  reply: pageOf(ImportRow),
})

export const applyImport = endpoint({
  tool,
  summary: 'Does what was previewed, all of it or nothing',
  method: 'PUT',
  path: '/imports/:importId/application',
  reply: Import,
  problems: ['import-busy', 'import-not-previewed', 'import-expired'],
})

export const undoImport = endpoint({
  tool,
  summary: 'Takes an applied import back, as far as nothing was built on it',
  method: 'PUT',
  path: '/imports/:importId/undoing',
  reply: Import,
  problems: ['import-busy', 'import-not-applied'],
})

export const discardImport = endpoint({
  tool,
  summary: 'Throws an import away that was never applied, with its file',
  method: 'DELETE',
  path: '/imports/:importId',
  problems: ['import-busy'],
})

export const showImportReport = endpoint({
  tool,
  summary: 'What became of every line, as a CSV file in the language of the reader',
  method: 'GET',
  path: '/imports/:importId/report',
  download: true,
})
