import type { Rights } from '#kernel/server/rights.ts'

export const organizationsRights: Rights = {
  abilities: ['app.edit', 'organization.edit'],
  roles: {
    'app-admin': {
      names: {
        de: 'App-Verwaltung',
        fr: 'Administration de l’app',
        it: 'Amministrazione dell’app',
        en: 'App administration',
      },
      presets: ['standard-administrator'],
    },
    'org-admin': {
      names: { de: 'Organisation', fr: 'Organisation', it: 'Organizzazione', en: 'Organization' },
      presets: ['standard-administrator'],
    },
  },
  grants: {
    'app-admin': ['app.edit', 'places.read'],
    'org-admin': ['organization.edit', 'places.read'],
  },
  needs: {
    'PATCH /organizations/:organizationId': 'organization.edit',
    'PATCH /apps/:appId': 'app.edit',
    'POST /service-providers': 'organization.edit',
    'POST /property-managers': 'organization.edit',
    'PATCH /service-providers/:serviceProviderId': 'organization.edit',
    'PATCH /property-managers/:serviceProviderId': 'organization.edit',
    'DELETE /service-providers/:serviceProviderId': 'organization.edit',
    'DELETE /property-managers/:serviceProviderId': 'organization.edit',
    'POST /users/:userId/apps': 'organization.edit',
    'GET /apps/:appId/active-units': 'organization.edit|places.read',
    'GET /service-providers': 'organization.edit|places.read',
    'GET /property-managers': 'organization.edit|places.read',
    'GET /service-providers/:serviceProviderId': 'organization.edit|places.read',
    'GET /property-managers/:serviceProviderId': 'organization.edit|places.read',
  },
  withoutAbility: {
    'POST /id-lookup/:appId/:resource': 'changes nothing, and finds only what its caller sees',
    'GET /organizations/:organizationId': 'everybody sees what they belong to',
    'GET /apps': 'the apps that one works for or lives in',
    'GET /apps/:appId': 'everybody sees the apps that they work for or live in',
  },
  scopes: {
    organization: {
      order: 90,
      names: {
        de: 'Apps und Dienstleister',
        fr: 'les apps et les prestataires',
        it: 'le app e i fornitori di servizi',
        en: 'apps and service providers',
      },
    },
  },
  scopeOfPath: {
    apps: 'organization',
    organizations: 'organization',
    'service-providers': 'organization',
    'property-managers': 'organization',
    'id-lookup': 'organization',
  },
}
