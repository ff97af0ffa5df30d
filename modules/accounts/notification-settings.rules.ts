import {
  type NotificationKind,
  NotificationKind as Kind,
  type NotificationSettings,
} from './users.contract.ts'

const atFirst: Partial<NotificationSettings> = {
  'lost-and-found': 'daily',
  'ticket-digest-email': 'daily',
}

/** How often a person is told of what: as they have chosen, else as everybody is at first, which is at once where a module tells. */
export const settingsOf = (chosen: unknown, told: readonly { category: string }[]): NotificationSettings =>
  Object.fromEntries(
    Kind.options.map((kind: NotificationKind) => [
      kind,
      (chosen as Partial<NotificationSettings>)[kind] ??
        (told.some(({ category }) => category === kind) ? 'immediately' : (atFirst[kind] ?? 'weekly')),
    ]),
  ) as NotificationSettings
