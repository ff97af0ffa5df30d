import type { Rights } from '#kernel/server/rights.ts'

export const integrationsRights: Rights = {
  abilities: ['webhooks.manage'],
  grants: {
    'app-admin': ['webhooks.manage'],
    'data-connector-admin': ['webhooks.manage'],
  },
  needs: {
    'POST /apps/:appId/webhooks': 'webhooks.manage',
    'PATCH /webhooks/:webhookId': 'webhooks.manage',
    'DELETE /webhooks/:webhookId': 'webhooks.manage',
    'POST /webhooks/:webhookId/tests': 'webhooks.manage',
    'POST /webhook-deliveries/:deliveryId/replays': 'webhooks.manage',
    'POST /webhooks/:webhookId/replays': 'webhooks.manage',
    'GET /apps/:appId/webhooks': 'webhooks.manage',
    'GET /webhooks/:webhookId': 'webhooks.manage',
    'GET /webhooks/:webhookId/deliveries': 'webhooks.manage',
    'GET /webhook-deliveries/:deliveryId': 'webhooks.manage',
    'GET /events': 'webhooks.manage',
  },
  scopes: {
    integrations: {
      order: 100,
      names: {
        de: 'Webhooks und Ereignisse',
        fr: 'les webhooks et les événements',
        it: 'i webhook e gli eventi',
        en: 'webhooks and events',
      },
    },
  },
  scopeOfPath: {
    webhooks: 'integrations',
    'webhook-deliveries': 'integrations',
    events: 'integrations',
  },
}
