export { findCodesByKey } from './codes.queries.ts'
export { appsOfCode, codeOfApp } from './policy.ts'
export { moveInvitation } from './mail.ts'
