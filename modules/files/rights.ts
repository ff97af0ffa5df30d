import type { Rights } from '#kernel/server/rights.ts'

export const filesRights: Rights = {
  withoutAbility: {
    'POST /files': 'a file is its sender’s until it hangs on something',
    'DELETE /files/:fileId': 'a file is taken away by whose it is',
    'GET /files/:fileId': 'a file is read by whose it is, and by those who read what it hangs on',
    'GET /files/:fileId/:size': 'a file is read by whose it is, and by those who read what it hangs on',
  },
  scopes: {
    files: {
      order: 80,
      names: {
        de: 'hochgeladene Dateien und Bilder',
        fr: 'les fichiers et images déposés',
        it: 'i file e le immagini caricati',
        en: 'uploaded files and pictures',
      },
    },
  },
  scopeOfPath: {
    files: 'files',
  },
}
