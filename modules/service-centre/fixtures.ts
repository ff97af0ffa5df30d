import { type Fixtures, MARKER } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, owner, places: { appId, propertyId, groupId, unitId } }) => {
    const categoryId = await home.insert('ticketCategory', {
      appId,
      key: 'heating',
      name: { de: 'Heizung' },
    })
    const ticketId = await home.insert('ticket', {
      appId,
      propertyId,
      buildingId: groupId,
      unitId,
      number: mark === MARKER ? 1 : 2,
      personId: owner.personId,
      createdById: owner.personId,
      categoryId,
      title: mark,
      description: mark,
      search: mark,
    })
    const conversationId = await home.insert('conversation', { ticketId })
    const messageId = await home.insert('message', {
      conversationId,
      ticketId,
      content: mark,
      authorId: owner.personId,
    })
    const notificationId = await home.insert('notification', {
      personId: owner.personId,
      type: 'ticket-comment',
      category: 'messages',
      title: mark,
      objectId: ticketId,
    })
    return { categoryId, ticketId, conversationId, messageId, notificationId }
  },
  // Text, though there are things of these names.
  examples: ({ userId }) => ({
    assigneeId: userId,
    key: 'stolen',
    message: undefined,
    conversation: undefined,
  }),
  queries: { '/ticket-requesters': () => ({ search: 'resident' }) },
  many: async ({ home, rows: { ticketId, conversationId } }, count) => {
    for (let number = 0; number < count; number++)
      await home.insert('message', { ticketId, conversationId, content: `Message ${number}` })
  },
  elsewhere: {
    'ticket.created': 'the history of the request',
    'ticket.updated': 'the history of the request',
    'message.created': 'the history of the request',
    'note.created': 'the history of the request',
  },
}
