import { words } from '#kernel/contract/words.ts'

/** What goes wrong with the deliveries of an ERP system, and what to do. */
export const exchangeProblemWords = words({
  de: {
    unknownFile: 'Diese Datei gehört nicht zum Format.',
    noFiles: 'Es wartet keine Datei. Liefern Sie zuerst die Dateien, zuletzt das Manifest.',
    fileEmpty: 'Die Datei ist leer.',
    notToConfirm: 'Diese Lieferung wartet nicht mehr auf eine Bestätigung.',
    notToUndo: 'Diese Lieferung lässt sich nicht mehr rückgängig machen.',
  },
  fr: {
    unknownFile: 'Ce fichier ne fait pas partie du format.',
    noFiles: 'Aucun fichier n’attend. Livrez d’abord les fichiers, le manifeste en dernier.',
    fileEmpty: 'Le fichier est vide.',
    notToConfirm: 'Cette livraison n’attend plus de confirmation.',
    notToUndo: 'Cette livraison ne peut plus être annulée.',
  },
  it: {
    unknownFile: 'Questo file non fa parte del formato.',
    noFiles: 'Nessun file è in attesa. Consegni prima i file, per ultimo il manifesto.',
    fileEmpty: 'Il file è vuoto.',
    notToConfirm: 'Questa consegna non attende più una conferma.',
    notToUndo: 'Questa consegna non può più essere annullata.',
  },
  en: {
    unknownFile: 'This file is not part of the format.',
    noFiles: 'No file is waiting. Deliver the files first, the manifest last.',
    fileEmpty: 'The file is empty.',
    notToConfirm: 'This delivery no longer waits to be confirmed.',
    notToUndo: 'This delivery can no longer be undone.',
  },
})
