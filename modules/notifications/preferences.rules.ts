interface Wishes {
  channels: unknown
  notificationSettings: unknown
}

export type Rhythm = 'daily' | 'weekly' | 'biweekly' | 'monthly'

/**
 * How a person wants to be told of something; whoever has no account has said nothing against it. A device shows news at
 * once or never: gathering is for mail.
 */
export const preferenceOf = (
  { channels, notificationSettings }: Wishes,
  channel: 'email' | 'push',
  category: string,
): 'never' | 'immediately' | Rhythm => {
  if ((channels as Record<string, boolean> | null)?.[channel] === false) return 'never'
  const chosen = (notificationSettings as Record<string, 'never' | 'immediately' | Rhythm> | null)?.[category]
  return chosen === 'never' || (channel === 'email' && chosen) ? chosen : 'immediately'
}

const HOUR = 7
const MONDAY = 1

const isDigestDay: Record<Rhythm, (day: Temporal.PlainDate) => boolean> = {
  daily: () => true,
  weekly: ({ dayOfWeek }) => dayOfWeek === MONDAY,
  biweekly: ({ dayOfWeek, weekOfYear = 0 }) => dayOfWeek === MONDAY && weekOfYear % 2 === 0,
  monthly: ({ day }) => day === 1,
}

/**
 * The first instant after another one at which what was gathered is told: at seven in the morning of the app's zone, every
 * day, on Mondays, on Mondays of even ISO weeks, on the first of the month.
 */
export const nextDigest = (rhythm: Rhythm, zone: string, after: Date): Date => {
  const instant = Temporal.Instant.fromEpochMilliseconds(after.getTime())
  let day = instant.toZonedDateTimeISO(zone).toPlainDate()
  for (;;) {
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: HOUR }) })
    if (isDigestDay[rhythm](day) && Temporal.Instant.compare(at.toInstant(), instant) > 0)
      return new Date(at.epochMilliseconds)
    day = day.add({ days: 1 })
  }
}
