import { reaction } from '#kernel/server/events.ts'
import { mailFailed } from '#modules/notifications/events.ts'
import { findCodeOfMail, setCode } from './codes.queries.ts'
import { invitationKey } from './mail.ts'

export const tenantManagementReactions = [
  reaction('say of an invitation that its mail did not arrive', mailFailed, async ({ db, data }) => {
    if (data.kind !== 'invitation') return
    const [, codeId = ''] = data.key.split(' ')
    const row = await findCodeOfMail(db, codeId)
    const sentAt = row?.resendAttempts.at(-1) ?? row?.invitedAt
    if (!row || !sentAt || invitationKey(row.id, sentAt) !== data.key) return
    await setCode(db, row.id, { invitationProblem: data.problem })
  }),
]
