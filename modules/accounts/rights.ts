import { abilitiesOf } from '#kernel/contract/roles.ts'
import type { Rights } from '#kernel/server/rights.ts'
import { rolesOfPreset } from './presets.rules.ts'

/** Who gives somebody the roles of a colleague has what they let do. */
const abilitiesOfColleagues = new Set(rolesOfPreset('standard-user').flatMap((role) => abilitiesOf[role]))

export const accountsRights: Rights = {
  abilities: ['staff.manage'],
  roles: {
    'platform-owner': {
      names: {
        de: 'Plattform-Inhaber',
        fr: 'Propriétaire de la plateforme',
        it: 'Titolare della piattaforma',
        en: 'Services owner',
      },
      everything: true,
      forPrograms: { order: 110, names: { de: 'Alles', fr: 'Tout', it: 'Tutto', en: 'Everything' } },
    },
    'app-owner': {
      names: { de: 'App-Inhaber', fr: 'Propriétaire de l’app', it: 'Titolare dell’app', en: 'App owner' },
      everything: true,
    },
    'global-org-admin': {
      names: {
        de: 'Alle Organisationen',
        fr: 'Toutes les organisations',
        it: 'Tutte le organizzazioni',
        en: 'All organizations',
      },
      everything: true,
    },
    'cockpit-manager': {
      names: {
        de: 'Cockpit-Leitung',
        fr: 'Direction du Cockpit',
        it: 'Direzione del Cockpit',
        en: 'Cockpit manager',
      },
      everything: true,
    },
    'global-user-admin': {
      names: { de: 'Alle Konten', fr: 'Tous les comptes', it: 'Tutti gli account', en: 'All accounts' },
    },
    'org-team-manager': {
      names: { de: 'Teamleitung', fr: 'Direction d’équipe', it: 'Direzione del team', en: 'Team manager' },
      presets: ['standard-administrator'],
    },
    // Of tools that are still to come.
    'articles-agent': {
      names: { de: 'Artikel', fr: 'Articles', it: 'Articoli', en: 'Articles' },
      presets: ['standard-user', 'standard-administrator'],
      forPrograms: {
        order: 70,
        names: {
          de: 'Artikel schreiben',
          fr: 'Écrire des articles',
          it: 'Scrivere articoli',
          en: 'Write articles',
        },
      },
    },
    'articles-view-only': {
      names: {
        de: 'Artikel lesen',
        fr: 'Lecture des articles',
        it: 'Lettura degli articoli',
        en: 'Read articles',
      },
    },
    'bookable-asset-agent': {
      names: {
        de: 'Buchbare Objekte',
        fr: 'Objets réservables',
        it: 'Oggetti prenotabili',
        en: 'Bookable assets',
      },
    },
    'booking-agent': {
      names: { de: 'Buchungen', fr: 'Réservations', it: 'Prenotazioni', en: 'Bookings' },
      forPrograms: {
        order: 100,
        names: {
          de: 'Buchungen bearbeiten',
          fr: 'Traiter les réservations',
          it: 'Trattare le prenotazioni',
          en: 'Work on bookings',
        },
      },
    },
  },
  grants: {
    'org-team-manager': ['staff.manage', 'places.read'],
    'global-user-admin': ['staff.manage', 'places.read'],
    'articles-agent': ['places.read'],
    'articles-view-only': ['places.read'],
    'bookable-asset-agent': ['places.read'],
    'booking-agent': ['places.read'],
  },
  needs: {
    'DELETE /users/:userId/second-factor': 'staff.manage',
    'DELETE /users/:userId/email-changes/:emailChangeId': 'staff.manage',
    'PATCH /users/:userId': 'staff.manage',
    'POST /users/:userId/invitations': 'staff.manage',
    'PUT /users/:userId/lock': 'staff.manage',
    'DELETE /users/:userId/lock': 'staff.manage',
    'PUT /users/:userId/deactivation': 'staff.manage',
    'DELETE /users/:userId/deactivation': 'staff.manage',
    'POST /users/:userId/permissions': 'staff.manage',
    'DELETE /permissions/:permissionId': 'staff.manage',
    'PUT /users/:userId/preset': ['staff.manage', ...abilitiesOfColleagues].join(' '),
    'POST /property-managers/:serviceProviderId/users': 'staff.manage',
    'POST /users': 'staff.manage|tenants.manage',
    'DELETE /property-managers/:serviceProviderId/users/:userId': 'staff.manage',
    'PUT /organizations/:organizationId/second-factor-demand': 'organization.edit',
    'GET /organizations/:organizationId/second-factor-demand': 'organization.edit',
    'GET /users': 'staff.manage|places.read|tenants.manage|tickets.read',
    'GET /users/:userId': 'staff.manage|places.read|tenants.manage|tickets.read',
    'GET /users/:userId/roles': 'staff.manage',
    'GET /presets': 'staff.manage',
    'GET /property-managers/:serviceProviderId/users': 'staff.manage|places.read',
  },
  withoutAbility: {
    'POST /passkeys': 'one’s own',
    'POST /passkeys/options': 'one’s own',
    'DELETE /passkeys/:passkeyId': 'one’s own',
    'DELETE /devices/:deviceId': 'a device is forgotten by whose it is',
    'POST /second-factor': 'one’s own',
    'PUT /second-factor': 'one’s own',
    'DELETE /second-factor': 'one’s own',
    'PUT /users/:userId/password': 'a password is changed by whose it is',
    'PATCH /users/:userId/notification-settings': 'how somebody is told is theirs',
    'DELETE /users/:userId/notification-settings': 'how somebody is told is theirs',
    'GET /sessions': 'one’s own',
    'GET /sessions/current/proof': 'one’s own',
    'GET /devices': 'one’s own',
    'GET /second-factor': 'one’s own',
    'GET /passkeys': 'one’s own',
    'GET /me': 'one’s own',
    'GET /users/:userId/notification-settings': 'how somebody is told is theirs',
  },
  alsoOfResidents: [
    'PATCH /users/:userId',
    'POST /users/:userId/invitations',
    'PUT /users/:userId/lock',
    'DELETE /users/:userId/lock',
    'PUT /users/:userId/deactivation',
    'DELETE /users/:userId/deactivation',
  ],
  alsoOnesOwn: ['PATCH /users/:userId'],
  scopes: {
    people: {
      order: 60,
      names: {
        de: 'Personen und ihre Berechtigungen',
        fr: 'les personnes et leurs autorisations',
        it: 'le persone e le loro autorizzazioni',
        en: 'people and their permissions',
      },
    },
  },
  scopeOfPath: {
    users: 'people',
    permissions: 'people',
    presets: 'people',
  },
}
