import type { Translated } from '#kernel/contract/shapes.ts'
import { cut } from '#kernel/contract/text.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Seen } from '#modules/accounts/public.ts'
import { presentFile } from '#modules/files/public.ts'
import { lines, type Status, type Ticket, ticketField, type TicketRow } from './contract.ts'
import type { Delta } from './events.ts'
import type { HistoryEvent } from './history.queries.ts'
import type { ListedTicket } from './list.queries.ts'
import type { Message } from './messages.contract.ts'
import type { AttachedFile, MessageDetails } from './messages.queries.ts'
import { lightOf, linesOf, LONGEST_EXCERPT } from './rules.ts'
import type { Contact, TicketDetails } from './tickets.queries.ts'
import type { HistoryEntry } from './update.contract.ts'

export const presentRow = (row: ListedTicket): TicketRow => ({
  id: row.id,
  incrementID: String(row.number),
  title: row.title,
  status: row.status,
  requester: row.requester ?? '',
  registered: row.registered,
  place: row.place ?? '',
  category: row.category,
  assignedTo: row.assignee,
  customerWaitingSinceIndicator: lightOf(row.customerWaitingSince),
  customerWaitingSince: row.customerWaitingSince?.toISOString() ?? null,
  read: row.read,
  excerpt: cut(row.excerpt ?? '', LONGEST_EXCERPT),
  fileCount: row.fileCount,
  commentCount: row.commentCount,
  activityAt: row.activityAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
})

type Means = Pick<Services, 'publicUrl'>

interface Side {
  can: Ticket['can']
  /** Seen from our side, as against its requester's. */
  isAgent: boolean
  /** Gives whom it names as the reader sees them. */
  person: Seen
}

const faceOf = ({ id, username, profileImage }: Contact) => ({ id, username, profileImage })

/** The place as a key: `Unit-<id>`, the narrowest that the ticket has. */
export const placeKeyOf = (row: {
  appId: string
  propertyId?: string | null
  buildingId?: string | null
  unitId?: string | null
}) =>
  row.unitId
    ? `Unit-${row.unitId}`
    : row.buildingId
      ? `Group-${row.buildingId}`
      : row.propertyId
        ? `Property-${row.propertyId}`
        : `App-${row.appId}`

export const placeNameOf = ({
  building,
  property,
  unit,
}: Pick<TicketDetails, 'building' | 'property' | 'unit'>) =>
  [building?.name ?? property?.name, unit?.name].filter(Boolean).join(', ')

const channelsOf = ({ appId, propertyId, buildingId, unitId }: TicketDetails) => [
  `App-${appId}`,
  ...(propertyId ? [`Property-${propertyId}`] : []),
  ...(buildingId ? [`Group-${buildingId}`] : []),
  ...(unitId ? [`Unit-${unitId}`] : []),
]

/** The people whom a ticket names. */
export const peopleOf = ({ personId, assigneeId, createdById }: TicketDetails) => [
  personId,
  assigneeId,
  createdById,
]

export const presentTicket = (
  row: TicketDetails,
  stored: AttachedFile[],
  { can, isAgent, person: personSeen }: Side,
  services: Means,
): Ticket => {
  const { person, assignee, creator } = row
  const files = stored.map((file) => presentFile(file, services))
  const phoneNumber = row.requesterPhone ?? person?.phoneNumber ?? null
  // How to reach a colleague is for colleagues; residents see who looks after their request.
  const show = (contact: Contact) => {
    const { email, phoneNumber } = contact
    return personSeen({ ...faceOf(contact), ...(isAgent && { email, phoneNumber }) })
  }
  const participants = [
    ...(person ? [{ ...show(person), roles: ['requester'] }] : []),
    ...(assignee ? [{ ...show(assignee), roles: ['agent'] }] : []),
  ]
  return {
    id: row.id,
    incrementID: String(row.number),
    sortHash: `${row.activityAt.toISOString()} ${row.id}`,
    ...linesOf(row),
    description: row.description,
    status: row.status as Status,
    category: row.categoryId,
    channels: channelsOf(row),
    labels: [],
    tags: [],
    files: files.map(({ id }) => id),
    inputChannel: row.inputChannel,
    phoneNumber,
    customSettings: row.customSettings as Record<string, unknown>,
    commentCount: row.messageCount,
    read: row.read,
    unreadAdminMessages: isAgent ? row.unread : 0,
    unreadUserMessages: isAgent ? 0 : row.unread,
    customerWaitingSinceIndicator: lightOf(row.customerWaitingSince),
    customerWaitingSince: row.customerWaitingSince?.toISOString() ?? null,
    lastStatusUpdate: row.statusChangedAt.toISOString(),
    activityAt: row.activityAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
    place: placeNameOf(row),
    placeKey: placeKeyOf(row),
    unitID: row.unitId,
    appID: row.appId,
    conversationID: row.conversationId,
    requester: {
      id: row.personId,
      name: person?.username ?? row.requesterName ?? row.requesterEmail ?? '',
      email: person?.email ?? row.requesterEmail,
      phoneNumber,
    },
    _embedded: {
      assignedTo: assignee && show(assignee),
      createdBy: creator && personSeen(faceOf(creator)),
      category: { id: row.categoryId, name: row.category as Translated },
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

/** `readAt`: until when the reader had read the ticket before. */
export const presentMessage = (
  row: MessageDetails,
  stored: AttachedFile[],
  reader: { personId: string; readAt: Date | null },
  services: Means,
): Message => {
  const files = stored
    .filter(({ messageId }) => messageId === row.id)
    .map((file) => presentFile(file, services))
  const ids = files.map(({ id }) => id)
  const { authorId, authorEmail } = row
  return {
    id: row.id,
    type: row.type as Message['type'],
    content:
      row.type === 'file' ? { description: row.content, files: ids } : { content: row.content, files: ids },
    internal: row.internal,
    byAgent: row.byAgent,
    read: authorId === reader.personId || (reader.readAt !== null && row.createdAt <= reader.readAt),
    inputChannel: row.inputChannel,
    createdAt: row.createdAt.toISOString(),
    author: {
      id: authorId,
      name: row.username ?? row.authorName ?? authorEmail ?? '',
      profileImage: row.profileImageId,
    },
    _embedded: {
      createdByCommunicationMethod: {
        // An address is no thing of its own: the message stands for it.
        id: authorId ?? row.id,
        type: authorEmail ? 'email' : authorId ? 'user' : 'name',
        value: authorEmail ?? authorId ?? row.authorName ?? '',
      },
      files,
    },
  }
}

/** Fields whose values need no name. */
const isPlain = (field: string) => field === 'status' || field in lines

const deltaOf = ({ data }: HistoryEvent) => (data as { delta?: Delta }).delta ?? {}

/** The ids and place keys in a history, whose names it shows. */
export const keysIn = (events: HistoryEvent[]) =>
  events.flatMap((event) =>
    Object.entries(deltaOf(event))
      .filter(([field]) => !isPlain(field))
      .flatMap(([, { from, to }]) => [from, to])
      .filter((key) => typeof key === 'string'),
  )

/** Events as the history shows them; those that changed nothing are left out. */
export const presentHistory = (
  events: HistoryEvent[],
  names: Map<string, string | Translated>,
): HistoryEntry[] =>
  events.flatMap((event) => {
    const { id, type, occurredAt, actorId, username, profileImageId } = event
    const named = (field: string, key: string | null | undefined) =>
      key === null || key === undefined
        ? null
        : isPlain(field)
          ? key
          : (names.get(key.replace(/^\w+-/, '')) ?? key)
    const delta = deltaOf(event)
    const changes = ticketField.options.flatMap((field) => {
      const change = delta[field]
      return change ? [{ field, from: named(field, change.from), to: named(field, change.to) }] : []
    })
    if (type === 'ticket.updated' && changes.length === 0) return []
    return {
      id,
      type: type as HistoryEntry['type'],
      actor: actorId ? { id: actorId, username: username ?? '', profileImage: profileImageId } : null,
      at: occurredAt.toISOString(),
      changes,
    }
  })
