import { z } from 'zod'
import { can, day, key, line, paging } from '#kernel/contract/shapes.ts'

export const tool = 'master-data' as const

/** The kinds of units that the wire knows, with its own spelling of `basment`. */
export const ObjectTypeOfUnit = z.enum(
  `adjoining-room advertising-space aerial apartment-building atm atm-room attic attic-flat bank basment bike-shed
  building-law cafeteria caretaker-room carport cellar commercial-property common-room delivery-zone diverse
  double-parking-space engineering-room entertainment environment estate filling-station fitness-center flat free-zone
  garage garden garden-flat heating-facilities hotel incidental-rental-expenses industry kiosk kitchen loft machine
  maisonette medical-practice moped-shed motorcycle-parking-space office one-family-house parking-box parking-garage
  parking-space parking-spaces penthouse production-plant pub public-area restaurant retirement-home sales-floor school
  shelter storage store storeroom studio terrace toilets utility-room variable-parking-space variable-room
  visitor-parking-space workshop`.split(/\s+/),
)

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** A country by its two letters (ISO 3166-1). */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'country', abort: true })
  .refine((code) => code !== 'ZZ' && regions.of(code) !== undefined, 'country')

/** A time zone that this server knows. */
export const TimeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'time-zone')

/** A short remark that may be empty or absent. */
export const remark = line(500, 0).nullable()

/** What every object of the tree takes: its days of billing and its key in the customer's own system. */
export const given = {
  propertyOwner: remark.optional(),
  billingPeriodStartDate: day.nullish(),
  billingPeriodEndDate: day.nullish(),
  externalId: key().nullish(),
  readOnly: z.boolean().optional(),
}

/** The version that the changes were made to: 409 `changed-meanwhile` with what is there now, when somebody was quicker. */
export const version = z.int32().optional()

/** What every object of the tree shows. `dataSource` is the interface that owns it, if one does. */
export const shown = {
  propertyOwner: z.string().nullable(),
  billingPeriodStartDate: day.nullable(),
  billingPeriodEndDate: day.nullable(),
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
  dataSource: z.string().nullable(),
  version: z.number().int(),
}

/** `edit` and `remove` are false for what an interface owns. */
export const abilities = can('edit', 'remove')

/** Filter: JSON of id, externalId, name, property, group; each one value or several. */
export const filters = z.object({
  page: paging.page,
  limit: paging.limit,
  filter: z.string().max(20_000).optional(),
})
