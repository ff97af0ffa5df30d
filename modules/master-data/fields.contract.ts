import { z } from 'zod'

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

/** A country by its two letters (ISO 3166-1). */
export const Country = z.string().regex(/^[A-Z]{2}$/, 'country')

/** A time zone that this server knows. */
export const TimeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'time-zone')
