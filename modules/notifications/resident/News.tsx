import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading } from '#kernel/web/parts.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { listNotifications, readNotifications } from '../contract.ts'
import { newsWords } from '../screens.words.ts'

/** The inbox: what has happened, newest first. */
export function News() {
  const words = useWords(newsWords)
  const formats = useFormats()
  const me = useMe()
  const params = { userId: me.id }
  const inbox = useQuery(read(listNotifications, { params, query: { limit: 20 } }))
  const readAll = useCommand(readNotifications)
  if (inbox.isLoadingError) return <Failed error={inbox.error} retry={() => void inbox.refetch()} />
  if (!inbox.data) return <Loading />
  const { items } = inbox.data._embedded
  return (
    <div className="screen stack">
      <header className="row">
        <h1 className="grow">{words.news}</h1>
        {inbox.data.metaData.unreadNotifications > 0 && (
          <Button onClick={() => readAll.mutate({ params, body: {} })}>{words.allRead}</Button>
        )}
      </header>
      {items.length === 0 && <Empty title={words.noNews} />}
      <ul className="requests">
        {items.map(({ id, title, createdAt, read: seen, objectID }) => (
          <li key={id}>
            <a
              className={`request ${seen ? '' : 'unread'}`}
              href={`/app/requests/${objectID}`}
              aria-label={title}
            >
              <span className="top">
                <span>{title}</span>
                <small>{formats.recent(createdAt)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
