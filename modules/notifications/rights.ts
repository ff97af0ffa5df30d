import type { Rights } from '#kernel/server/rights.ts'

export const notificationsRights: Rights = {
  needs: {
    'GET /mail-server': 'organization.edit',
  },
  withoutAbility: {
    'PATCH /users/:userId/notifications': 'an inbox is read by whose it is',
    'PATCH /notifications/:notificationId': 'an inbox is read by whose it is',
    'PUT /push-key': 'the key is everybody’s',
    'PUT /push-subscriptions': 'one’s own device',
    'DELETE /push-subscriptions': 'one’s own device',
    'GET /users/:userId/notifications': 'an inbox is read by whose it is',
  },
  scopes: {
    notifications: {
      order: 70,
      names: { de: 'Benachrichtigungen', fr: 'les notifications', it: 'le notifiche', en: 'notifications' },
    },
  },
  scopeOfPath: {
    notifications: 'notifications',
  },
}
