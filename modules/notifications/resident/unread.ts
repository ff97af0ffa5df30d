import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { read } from '#kernel/web/api.ts'
import { listNotifications } from '../contract.ts'

interface Props {
  personId: string
  children: (count: number) => ReactNode
}

/** How much of what somebody was told they have not read. */
export function Unread({ personId, children }: Props) {
  const inbox = useQuery(read(listNotifications, { params: { userId: personId }, query: { limit: 20 } }))
  return children(inbox.data?.metaData.unreadNotifications ?? 0)
}
