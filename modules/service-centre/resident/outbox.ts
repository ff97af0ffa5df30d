import { del, entries, get, set } from 'idb-keyval'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { upload } from '#kernel/web/api.ts'

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

/** Sends a report and forgets it. Rejects when there is no connection: then it stays. */
export const dispatch = async (report: Waiting): Promise<{ id: string }> => {
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
    if (reply.status < 500 && reply.status !== 429) await del(name(report))
    throw new Problem(reply.status, body.code, { issues: body.issues })
  }
  await del(name(report))
  return body
}

/** Sends what waits whenever there is a network. */
export const useOutbox = (userId: string) => {
  const queries = useQueryClient()
  useEffect(() => {
    const flush = async () => {
      for (const [, value] of await entries<string, Waiting>())
        if (value?.userId === userId && value.body) await dispatch(value).catch(() => {})
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
