import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'bucket.created': 'Ablage erstellt',
    'bucket.file-added': 'Datei in eine Ablage gelegt',
    'bucket.files-taken': 'Dateien aus einer Ablage genommen',
  },
  fr: {
    'bucket.created': 'Dossier créé',
    'bucket.file-added': 'Fichier ajouté à un dossier',
    'bucket.files-taken': 'Fichiers retirés d’un dossier',
  },
  it: {
    'bucket.created': 'Cartella creata',
    'bucket.file-added': 'File aggiunto a una cartella',
    'bucket.files-taken': 'File tolti da una cartella',
  },
  en: {
    'bucket.created': 'Bucket created',
    'bucket.file-added': 'File put into a bucket',
    'bucket.files-taken': 'Files taken out of a bucket',
  },
})
