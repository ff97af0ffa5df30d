/** A deleted place can be brought back for so many days. */
export const DAYS_TO_RESTORE = 30
