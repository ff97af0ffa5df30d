import type { Docs } from '#kernel/server/docs.ts'

export const tenantManagementDocs: Docs = {
  tags: {
    homes: 'Where one lives',
    invitations: 'Registration codes as invitations',
    letters: 'Invitations on paper',
    offers: 'Homes that one is asked to be added to',
    'registration-codes': 'Codes with which residents register',
  },
  effects: {
    'POST /registration-codes':
      'With `instantTenantInviteActive` and an address one invitation is mailed; else nothing is.',
    'POST /utilisation-periods/:utilisationPeriodId/registration-codes':
      'With `instantTenantInviteActive` and an address one invitation is mailed; else nothing is.',
    'POST /invitations/:invitationId/resends': 'Sends one mail.',
    'POST /apps/:appId/registration-mails':
      'Sends the invitation once more, where the management knows the address.',
    'POST /apps/:appId/registrations':
      'Sends one mail to confirm the address, unless the invitation’s link has shown it.',
    'PUT /offers/:offerId/acceptance': 'Who made the invitation sees it as used.',
    'PUT /offers/:offerId/refusal': 'Who made the invitation is told.',
    'POST /letters': 'Draws the letters in the background; nothing is mailed.',
  },
}
