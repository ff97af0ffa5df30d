import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: { 'import.applied': 'Import ausgeführt' },
  fr: { 'import.applied': 'Import exécuté' },
  it: { 'import.applied': 'Importazione eseguita' },
  en: { 'import.applied': 'Import carried out' },
})
