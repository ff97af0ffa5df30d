import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'community-article.published': 'Beitrag veröffentlicht',
    'community-article.deleted': 'Beitrag gelöscht',
  },
  fr: {
    'community-article.published': 'Message du mur d’actualités publié',
    'community-article.deleted': 'Message du mur d’actualités supprimé',
  },
  it: {
    'community-article.published': 'Annuncio pubblicato',
    'community-article.deleted': 'Annuncio eliminato',
  },
  en: {
    'community-article.published': 'Post published',
    'community-article.deleted': 'Post deleted',
  },
})
