export { findCodesByKey } from './codes.queries.ts'
