/** A deleted place can be brought back for so many days. */
export const DAYS_TO_RESTORE = 30

/** What the wire calls a place of a table. */
export const typeOf = { property: 'Property', building: 'Group', unit: 'Unit' } as const
