import type { Docs } from '#kernel/server/docs.ts'

export const notificationsDocs: Docs = {
  tags: {
    'mail-server': 'Whether mails leave',
    'mail-subscriptions': 'The links with which one ends mails',
    notifications: 'What an inbox holds',
    'push-key': 'What a browser needs for push',
    'push-subscriptions': 'The devices that get push',
  },
}
