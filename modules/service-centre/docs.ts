import type { Docs } from '#kernel/server/docs.ts'

export const serviceCentreDocs: Docs = {
  tags: {
    conversations: 'What is written to and fro in a ticket',
    'ticket-categories': 'What can be reported',
    'ticket-requesters': 'Whom a ticket can be opened for',
    'ticket-views': 'How many tickets each view holds',
    tickets: 'Requests of residents',
  },
  effects: {
    'POST /users/:userId/tickets':
      'Who looks after requests there is told in the Cockpit; when staff report it, the person is told in the app, by push and by mail as they wish.',
    'POST /property-managers/:serviceProviderId/tickets':
      'Who looks after requests there is told in the Cockpit.',
    'POST /tickets': 'The person and the assignee are told, in the app, by push and by mail as they wish.',
    'PATCH /tickets/:ticketId': 'A new assignee, and the person of a new status, are told as they wish.',
    'PUT /tickets/:ticketId/closure': 'The person is told as they wish.',
    'PUT /tickets/:ticketId/reopening': 'Who looks after it is told as they wish.',
    'POST /conversations/:conversationId/messages':
      'The other side is told in the app or the Cockpit, by push and by mail as they wish; of a note, only colleagues.',
  },
}
