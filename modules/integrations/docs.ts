import type { Docs } from '#kernel/server/docs.ts'

export const integrationsDocs: Docs = {
  tags: {
    events: 'What happened, to follow without a gap',
    'webhook-deliveries': 'What was sent to webhooks',
    webhooks: 'Calls to other systems when something happens',
  },
  effects: {
    'POST /apps/:appId/webhooks': 'Calls the URL once, with a test event.',
    'PATCH /webhooks/:webhookId': 'Another URL is called once, with a test event.',
    'POST /webhooks/:webhookId/tests': 'Calls the URL once.',
    'POST /webhook-deliveries/:deliveryId/replays': 'Calls the URL in the background.',
    'POST /webhooks/:webhookId/replays': 'Calls the URL in the background, for each.',
    'DELETE /webhooks/:webhookId': 'What still waits for it is not sent.',
  },
}
