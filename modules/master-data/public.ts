export { isInterface } from './policy.ts'
export { findUnitIds } from './search.queries.ts'
