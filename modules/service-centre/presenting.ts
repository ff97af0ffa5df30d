import type { File } from '#modules/files/contract.ts'
import type { Status, Ticket, TicketRow } from './contract.ts'
import type { Message } from './messages.contract.ts'
import { presentFile } from '#modules/files/public.ts'
import type { ListedTicket } from './list.queries.ts'
import type { MessageDetails, TicketDetails } from './queries.ts'
import { lightOf } from './rules.ts'

type StoredFile = Parameters<typeof presentFile>[0] & { messageId: string | null }

/** The key of a page of the list: the last row's place in the order. */
export const afterOf = (after: string | undefined) => {
  if (!after) return undefined
  const [at = '', id = ''] = Buffer.from(after, 'base64url').toString().split(' ')
  return Number.isNaN(Date.parse(at)) ? undefined : { at, id }
}

export const presentRow = (row: ListedTicket): TicketRow => ({
  id: row.id,
  incrementID: String(row.number),
  title: row.title,
  status: row.status,
  requester: row.requester ?? '',
  registered: row.registered,
  place: row.place ?? '',
  category: row.category,
  assignedTo: row.assigneeId ? { id: row.assigneeId, username: row.assigneeName ?? '', profileImage: row.assigneeImageId } : null,
  customerWaitingSinceIndicator: lightOf(row.customerWaitingSince),
  customerWaitingSince: row.customerWaitingSince?.toISOString() ?? null,
  read: row.read,
  excerpt: row.excerpt ?? '',
  fileCount: Number(row.fileCount),
  commentCount: row.commentCount,
  activityAt: row.activityAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
})

interface Side {
  can: Ticket['can']
  isAgent: boolean
}

export const presentTicket = (row: TicketDetails, stored: StoredFile[], { can, isAgent }: Side): Ticket => {
  const files: File[] = stored.map(presentFile)
  const person = row.person as { id: string; username: string; email: string; phoneNumber: string | null; profileImage: string | null } | null
  const assignee = row.assignee as typeof person
  const participants = [person && { ...faceOf(person), roles: ['requester'] }, assignee && { ...faceOf(assignee), roles: ['agent'] }].filter((one) => one !== null)
  return {
    id: row.id,
    incrementID: String(row.number),
    sortHash: row.id,
    title: row.title,
    description: row.description,
    status: row.status as Status,
    category: row.categoryId,
    channels: [`App-${row.appId}`, ...(row.propertyId ? [`Property-${row.propertyId}`] : []), ...(row.buildingId ? [`Group-${row.buildingId}`] : []), ...(row.unitId ? [`Unit-${row.unitId}`] : [])],
    labels: [],
    tags: [],
    files: files.map(({ id }) => id),
    inputChannel: row.inputChannel,
    phoneNumber: row.requesterPhone ?? person?.phoneNumber ?? null,
    customSettings: row.customSettings as Record<string, unknown>,
    commentCount: row.messageCount,
    read: row.read,
    unreadAdminMessages: isAgent ? 0 : Number(row.unread),
    unreadUserMessages: isAgent ? Number(row.unread) : 0,
    customerWaitingSinceIndicator: lightOf(row.customerWaitingSince),
    lastStatusUpdate: row.statusChangedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    place: [row.building?.name ?? row.property?.name, row.unit?.name].filter(Boolean).join(', '),
    unitID: row.unitId,
    appID: row.appId,
    requester: {
      id: row.personId,
      name: person?.username ?? row.requesterName ?? '',
      email: person?.email ?? row.requesterEmail,
      phoneNumber: row.requesterPhone ?? person?.phoneNumber ?? null,
    },
    _embedded: {
      assignedTo: assignee && { ...faceOf(assignee), phoneNumber: assignee.phoneNumber, email: assignee.email },
      createdBy: row.creator && faceOf(row.creator),
      category: { id: row.categoryId, name: row.category },
      conversations: [{ id: row.conversationId, _embedded: { participants } }],
      files,
      labels: [],
      property: row.property,
      group: row.building,
      unit: row.unit,
    },
    can,
  }
}

const faceOf = ({ id, username, profileImage }: { id: string; username: string; profileImage: string | null }) => ({ id, username, profileImage })

export const presentMessage = (row: MessageDetails, stored: StoredFile[]): Message => {
  const files = stored.filter(({ messageId }) => messageId === row.id).map(presentFile)
  const ids = files.map(({ id }) => id)
  const name = row.username ?? row.authorName ?? row.authorEmail ?? ''
  return {
    id: row.id,
    type: row.type as Message['type'],
    content: row.type === 'file' ? { description: row.content, content: row.content, files: ids } : { content: row.content, files: ids },
    internal: row.internal,
    byAgent: row.byAgent,
    read: true,
    inputChannel: row.inputChannel,
    createdAt: row.createdAt.toISOString(),
    author: { id: row.authorId, name, profileImage: row.profileImageId },
    _embedded: {
      createdByCommunicationMethod: { id: row.authorId, type: row.authorEmail ? 'email' : 'user', value: row.authorEmail ?? row.authorId ?? '' },
      files,
    },
  }
}

interface HistoryEvent {
  id: string
  type: string
  data: unknown
  occurredAt: Date
  username: string | null
}

/** Events as the history shows them; names stand for the people who were assigned. */
export const historyOf = (events: HistoryEvent[], names: Map<string, string>) =>
  events.map(({ id, type, data, occurredAt, username }) => {
    const delta = ((data as { delta?: Record<string, { from?: string | null; to: string | null }> }).delta ?? {})
    const shown = (field: string, value: string | null | undefined) => (field === 'assignee' && value ? (names.get(value) ?? value) : (value ?? null))
    return {
      id,
      type,
      actor: username,
      at: occurredAt.toISOString(),
      changes: Object.entries(delta).map(([field, { from, to }]) => ({ field, from: shown(field, from), to: shown(field, to) })),
    }
  })
