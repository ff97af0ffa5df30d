import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

/** `unitId`: one of the homes that it opens. */
const code = z.object({ registrationCodeId: id, unitId: id.optional() })
const trail = { place: 'unitId' } as const

export const codeCreated = event('registration-code.created', code, { trail })
export const codeUpdated = event('registration-code.updated', code, { trail })
export const codeUsed = event('registration-code.used', code.extend({ userId: id }), {
  trail: { ...trail, concerns: 'userId' },
})
export const invitationSent = event('invitation.sent', code, { trail })
export const invitationWithdrawn = event('invitation.withdrawn', code, { trail })
export const invitationDeclined = event('invitation.declined', code.extend({ userId: id }), {
  trail: { ...trail, concerns: 'userId' },
})
/** Letters with codes were drawn, by the place of one of them. */
export const lettersDrawn = event('letters.drawn', z.object({ unitId: id.optional(), count: z.number() }), {
  trail,
})

/** What is recorded of a code. */
export const ofCode = ({ id: registrationCodeId, places }: { id: string; places: { unitId: string }[] }) => ({
  subjectId: registrationCodeId,
  data: { registrationCodeId, ...(places[0] && { unitId: places[0].unitId }) },
})
