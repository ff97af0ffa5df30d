import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, owner, places: { utilisationPeriodId } }) => {
    const registrationCodeId = await home.insert('registrationCode', {
      code: `${mark}-7`,
      tenantName: mark,
    })
    await home.insert('registrationCodePeriod', { registrationCodeId, utilisationPeriodId })
    const letterRunId = await home.insert('letterRun', { requestedById: owner.personId, letterCount: 1 })
    return {
      registrationCodeId,
      invitationId: registrationCodeId,
      offerId: registrationCodeId,
      letterRunId,
    }
  },
  examples: ({ utilisationPeriodId }) => ({
    tenantEmail: 'thief@attackers.example',
    utilisationPeriods: utilisationPeriodId,
  }),
  kept: ({ utilisationPeriodId }) => ({
    '/registration-codes': { code: 'KEPT-12345', utilisationPeriods: [utilisationPeriodId] },
  }),
}
