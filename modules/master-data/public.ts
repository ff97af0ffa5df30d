export { isInterface } from './policy.ts'
export { findUnitIds } from './search.queries.ts'
export { findPlacesByKey } from './lookup.queries.ts'
