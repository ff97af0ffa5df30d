import type { Row } from '#database/tables.ts'
import { notFound } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { MayReadFile } from '#kernel/server/module.ts'
import type { Storage } from '#kernel/server/storage.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { removeFile } from './commands.ts'
import * as contract from './contract.ts'
import { keepFile, presentFile, removeStored, type StoredSize, storeFile } from './public.ts'
import * as queries from './queries.ts'
import { mayShow } from './rules.ts'

/** The endpoints of files; `readers` are asked in turn whether somebody may read a file that is not their own. */
export const fileEndpoints = (readers: readonly MayReadFile[]) => {
  const findReadable = async ({
    db,
    actor,
    params,
  }: {
    db: Db
    actor: Actor
    params: { fileId: string }
  }) => {
    const file = await queries.findFile(db, params.fileId)
    if (!file || file.ownerId === actor.personId) return file
    for (const mayRead of readers) if (await mayRead(db, actor, file.id)) return file
    return undefined
  }
  return [
    serve(contract.uploadFile, {
      allow: everyone,
      async prepare({
        actor: { organizationId, personId: caller },
        uploaded: { path: from, name },
        services,
        undo,
      }) {
        const stored = await storeFile(services, { organizationId, caller, name, from })
        undo(() => removeStored(services.storage, stored))
        return stored
      },
      run: async ({ db, actor: { personId: ownerId }, uploaded: { fields }, prepared, services }) =>
        presentFile(await keepFile(db, prepared, { ownerId, path: fields.path ?? '' }), services),
    }),
    serve(contract.findFile, {
      find: findReadable,
      allow: everyone,
      run: async ({ subject, services }) => presentFile(subject, services),
    }),
    serve(contract.downloadFile, {
      find: findReadable,
      allow: everyone,
      run:
        async ({ subject, params, services, request }) =>
        () =>
          download(services.storage, subject, params.size, request),
    }),
    serve(contract.removeFile, {
      find: findReadable,
      allow: (actor, file) => file.ownerId === actor.personId,
      run: ({ db, actor, subject }) => removeFile(db, actor, subject.id),
    }),
    serveAnonymous(contract.downloadPublicFile, {
      async run({ database, params, services, request }) {
        const file = await queries.findPublicFile(database, params.appId, params.fileId)
        if (!file) throw notFound()
        return download(services.storage, file, params.size, request)
      },
    }),
  ]
}

const download = async (storage: Storage, file: Row<'file'>, size: string, request: Request) => {
  const sizes = file.sizes as unknown as Record<string, StoredSize>
  const stored = Object.hasOwn(sizes, size) ? sizes[size] : undefined
  if (!stored) throw notFound()
  const tag = `"${file.id}-${size}"`
  const headers = {
    'content-type': file.type,
    'content-disposition': `${mayShow(file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    // A logo is shown by programs that read mail in a browser; whatever else there is, by our own pages only.
    'cross-origin-resource-policy': file.public ? 'cross-origin' : 'same-origin',
    'cache-control': file.public ? 'public, max-age=86400' : 'private, no-cache',
    etag: tag,
  }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  const { body, size: length } = await storage.get(stored.key)
  return new Response(body, { headers: { ...headers, 'content-length': String(length) } })
}
