import { del, entries, get, set } from 'idb-keyval'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { upload } from '#kernel/web/api.ts'
import { useProblem } from '#kernel/web/problem.ts'
import { useToast } from '#kernel/web/toast.tsx'

/** A report as it waits on the device: what was typed, the photos, and the key that makes sending it twice one. */
export interface Waiting {
  key: string
  userId: string
  body: {
    category: string
    title: string
    description: string
    utilisationPeriod: string
    phoneNumber?: string | undefined
  }
  photos: Blob[]
}

const name = ({ key }: { key: string }) => `report ${key}`

/** Keeps a report until it has arrived; it survives a closed tab and an empty battery. */
export const keep = (report: Waiting) => set(name(report), report)

/**
 * Sends a report and forgets it. Rejects when there is no connection: then it stays. However many tabs want to, one does;
 * the others are given nothing.
 */
export const dispatch = (report: Waiting): Promise<{ id: string } | undefined> =>
  navigator.locks.request(name(report), async () => ((await get(name(report))) ? send(report) : undefined))

const send = async (report: Waiting): Promise<{ id: string }> => {
  const files: string[] = []
  for (const [index, photo] of report.photos.entries())
    files.push((await upload(photo, `photo-${index + 1}.jpg`)).id)
  const reply = await fetch(`/api/v1/users/${report.userId}/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': report.key },
    body: JSON.stringify({ ...report.body, files, inputChannel: 'app' }),
  }).catch(() => {
    throw new Problem(0, 'offline')
  })
  const body = await reply.json()
  if (!reply.ok) {
    if (isFinal(reply.status)) await del(name(report))
    throw new Problem(reply.status, body.code, { issues: body.issues })
  }
  await del(name(report))
  return body
}

/** Whoever was signed out meanwhile, or asked too often, is answered otherwise another time. */
const isFinal = (status: number) => status >= 400 && status < 500 && status !== 401 && status !== 429

/** Sends what waits whenever there is a network, and says so when it is not taken. */
export const useOutbox = (userId: string) => {
  const queries = useQueryClient()
  const toast = useToast()
  const { say } = useProblem()
  const tell = useEffectEvent(({ body }: Waiting, error: unknown) => {
    if (error instanceof Problem && isFinal(error.status)) toast({ text: `${body.title}: ${say(error)}` })
  })
  useEffect(() => {
    const flush = async () => {
      for (const [, value] of await entries<string, Waiting>())
        if (value?.userId === userId && value.body)
          await dispatch(value).catch((error: unknown) => tell(value, error))
      void queries.invalidateQueries()
    }
    const begin = async () => {
      if ((await entries()).length > 0 && navigator.onLine) await flush()
    }
    void begin()
    addEventListener('online', flush)
    return () => removeEventListener('online', flush)
  }, [userId, queries])
}

const DRAFT = 'draft-photos'
export const keepDraftPhotos = (photos: Blob[]) => set(DRAFT, photos)
export const draftPhotos = async () => (await get<Blob[]>(DRAFT)) ?? []
export const forgetDraftPhotos = () => del(DRAFT)
