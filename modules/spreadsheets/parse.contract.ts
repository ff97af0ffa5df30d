import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { Import, unreadable } from './contract.ts'

/** The code pages that people's files come in: Unicode, Windows, Macs of old, and DOS. */
export const Encoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1254',
  'macintosh',
  'cp850',
  'cp437',
])

export type Encoding = z.infer<typeof Encoding>

export const Separator = z.enum([';', '\t', ',', '|'])
export type Separator = z.infer<typeof Separator>

/** What a person says of how a file is to be read; what they leave out is found out. */
export const Choices = z.object({
  encoding: Encoding.optional(),
  separator: Separator.optional(),
  /** The name of the sheet of a workbook. */
  sheet: z.string().max(200).optional(),
  /** The number of the line that names the columns; 0 when there is none. */
  headerLine: z.int().min(0).max(10_000).optional(),
  /** Over how many lines the names go. */
  headerLines: z.int().min(1).max(3).optional(),
  /** Leave out sums, page numbers, repeated headers and remarks between the rows, and rows that are hidden. */
  leaveOutRemarks: z.boolean().optional(),
})
export type Choices = z.infer<typeof Choices>

/** How a file is read, and what it looks like. */
export const Reading = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: Encoding,
  /** How the first text with an accent looks in each encoding; empty for a workbook. */
  encodings: z.array(z.object({ encoding: Encoding, sample: z.string() })),
  separator: Separator,
  sheet: z.string(),
  /** The sheets of a workbook in the order of their tabs. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), empty: z.boolean() })),
  headerLine: z.int(),
  headerLines: z.int(),
  leaveOutRemarks: z.boolean(),
  /** The first lines as they are, each with what it is taken for. */
  head: z.array(
    z.object({
      line: z.int(),
      cells: z.array(z.string()),
      role: z.enum(['above', 'header', 'row', 'total', 'remark', 'page', 'hidden']),
    }),
  ),
  /** What was found out, not said by a person. */
  guessed: z.array(z.enum(['encoding', 'separator', 'sheet', 'headerLine'])),
  /** Whether the columns mean what somebody said of an earlier file with the same columns. */
  remembered: z.boolean(),
})
export type Reading = z.infer<typeof Reading>

const tool = 'master-data' as const

export const showReading = endpoint({
  tool,
  summary: 'How the file of an import is read: its encoding, sheet and header, with its first lines',
  method: 'GET',
  path: '/imports/:importId/reading',
  reply: Reading,
})

export const setReading = endpoint({
  tool,
  summary: 'Says how the file of an import is to be read; what is left out is found out again',
  method: 'PUT',
  path: '/imports/:importId/reading',
  body: Choices,
  reply: Import,
  problems: ['import-busy', 'file-missing', ...unreadable],
})
