import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'
import { tool } from './codes.contract.ts'

/** Where the window of the envelope is; Swiss envelopes have either. */
const AddressWindow = z.enum(['left', 'right']).default('right')

/** Lines in which a character is left out stand in the header `X-Unwritten`, percent-encoded. */
export const drawLetter = endpoint({
  summary: 'The letter of one invitation, with its code and a QR code, as PDF',
  method: 'GET',
  path: '/invitations/:invitationId/letter',
  recorded: true,
  tool,
  download: true,
  query: z.object({ addressWindow: AddressWindow }),
  reply: z.unknown(),
})

/** Many letters in one file, made in the background. */
export const LetterRun = z.object({
  id,
  state: z.enum(['waiting', 'drawing', 'done', 'failed']),
  letterCount: z.number().int(),
  drawnCount: z.number().int(),
  /** Where the PDF is read, once it is done. */
  url: z.string().nullable(),
  /** Lines in which a character is left out, since no font has it, such as an emoji in a name. */
  unwritten: z.array(z.string()),
  createdAt: instant,
})
export type LetterRun = z.infer<typeof LetterRun>

export const drawLetters = endpoint({
  summary:
    'Draw up to a thousand letters in one file: of these invitations, or of all open ones of a place (a type and an id, such as Property-<id>)',
  method: 'POST',
  path: '/letters',
  tool,
  body: z.object({
    registrationCodeIds: z.array(id).min(1).max(1000).optional(),
    place: z
      .string()
      .regex(/^(?:App|Property|Group|Unit)-[0-9a-f]{24}$/, 'place')
      .optional(),
    addressWindow: AddressWindow,
  }),
  reply: LetterRun,
  problems: ['no-such-invitation', 'too-many-letters'],
})
export const findLetters = endpoint({
  summary: 'How far a run of letters is, and where its file is',
  method: 'GET',
  path: '/letters/:letterRunId',
  tool,
  reply: LetterRun,
})
export const listLetters = endpoint({
  summary: 'The last runs of letters that one asked for, newest first',
  method: 'GET',
  path: '/letters',
  query: z.object(pagingOfWhole),
  tool,
  reply: listOf(LetterRun),
})
