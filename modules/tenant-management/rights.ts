import type { Rights } from '#kernel/server/rights.ts'

export const tenantManagementRights: Rights = {
  abilities: ['tenants.manage'],
  roles: {
    'tenant-manager': {
      names: { de: 'Mietparteien', fr: 'Locataires', it: 'Inquilini', en: 'Tenants' },
      presets: ['standard-user', 'standard-administrator'],
      forPrograms: {
        order: 30,
        names: {
          de: 'Mietparteien betreuen',
          fr: 'Suivre les locataires',
          it: 'Seguire gli inquilini',
          en: 'Look after tenants',
        },
      },
    },
  },
  grants: {
    'global-user-admin': ['tenants.manage'],
    setup: ['tenants.manage'],
    'tenant-manager': ['places.read', 'tenants.manage'],
  },
  needs: {
    'POST /registration-codes': 'tenants.manage',
    'POST /utilisation-periods/:utilisationPeriodId/registration-codes': 'tenants.manage',
    'PATCH /registration-codes/:registrationCodeId': 'tenants.manage',
    'POST /invitations/:invitationId/resends': 'tenants.manage',
    'DELETE /invitations/:invitationId': 'tenants.manage',
    'POST /letters': 'tenants.manage',
    'GET /registration-codes': 'tenants.manage',
    'GET /invitations/:invitationId': 'tenants.manage',
    'GET /invitations/:invitationId/letter': 'tenants.manage',
    'GET /letters': 'tenants.manage',
  },
  withoutAbility: {
    'PUT /offers/:offerId/acceptance': 'an offer is answered by who was asked',
    'PUT /offers/:offerId/refusal': 'an offer is answered by who was asked',
    'POST /homes': 'a code is used by who holds it',
    'GET /letters/:letterRunId': 'letters are fetched by who asked for them',
    'GET /homes': 'one’s own',
    'GET /offers': 'one’s own',
  },
  scopes: {
    'tenant-management': {
      order: 30,
      names: {
        de: 'Einladungen und Zugangscodes',
        fr: 'les invitations et les codes d’accès',
        it: 'gli inviti e i codici di accesso',
        en: 'invitations and access codes',
      },
    },
  },
  scopeOfPath: {
    homes: 'master-data',
  },
}
