import { useQuery } from '@tanstack/react-query'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { findMailServer } from '../contract.ts'
import { serverWords } from '../server.words.ts'

const LOOK_MILLISECONDS = 60_000

/** Says while the mail server takes no mails since when, how many wait, what it answers and what is to be done. */
export function MailNotice() {
  const words = useWords(serverWords)
  const formats = useFormats()
  const { data } = useQuery({ ...read(findMailServer, {}), refetchInterval: LOOK_MILLISECONDS })
  if (!data?.failingSince) return null
  return (
    <p className="notice" role="status">
      <strong>{words.failing(formats.full(data.failingSince))}</strong>{' '}
      {data.waiting > 0 && words.waiting(data.waiting)} {words[data.cause ?? 'other']}
      {data.said && (
        <>
          {' '}
          {words.said} <q>{data.said}</q>
        </>
      )}
    </p>
  )
}
