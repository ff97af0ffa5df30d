import type { Rights } from '#kernel/server/rights.ts'

export const oauthRights: Rights = {
  needs: {
    'POST /oauth-clients': 'organization.edit',
    'PATCH /oauth-clients/:oauthClientId': 'organization.edit',
    'DELETE /oauth-clients/:oauthClientId': 'organization.edit',
    'POST /oauth-clients/:oauthClientId/secrets': 'organization.edit',
    'GET /oauth-clients': 'organization.edit',
    'GET /oauth-clients/:oauthClientId': 'organization.edit',
  },
  withoutAbility: {
    'DELETE /oauth-consents/:oauthClientId': 'what one has allowed a program',
    'GET /oauth-consents': 'what one has allowed programs',
  },
}
