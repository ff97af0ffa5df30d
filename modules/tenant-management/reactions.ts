import { reaction } from '#kernel/server/events.ts'
import { findByEmail } from '#modules/accounts/public.ts'
import { mailFailed } from '#modules/notifications/events.ts'
import { findCodeOfMail, findOpenCode, setCode } from './codes.queries.ts'
import { invitationSent } from './events.ts'
import { invitationKey } from './mail.ts'
import { notifyInvited } from './offers.commands.ts'

export const tenantManagementReactions = [
  reaction('say of an invitation that its mail did not arrive', mailFailed, async ({ db, data }) => {
    if (data.kind !== 'invitation') return
    const [, codeId = ''] = data.key.split(' ')
    const row = await findCodeOfMail(db, codeId)
    const sentAt = row?.resendAttempts.at(-1) ?? row?.invitedAt
    if (!row || !sentAt || invitationKey(row.id, sentAt) !== data.key) return
    await setCode(db, row.id, { invitationProblem: data.problem })
  }),
  // Afterwards, so that how long the inviter waits does not tell whether an address has an account.
  reaction('tell an account of the invitation to its address', invitationSent, async ({ db, data }) => {
    const code = await findOpenCode(db, data.registrationCodeId)
    const person = code?.tenantEmail && !code.permanent ? await findByEmail(db, code.tenantEmail) : undefined
    if (code && person?.emailConfirmedAt) await notifyInvited(db, code, person)
  }),
]
