import { memo } from 'react'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Avatar } from '#kernel/web/components.tsx'
import type { TicketRow } from '../contract.ts'
import { screenWords } from '../screens.words.ts'

interface Props {
  ticket: TicketRow
  current: boolean
  open: (id: string) => void
}

/** One row of the list. */
export const TicketItem = memo(function TicketItem({ ticket, current, open }: Props) {
  const words = useWords(screenWords)
  const formats = useFormats()
  const light = ticket.customerWaitingSinceIndicator
  return (
    <li>
      <button
        type="button"
        id={ticket.id}
        className={`item ${ticket.read ? '' : 'unread'}`}
        aria-current={current ? 'true' : undefined}
        onClick={() => open(ticket.id)}
      >
        <span className={`light ${light}`} title={words[light]} />
        <span className="hidden">
          {words[light]}
          {!ticket.read && `, ${words.unread}`}
        </span>
        <span className="body">
          <span className="top">
            <span className="who">{ticket.requester || ticket.place}</span>
            <small>{formats.recent(ticket.activityAt)}</small>
          </span>
          <span className="what">{ticket.title}</span>
          <span className="excerpt">{ticket.excerpt}</span>
          <span className="bottom">
            <small>#{ticket.incrementID}</small>
            <span className="pill">{words[ticket.status]}</span>
            <small className="where">{ticket.place}</small>
          </span>
        </span>
        {ticket.assignedTo && (
          <Avatar name={ticket.assignedTo.username} image={ticket.assignedTo.profileImage} size={26} />
        )}
      </button>
    </li>
  )
})
