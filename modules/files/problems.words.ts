import { words } from '#kernel/contract/words.ts'

/** What goes wrong with files, and what to do. */
export const fileProblemWords = words({
  de: {
    fileNotAttachable: 'Eine der Dateien wurde schon verwendet. Bitte fügen Sie sie neu hinzu.',
    pictureTooBig: 'Dieses Bild hat zu viele Bildpunkte. Verkleinern Sie es, oder nehmen Sie ein anderes.',
    pictureBroken: 'Dieses Bild lässt sich nicht lesen. Nehmen Sie ein anderes, oder speichern Sie es neu.',
  },
  fr: {
    fileNotAttachable: 'Un des fichiers a déjà été utilisé. Veuillez l’ajouter à nouveau.',
    pictureTooBig: 'Cette image a trop de pixels. Réduisez-la ou prenez-en une autre.',
    pictureBroken: 'Cette image est illisible. Prenez-en une autre ou enregistrez-la à nouveau.',
  },
  it: {
    fileNotAttachable: 'Uno dei file è già stato usato. Lo aggiunga di nuovo.',
    pictureTooBig: 'Questa immagine ha troppi pixel. La riduca o ne scelga un’altra.',
    pictureBroken: 'Questa immagine non si può leggere. Ne scelga un’altra o la salvi di nuovo.',
  },
  en: {
    fileNotAttachable: 'One of the files has been used already. Please add it again.',
    pictureTooBig: 'This picture has too many pixels. Make it smaller, or take another one.',
    pictureBroken: 'This picture cannot be read. Take another one, or save it anew.',
  },
})
