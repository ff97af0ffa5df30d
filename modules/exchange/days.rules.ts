import { z } from 'zod'

const day = z.iso.date()

const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?(?: ?(Z|[+-](?:0\d|1[0-8])(?::?[0-5]\d)?))?)?$/i

/** The day of the calendar that a cell means, as it is (YYYY-MM-DD); undefined when it means none. */
export const dayIn = (value: string, zone: string) => {
  const [, written = '', hour, minute, second = '00', offset] = WRITTEN.exec(value) ?? []
  if (!day.safeParse(written).success) return undefined
  const whole = `${hour}:${minute}` === '23:59' || `${hour}:${minute}:${second}` === '00:00:00'
  // Without an hour or an offset it is a day, or one with a time of this place; with an hour that no day begins or ends with, an instant.
  if (hour === undefined || offset === undefined || whole) return written
  const from = `${written}T${hour}:${minute}:${second}${offset.toUpperCase()}`
  return Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate().toString()
}
