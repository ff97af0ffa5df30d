import {
  type NotificationKind,
  NotificationKind as Kind,
  type NotificationSettings,
} from './users.contract.ts'

const atFirst: Partial<NotificationSettings> = {
  'admin-messages': 'immediately',
  'lost-and-found': 'daily',
  messages: 'immediately',
  'new-file': 'immediately',
  'ticket-digest-email': 'daily',
}

/** How often a person is told of what: as they have chosen, else as everybody is at first. */
export const settingsOf = (chosen: unknown): NotificationSettings =>
  Object.fromEntries(
    Kind.options.map((kind: NotificationKind) => [
      kind,
      (chosen as Partial<NotificationSettings>)[kind] ?? atFirst[kind] ?? 'weekly',
    ]),
  ) as NotificationSettings
