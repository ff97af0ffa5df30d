export { changeInvitations, makeInvitations, withdrawUnused } from './invitations.bulk.queries.ts'
export {
  codesByKey,
  differingCodes,
  giveKeysToCodes,
  makeCheckIns,
  makeOpenings,
  type SaidTenants,
  writeCodes,
} from './codes.bulk.queries.ts'
export { findCodesByKey } from './codes.queries.ts'
export { appsOfCode } from './policy.ts'
export { moveInvitation } from './mail.ts'
export { notifyOffered } from './offers.commands.ts'
export { residentsIn } from './residents.queries.ts'
