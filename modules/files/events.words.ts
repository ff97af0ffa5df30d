import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'file.deleted': 'Datei gelöscht',
  },
  fr: {
    'file.deleted': 'Fichier supprimé',
  },
  it: {
    'file.deleted': 'File eliminato',
  },
  en: {
    'file.deleted': 'File deleted',
  },
})
