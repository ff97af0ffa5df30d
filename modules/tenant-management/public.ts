export { findCodesByKey } from './codes.queries.ts'
export { moveInvitation } from './mail.ts'
