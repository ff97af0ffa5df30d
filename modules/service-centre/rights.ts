import type { Rights } from '#kernel/server/rights.ts'

export const serviceCentreRights: Rights = {
  abilities: ['tickets.read', 'tickets.answer', 'tickets.external', 'categories.edit'],
  // Who answers all requests answers those that are assigned to them.
  partOf: { 'tickets.external': 'tickets.answer' },
  roles: {
    'service-center-manager': {
      names: {
        de: 'Leitung Service-Center',
        fr: 'Direction du centre de services',
        it: 'Direzione del centro servizi',
        en: 'Service centre manager',
      },
      presets: ['standard-administrator'],
      forPrograms: {
        order: 50,
        names: {
          de: 'Anliegen und Kategorien verwalten',
          fr: 'Gérer les demandes et les catégories',
          it: 'Gestire richieste e categorie',
          en: 'Manage requests and categories',
        },
      },
    },
    'service-center-agent': {
      names: {
        de: 'Service-Center',
        fr: 'Centre de services',
        it: 'Centro servizi',
        en: 'Service centre agent',
      },
      presets: ['standard-user', 'standard-administrator'],
      forPrograms: {
        order: 40,
        names: {
          de: 'Anliegen bearbeiten',
          fr: 'Traiter les demandes',
          it: 'Trattare le richieste',
          en: 'Work on requests',
        },
      },
    },
    'external-agent': {
      names: {
        de: 'Externer Dienstleister',
        fr: 'Prestataire externe',
        it: 'Fornitore esterno',
        en: 'External agent',
      },
      presets: ['external-user'],
    },
    qa: {
      names: {
        de: 'Anliegen lesen',
        fr: 'Lecture des demandes',
        it: 'Lettura delle richieste',
        en: 'Read requests',
      },
      forPrograms: {
        order: 60,
        names: {
          de: 'Anliegen lesen',
          fr: 'Lire les demandes',
          it: 'Leggere le richieste',
          en: 'Read requests',
        },
      },
    },
  },
  grants: {
    'app-admin': ['categories.edit'],
    'service-center-manager': ['places.read', 'tickets.read', 'tickets.answer', 'categories.edit'],
    'service-center-agent': ['places.read', 'tickets.read', 'tickets.answer'],
    'external-agent': ['tickets.external'],
    qa: ['places.read', 'tickets.read'],
  },
  needs: {
    'POST /users/:userId/tickets': 'tickets.answer',
    'POST /property-managers/:serviceProviderId/tickets': 'tickets.answer',
    'POST /tickets': 'tickets.answer',
    'PATCH /tickets/:ticketId': 'tickets.read tickets.answer',
    'PUT /tickets/:ticketId/closure': 'tickets.read tickets.answer',
    'PUT /tickets/:ticketId/reopening': 'tickets.read tickets.answer',
    'PUT /tickets/:ticketId/reading': 'tickets.read',
    'PUT /tickets/:ticketId/presence': 'tickets.read',
    'POST /conversations/:conversationId/messages': 'tickets.read tickets.answer',
    'POST /apps/:appId/ticket-categories': 'categories.edit',
    'PATCH /ticket-categories/:categoryId': 'categories.edit',
    'PUT /apps/:appId/ticket-category-order': 'categories.edit',
    'GET /tickets': 'tickets.read',
    'GET /tickets/:ticketId': 'tickets.read',
    'GET /ticket-requesters': 'tickets.answer',
    'GET /tickets/:ticketId/history': 'tickets.read',
    'GET /tickets/:ticketId/assignees': 'tickets.read tickets.answer',
    'GET /conversations/:conversationId': 'tickets.read',
    'GET /conversations/:conversationId/messages': 'tickets.read',
  },
  withoutAbility: {
    'GET /ticket-views': 'counts what one sees',
    'GET /apps/:appId/ticket-categories': 'everybody sees what can be reported in their apps',
  },
  alsoOnesOwn: [
    'POST /users/:userId/tickets',
    'PUT /tickets/:ticketId/closure',
    'PUT /tickets/:ticketId/reading',
    'POST /conversations/:conversationId/messages',
  ],
  scopes: {
    'service-centre': {
      order: 10,
      names: {
        de: 'Anliegen und ihre Nachrichten',
        fr: 'les demandes et leurs messages',
        it: 'le richieste e i loro messaggi',
        en: 'requests and their messages',
      },
    },
  },
}
