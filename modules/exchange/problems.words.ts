import { words } from '#kernel/contract/words.ts'

/** What goes wrong with the deliveries of an ERP system, and what to do. */
export const exchangeProblemWords = words({
  de: {
    unknownFile: 'Diese Datei gehört nicht zum Format.',
    noFiles: 'Es wartet keine Datei. Liefern Sie zuerst die Dateien, zuletzt das Manifest.',
    notToConfirm: 'Diese Lieferung wartet nicht mehr auf eine Bestätigung.',
    notToUndo: 'Diese Lieferung lässt sich nicht mehr rückgängig machen.',
    role: 'Diese Rolle gibt es nicht. Die Beschreibung des Formats nennt alle.',
    collectionExternalIdTaken: 'Diesen Schlüssel hat schon eine andere Gruppe von Liegenschaften.',
  },
  fr: {
    unknownFile: 'Ce fichier ne fait pas partie du format.',
    noFiles: 'Aucun fichier n’attend. Livrez d’abord les fichiers, le manifeste en dernier.',
    notToConfirm: 'Cette livraison n’attend plus de confirmation.',
    notToUndo: 'Cette livraison ne peut plus être annulée.',
    role: 'Ce rôle n’existe pas. La description du format les nomme tous.',
    collectionExternalIdTaken: 'Un autre groupe d’immeubles a déjà cette clé.',
  },
  it: {
    unknownFile: 'Questo file non fa parte del formato.',
    noFiles: 'Nessun file è in attesa. Consegni prima i file, per ultimo il manifesto.',
    notToConfirm: 'Questa consegna non attende più una conferma.',
    notToUndo: 'Questa consegna non può più essere annullata.',
    role: 'Questo ruolo non esiste. La descrizione del formato li elenca tutti.',
    collectionExternalIdTaken: 'Un altro gruppo di immobili ha già questa chiave.',
  },
  en: {
    unknownFile: 'This file is not part of the format.',
    noFiles: 'No file is waiting. Deliver the files first, the manifest last.',
    notToConfirm: 'This delivery no longer waits to be confirmed.',
    notToUndo: 'This delivery can no longer be undone.',
    role: 'There is no such role. The description of the format names them all.',
    collectionExternalIdTaken: 'Another group of properties has this key already.',
  },
})
