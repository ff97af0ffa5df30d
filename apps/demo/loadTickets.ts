import { demoProperties } from './content/buildings.ts'
import { demoPopulation } from './content/people.ts'
import type { DemoTicket } from './content/ticket.ts'
import { demoTickets } from './content/tickets.ts'
import { newId } from './keys.ts'
import type { Loading } from './load.ts'
import { loadReading } from './loadReading.ts'
import { variantOf } from './pictures.ts'

/** The tickets with their conversations, pictures and history. Gives the category that scripts may use. */
export const loadTickets = async (loading: Loading) => {
  const { insert, idOf, now, pictures: drawn } = loading
  const appId = idOf('app')
  const tickets = demoTickets(now)
  const names = namesOf(now)
  await insert('ticketCounter', [{ last: tickets.length }])
  await insert(
    'ticket',
    tickets.map((ticket) => ({ ...columnsOf(ticket, loading, names), appId })),
  )
  await insert(
    'conversation',
    tickets.map(({ number, createdAt }) => ({
      id: idOf(`conversation ${number}`, Date.parse(createdAt)),
      ticketId: idOf(`ticket ${number}`),
      createdAt,
    })),
  )
  await insert(
    'message',
    tickets.flatMap(({ number, messages }) =>
      messages.map(
        ({ at, content, internal, byAgent, authorKey, authorName, authorEmail, inputChannel }) => ({
          id: newId(Date.parse(at)),
          conversationId: idOf(`conversation ${number}`),
          ticketId: idOf(`ticket ${number}`),
          content,
          internal,
          byAgent,
          authorId: authorKey && names.accounts.has(authorKey) ? idOf(`person ${authorKey}`) : null,
          authorName,
          authorEmail: authorEmail ?? null,
          inputChannel,
          createdAt: at,
        }),
      ),
    ),
  )
  await insert(
    'event',
    tickets.flatMap((ticket) => eventsOf(ticket, idOf)),
  )
  await insert('file', [...drawn.onTickets.values()])
  await insert(
    'attachment',
    tickets.flatMap(({ number, pictures }) =>
      pictures.map((picture, position) => ({
        ticketId: idOf(`ticket ${number}`),
        fileId: drawn.onTickets.get(variantOf(picture))!.id,
        position,
      })),
    ),
  )
  await loadReading(loading, tickets, names.accounts.has)
  return idOf('category heating')
}

const namesOf = (now: Temporal.Instant) => {
  const { residents } = demoPopulation(now)
  const unregistered = new Set(residents.filter(({ registered }) => !registered).map(({ key }) => key))
  return {
    residents: new Map(residents.map((resident) => [resident.key, resident])),
    accounts: { has: (key: string) => !unregistered.has(key) },
    buildings: new Map(
      demoProperties().flatMap(({ buildings }) => buildings.map((building) => [building.key, building.name])),
    ),
  }
}

const columnsOf = (ticket: DemoTicket, { idOf }: Loading, names: ReturnType<typeof namesOf>) => {
  const { number, requester } = ticket
  const resident = 'residentKey' in requester ? names.residents.get(requester.residentKey) : undefined
  const name = resident?.name ?? ('name' in requester ? requester.name : '')
  return {
    id: idOf(`ticket ${number}`, Date.parse(ticket.createdAt)),
    number,
    propertyId: idOf(`property ${ticket.propertyKey}`),
    buildingId: idOf(`building ${ticket.buildingKey}`),
    unitId: idOf(`unit ${ticket.unitKey}`),
    personId: resident ? idOf(`person ${resident.key}`) : null,
    requesterName: resident ? null : name,
    requesterEmail: 'email' in requester ? (requester.email ?? null) : null,
    requesterPhone: 'phoneNumber' in requester ? (requester.phoneNumber ?? null) : null,
    categoryId: idOf(`category ${ticket.categoryKey}`),
    title: ticket.title,
    description: ticket.description,
    status: ticket.status,
    assigneeId: ticket.assigneeKey ? idOf(`person ${ticket.assigneeKey}`) : null,
    createdById: ticket.createdByKey ? idOf(`person ${ticket.createdByKey}`) : null,
    inputChannel: ticket.inputChannel,
    messageCount: ticket.messages.filter(({ internal }) => !internal).length,
    createdAt: ticket.createdAt,
    updatedAt: ticket.activityAt,
    activityAt: ticket.activityAt,
    statusChangedAt: ticket.statusChangedAt,
    customerWaitingSince: ticket.customerWaitingSince ?? null,
    closedAt: ticket.closedAt ?? null,
    search: `#${number} ${ticket.title} ${name} ${names.buildings.get(ticket.buildingKey) ?? ''}`
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase(),
  }
}

const eventsOf = ({ number, history }: DemoTicket, idOf: Loading['idOf']) =>
  history.map(({ at, type, byKey, to }) => ({
    id: newId(Date.parse(at)),
    type: type === 'created' ? 'ticket.created' : 'ticket.updated',
    subjectId: idOf(`ticket ${number}`),
    actorId: byKey ? idOf(`person ${byKey}`) : null,
    occurredAt: at,
    data: JSON.stringify(
      type === 'created'
        ? { ticketId: idOf(`ticket ${number}`) }
        : {
            ticketId: idOf(`ticket ${number}`),
            delta:
              type === 'assigned'
                ? { assignee: { to: to ? idOf(`person ${to}`) : null } }
                : { status: { to } },
          },
    ),
  }))
