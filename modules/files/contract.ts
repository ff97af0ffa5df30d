import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant } from '#kernel/contract/shapes.ts'

/** The most that one upload may weigh, in bytes. */
export const MOST_BYTES = 50 * 1024 * 1024

export const Size = z.enum(['original', 'big', 'medium', 'small', 'thumb'])
export type Size = z.infer<typeof Size>

const Stored = z.object({
  url: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})

export const File = z.object({
  id,
  name: z.string(),
  type: z.string(),
  size: z.number(),
  description: z.string(),
  originalFilename: z.string(),
  extension: z.string(),
  /** `image` for what was drawn anew in all sizes; of a `document` every size is the original. */
  category: z.string(),
  path: z.string(),
  deletedAt: instant.nullable(),
  files: z.object({ original: Stored, big: Stored, medium: Stored, small: Stored, thumb: Stored }),
})
export type File = z.infer<typeof File>

export const uploadFile = endpoint({
  summary: 'Upload a file; pictures lose their hidden data and get smaller sizes',
  method: 'POST',
  path: '/files',
  upload: MOST_BYTES,
  reply: File,
  problems: ['too-large', 'file-missing', 'file-empty', 'picture-too-big', 'storage-full'],
})

export const findFile = endpoint({ summary: 'A file', method: 'GET', path: '/files/:fileId', reply: File })

export const downloadFile = endpoint({
  summary: 'The bytes of a file in one of its sizes',
  method: 'GET',
  path: '/files/:fileId/:size',
  download: true,
  reply: z.unknown(),
})

export const downloadPublicFile = endpoint({
  summary: 'A logo or icon that the sign-in page shows',
  method: 'GET',
  path: '/apps/:appId/files/:fileId/:size',
  anonymous: true,
  download: true,
  reply: z.unknown(),
})

export const removeFile = endpoint({
  summary: 'Delete a file of one’s own',
  method: 'DELETE',
  path: '/files/:fileId',
})
