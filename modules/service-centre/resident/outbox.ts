import { del, entries, get, set } from 'idb-keyval'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { upload } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { reportWords } from '../report.words.ts'

/** A report as it waits on the device: what was typed, the photos, and the key that makes sending it twice one. */
export interface Waiting {
  key: string
  userId: string
  body: {
    category: string
    title: string
    description: string
    utilisationPeriod: string
  }
  photos: Blob[]
  /** The photos that have arrived already, so that a second try says the same as the first. */
  files?: string[]
}

const PREFIX = 'report '
const name = ({ key }: { key: string }) => PREFIX + key

/** Keeps a report until it has arrived; it survives a closed tab and an empty battery. */
export const keep = (report: Waiting) => set(name(report), report)

/** Lets go of a report that is a draft again. */
export const letGo = (report: Waiting) => del(name(report))

const listWaiting = async (userId: string) =>
  (await entries<string, Waiting>())
    .filter(([key, { userId: owner }]) => key.startsWith(PREFIX) && owner === userId)
    .map(([, report]) => report)

/**
 * Sends a report and forgets it, in one tab at a time; gives nothing when another tab has sent it meanwhile. Rejects when
 * there is no connection, the session has ended or it is refused: then it stays.
 */
export const dispatch = (report: Waiting): Promise<{ id: string } | undefined> =>
  navigator.locks.request(name(report), async () => {
    const kept = await get<Waiting>(name(report))
    if (!kept) return undefined
    const files = kept.files ?? []
    for (const photo of kept.photos.slice(files.length)) {
      files.push((await upload(photo, `photo-${files.length + 1}.jpg`)).id)
      await keep({ ...kept, files })
    }
    const reply = await fetch(`/api/v1/users/${kept.userId}/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': kept.key },
      body: JSON.stringify({ ...kept.body, files, inputChannel: 'app' }),
    }).catch(() => {
      throw new Problem(0, 'offline')
    })
    const body = await reply.json()
    if (!reply.ok) throw new Problem(reply.status, body.code, { issues: body.issues })
    await letGo(kept)
    return body
  })

/** Refused for what it says: it would be refused again. Everything else may pass. */
export const isRefused = (error: unknown) =>
  error instanceof Problem &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 429].includes(error.status)

/** What waits on this device, as the screens show it. */
export const useWaiting = (userId: string) =>
  useQuery({ queryKey: ['waiting', userId], queryFn: () => listWaiting(userId), networkMode: 'always' })

const TRY_AGAIN_MILLISECONDS = 30_000

/** Sends what waits whenever there may be a network again, and says so. */
export function Outbox({ personId }: { personId: string }) {
  const queries = useQueryClient()
  const words = useWords(reportWords)
  const toast = useToast()
  useEffect(() => {
    const flush = async () => {
      if (!navigator.onLine) return
      const waiting = await listWaiting(personId)
      for (const report of waiting)
        try {
          if (await dispatch(report)) toast({ text: words.sentNow(report.body.title) })
        } catch (error) {
          if (isRefused(error) && (await backToDraft(report)))
            toast({ text: words.refused(report.body.title) })
        }
      if (waiting.length > 0) void queries.invalidateQueries()
    }
    void flush()
    const timer = setInterval(flush, TRY_AGAIN_MILLISECONDS)
    addEventListener('online', flush)
    return () => {
      clearInterval(timer)
      removeEventListener('online', flush)
    }
  }, [personId, queries, words, toast])
  return null
}

/** What was refused is there again where it was written, once nothing else is being written there. */
const backToDraft = async (report: Waiting) => {
  const written = ['title', 'description'].some((field) => localStorage.getItem(`draft report ${field}`))
  if (written || (await draftPhotos()).length > 0) return false
  for (const field of ['category', 'title', 'description'] as const)
    localStorage.setItem(`draft report ${field}`, report.body[field])
  await keepDraftPhotos(report.photos)
  await letGo(report)
  return true
}

const DRAFT = 'draft-photos'
export const keepDraftPhotos = (photos: Blob[]) => set(DRAFT, photos)
export const draftPhotos = async () => (await get<Blob[]>(DRAFT)) ?? []
export const deleteDraftPhotos = () => del(DRAFT)
