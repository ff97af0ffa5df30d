import type { Rights } from '#kernel/server/rights.ts'

export const pinboardRights: Rights = {
  abilities: ['posts.manage'],
  roles: {
    'pinboard-agent': {
      names: { de: 'Pinnwand', fr: 'Mur d’actualités', it: 'Bacheca', en: 'Pinboard' },
      presets: ['standard-user', 'standard-administrator'],
      forPrograms: {
        order: 80,
        names: {
          de: 'Pinnwand betreuen',
          fr: 'Suivre le panneau d’affichage',
          it: 'Seguire la bacheca',
          en: 'Look after the pinboard',
        },
      },
    },
  },
  grants: {
    'pinboard-agent': ['places.read', 'posts.manage'],
  },
  needs: {
    'DELETE /community-articles/:postId': 'posts.manage',
    'POST /users/:userId/community-articles': 'posts.manage',
    'GET /community-articles': 'posts.manage',
    'GET /community-articles/:postId': 'posts.manage',
  },
  scopes: {
    pinboard: {
      order: 40,
      names: { de: 'die Pinnwand', fr: 'le mur d’actualités', it: 'la bacheca', en: 'the pinboard' },
    },
  },
}
