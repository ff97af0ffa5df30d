import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const code = z.object({ registrationCodeId: id })

export const codeCreated = event('registration-code.created', code)
export const codeUpdated = event('registration-code.updated', code)
export const codeUsed = event('registration-code.used', code.extend({ userId: id }))
export const invitationSent = event('invitation.sent', code)
export const invitationWithdrawn = event('invitation.withdrawn', code)
export const invitationDeclined = event('invitation.declined', code.extend({ userId: id }))
