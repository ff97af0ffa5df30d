import { words } from '#kernel/contract/words.ts'

export const newsWords = words({
  de: { news: 'Neues', noNews: 'Nichts Neues', allRead: 'Alles gelesen' },
  fr: { news: 'Nouveautés', noNews: 'Rien de nouveau', allRead: 'Tout est lu' },
  it: { news: 'Novità', noNews: 'Nessuna novità', allRead: 'Tutto letto' },
  en: { news: 'News', noNews: 'Nothing new', allRead: 'All read' },
})
