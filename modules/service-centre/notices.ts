/** By which way somebody is told, each as far as they wish: in their inbox, of which their devices tell at once, or by mail. */
export type Way = 'inbox' | 'mail'

/** Who is told of something that happened to a ticket, and by which ways; `watchers` want to know what nobody looks after. */
export interface Notice {
  to: 'requester' | 'assignee' | 'watchers'
  by: readonly Way[]
}

/** Whoever a ticket concerns: `personId` is the requester's account, if they have one. */
interface Concerned {
  personId: string | null
  assigneeId: string | null
}

type ActorId = string | null

const BOTH = ['inbox', 'mail'] as const
const INBOX = ['inbox'] as const
const MAIL = ['mail'] as const

const requester = ({ personId }: Concerned, actorId: ActorId, by: Notice['by']): Notice[] =>
  personId === actorId ? [] : [{ to: 'requester', by }]

const assignee = ({ assigneeId }: Concerned, actorId: ActorId, by: Notice['by']): Notice[] =>
  assigneeId === null || assigneeId === actorId ? [] : [{ to: 'assignee', by }]

interface Opened extends Concerned {
  status: string
  inputChannel: string
}

/** Staff wrote down what somebody told them. */
export const isByStaff = ({ inputChannel }: Pick<Opened, 'inputChannel'>) =>
  inputChannel === 'cockpit' || inputChannel === 'phone'

/** Whoever writes for themselves is told that it arrived; staff who note down their own are not. What is closed asks nobody. */
export const ofOpening = (ticket: Opened, actorId: ActorId): Notice[] => {
  if (ticket.status === 'closed') return assignee(ticket, actorId, INBOX)
  return [
    ...(isByStaff(ticket) ? requester(ticket, actorId, MAIL) : [{ to: 'requester', by: MAIL } as const]),
    ...(ticket.assigneeId ? assignee(ticket, actorId, BOTH) : [{ to: 'watchers', by: MAIL } as const]),
  ]
}

export const ofAssignment = (ticket: Concerned, actorId: ActorId): Notice[] => assignee(ticket, actorId, BOTH)

export const ofClosure = (ticket: Concerned, actorId: ActorId): Notice[] => requester(ticket, actorId, BOTH)

/** An answer is for the requester and a question for the assignee, who hears of colleagues' words in the inbox alone. */
export const ofMessage = (
  ticket: Concerned,
  { byAgent, internal }: { byAgent: boolean; internal: boolean },
  actorId: ActorId,
): Notice[] => {
  if (!byAgent) return assignee(ticket, actorId, BOTH)
  const others = assignee(ticket, actorId, INBOX)
  if (internal) return others
  const isBoth = ticket.personId === ticket.assigneeId
  return [...requester(ticket, actorId, BOTH), ...(isBoth ? [] : others)]
}

export const isNotifiedByMail = (notices: readonly Notice[], to: Notice['to']) =>
  notices.some((notice) => notice.to === to && notice.by.includes('mail'))

/** The accounts to whose inboxes these come, and where they read it. */
export const inboxesOf = (notices: readonly Notice[], { personId, assigneeId }: Concerned) =>
  notices.flatMap(({ to, by }) => {
    const id = to === 'requester' ? personId : assigneeId
    const area = to === 'requester' ? 'app' : 'cockpit'
    return by.includes('inbox') && id ? [{ personId: id, area } as const] : []
  })
