import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useBrought } from '#kernel/web/screens.ts'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listNotifications, readNotification, readNotifications } from '../contract.ts'
import { linkOf } from '../links.rules.ts'
import { notificationWords } from '../screens.words.ts'

const PAGE = 20
/** What is of this app is opened in it; anything else is loaded. */
const APP = '/app/'

/** The inbox: what has happened, newest first. */
export function Notifications() {
  const words = useWords(notificationWords)
  const { more } = useWords(commonWords)
  const formats = useFormats()
  const me = useMe()
  const places = useBrought().flatMap(({ notificationPlaces }) => notificationPlaces ?? [])
  const params = { userId: me.id }
  const [limit, setLimit] = useState(PAGE)
  const inbox = useQuery({
    ...read(listNotifications, { params, query: { limit } }),
    placeholderData: keepPreviousData,
  })
  const readAll = useCommand(readNotifications)
  const readOne = useCommand(readNotification)
  if (!inbox.data)
    return inbox.error ? <Failed error={inbox.error} retry={() => void inbox.refetch()} /> : <Loading />
  const { _embedded, metaData, total } = inbox.data
  return (
    <div className="screen stack">
      <header className="row">
        <h1 className="grow">{words.news}</h1>
        {metaData.unreadNotifications > 0 && (
          <Button busy={readAll.isPending} onClick={() => readAll.mutate({ params, body: {} })}>
            {words.allRead}
          </Button>
        )}
      </header>
      <ProblemNote error={readAll.error} />
      {total === 0 && <Empty title={words.noNews}>{words.noNewsHint}</Empty>}
      <ul className="requests" aria-live="polite">
        {_embedded.items.map(({ id, title, createdAt, read: seen, objectID, area }) => {
          const page = linkOf(places, { area, objectId: objectID })
          const row = {
            className: `request ${seen ? '' : 'unread'}`,
            onClick: () =>
              void (!seen && readOne.mutate({ params: { notificationId: id }, body: { read: true } })),
          }
          const line = (
            <span className="top">
              <span>
                {!seen && <span className="hidden">{words.unread}: </span>}
                {title}
              </span>
              <small>{formats.recent(createdAt)}</small>
            </span>
          )
          return (
            <li key={id}>
              {page.startsWith(APP) ? (
                <Link to={page.slice(APP.length - 1)} {...row}>
                  {line}
                </Link>
              ) : (
                <a href={page} {...row}>
                  {line}
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {total > _embedded.items.length && (
        <Button busy={inbox.isFetching} onClick={() => setLimit(limit + PAGE)}>
          {more}
        </Button>
      )}
    </div>
  )
}
