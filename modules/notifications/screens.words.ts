import { words } from '#kernel/contract/words.ts'

export const notificationWords = words({
  de: {
    news: 'Neues',
    noNews: 'Nichts Neues',
    noNewsHint: 'Hier lesen Sie, wenn Ihnen jemand antwortet oder eine Meldung abgeschlossen ist.',
    allRead: 'Alles gelesen',
    unread: 'Neu',
  },
  fr: {
    news: 'Nouveautés',
    noNews: 'Rien de nouveau',
    noNewsHint: 'Vous lirez ici quand quelqu’un vous répond ou qu’une demande est close.',
    allRead: 'Tout est lu',
    unread: 'Nouveau',
  },
  it: {
    news: 'Novità',
    noNews: 'Nessuna novità',
    noNewsHint: 'Qui leggerà quando qualcuno le risponde o una richiesta è chiusa.',
    allRead: 'Tutto letto',
    unread: 'Nuovo',
  },
  en: {
    news: 'News',
    noNews: 'Nothing new',
    noNewsHint: 'Here you read when somebody answers you or a request is closed.',
    allRead: 'All read',
    unread: 'New',
  },
})
