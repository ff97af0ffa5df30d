import type { DemoTicket } from './content/ticket.ts'
import { newId } from './keys.ts'
import type { Loading } from './load.ts'

const UNREAD_HOURS = 6
const INBOX_DAYS = 21

/** What people have read by now: all but the last hours, and who looks after requests also whatever waits for others. */
export const loadReading = async (
  { insert, idOf, now }: Loading,
  tickets: readonly DemoTicket[],
  hasAccount: (residentKey: string) => boolean,
) => {
  const lately = now.subtract({ hours: UNREAD_HOURS }).toString()
  const inInbox = now.subtract({ hours: 24 * INBOX_DAYS }).toString()
  const reading: object[] = []
  const notifications: object[] = []
  for (const { number, requester, status, assigneeKey, activityAt, title, messages } of tickets) {
    const ticketId = idOf(`ticket ${number}`)
    const old = activityAt < lately
    const resident = 'residentKey' in requester && hasAccount(requester.residentKey) && requester.residentKey
    const staff = new Set(['manager', ...(assigneeKey ? [assigneeKey] : [])])
    for (const key of status === 'waiting-for-agent' && !old ? [] : staff)
      reading.push({ ticketId, personId: idOf(`person ${key}`), readAt: activityAt })
    if (!resident) continue
    const personId = idOf(`person ${resident}`)
    if (old) reading.push({ ticketId, personId, readAt: activityAt })
    for (const { at, byAgent, internal, authorName } of messages)
      if (byAgent && !internal && at > inInbox)
        notifications.push({
          id: newId(Date.parse(at)),
          personId,
          type: 'ticket-comment',
          category: 'messages',
          title: `${authorName}: ${title}`,
          objectId: ticketId,
          createdAt: at,
          readAt: old ? activityAt : null,
        })
  }
  await insert('ticketReading', reading)
  await insert('notification', notifications)
}
