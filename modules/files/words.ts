import { words } from '#kernel/contract/words.ts'

/** What can go wrong with a file, by the code of the problem. */
export const fileProblems = words({
  de: {
    tooLarge: 'Die Datei ist zu gross. Möglich sind bis zu 50 MB.',
    fileMissing: 'Es ist keine Datei angekommen. Bitte wählen Sie sie noch einmal.',
    fileEmpty: 'Diese Datei ist leer.',
    pictureTooBig: 'Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es.',
    pictureBroken: 'Dieses Bild ist beschädigt und kann nicht gelesen werden.',
    storageFull: 'Der Speicher ist voll. Bitte melden Sie es der Verwaltung; Ihr Text bleibt erhalten.',
    fileNotAttachable: 'Eine der Dateien wurde schon verwendet. Bitte fügen Sie sie neu hinzu.',
    uploadInterrupted: 'Die Übertragung wurde unterbrochen. Bitte versuchen Sie es noch einmal.',
  },
  fr: {
    tooLarge: 'Le fichier est trop volumineux. La limite est de 50 Mo.',
    fileMissing: 'Aucun fichier n’est arrivé. Veuillez le choisir à nouveau.',
    fileEmpty: 'Ce fichier est vide.',
    pictureTooBig: 'Cette image a trop de pixels. Veuillez la réduire.',
    pictureBroken: 'Cette image est endommagée et illisible.',
    storageFull: 'L’espace de stockage est plein. Signalez-le à la gérance ; votre texte est conservé.',
    fileNotAttachable: 'Un des fichiers a déjà été utilisé. Veuillez l’ajouter à nouveau.',
    uploadInterrupted: 'L’envoi a été interrompu. Veuillez réessayer.',
  },
  it: {
    tooLarge: 'Il file è troppo grande. Il limite è di 50 MB.',
    fileMissing: 'Non è arrivato alcun file. Lo scelga di nuovo.',
    fileEmpty: 'Questo file è vuoto.',
    pictureTooBig: 'Questa immagine ha troppi pixel. La riduca.',
    pictureBroken: 'Questa immagine è danneggiata e illeggibile.',
    storageFull: 'Lo spazio è esaurito. Lo segnali all’amministrazione; il suo testo è conservato.',
    fileNotAttachable: 'Uno dei file è già stato usato. Lo aggiunga di nuovo.',
    uploadInterrupted: 'L’invio è stato interrotto. Riprovi.',
  },
  en: {
    tooLarge: 'The file is too large. Up to 50 MB are possible.',
    fileMissing: 'No file arrived. Please choose it again.',
    fileEmpty: 'This file is empty.',
    pictureTooBig: 'This picture has too many pixels. Please make it smaller.',
    pictureBroken: 'This picture is damaged and cannot be read.',
    storageFull: 'The storage is full. Please tell the management; your text is kept.',
    fileNotAttachable: 'One of the files has been used already. Please add it again.',
    uploadInterrupted: 'The upload was interrupted. Please try again.',
  },
})
