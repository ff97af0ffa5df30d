import type { Language } from '#kernel/contract/shapes.ts'
import type { PictureKey } from './pictures.ts'

export type TicketStatus = 'waiting-for-agent' | 'waiting-for-customer' | 'waiting-for-external' | 'closed'
export type InputChannel = 'app' | 'cockpit' | 'craftsmen' | 'email' | 'phone'

/** A message after the description. Instants are ISO 8601 in UTC. `authorKey`: of a resident or of the staff. */
export type DemoMessage = {
  at: string
  content: string
  internal: boolean
  byAgent: boolean
  authorKey?: string
  authorName: string
  authorEmail?: string
  inputChannel: InputChannel
}

/** A picture to draw: scene and the seed of its variation. */
export type DemoPicture = { key: PictureKey; seed: number }

export type DemoTicketEvent = {
  at: string
  type: 'created' | 'assigned' | 'status-changed'
  byKey?: string
  /** The new assignee's key or the new status. */
  to?: string
}

export type DemoTicket = {
  /** 1 to 600, in the order of creation. */
  number: number
  /** The real request that it retells, and the story that does it. */
  requestId: string
  storyKey: string
  language: Language
  categoryKey: string
  title: string
  description: string
  propertyKey: string
  buildingKey: string
  unitKey: string
  /** A resident with an account, or somebody known by name and contact only. */
  requester: { residentKey: string } | { name: string; email?: string; phoneNumber?: string }
  inputChannel: InputChannel
  status: TicketStatus
  assigneeKey?: string
  createdByKey?: string
  createdAt: string
  /** The last thing that was said or done. */
  activityAt: string
  statusChangedAt: string
  /** The first word of the requester that nobody has answered. */
  customerWaitingSince?: string
  closedAt?: string
  pictures: DemoPicture[]
  messages: DemoMessage[]
  history: DemoTicketEvent[]
}
