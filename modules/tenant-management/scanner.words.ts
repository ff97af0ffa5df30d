import { words } from '#kernel/contract/words.ts'

export const scannerWords = words({
  de: {
    title: 'QR-Code scannen',
    hold: 'Halten Sie den QR-Code aus dem Brief vor die Kamera.',
    picture: 'Bild der Kamera',
    choose: 'Foto des QR-Codes wählen',
    looking: 'Wird gelesen …',
    type: 'Code von Hand eingeben',
    denied:
      'Die Kamera darf hier nicht verwendet werden. Erlauben Sie sie in den Einstellungen des Browsers, oder wählen Sie ein Foto des QR-Codes.',
    noCamera: 'Auf diesem Gerät wurde keine Kamera gefunden. Wählen Sie stattdessen ein Foto des QR-Codes.',
    busy: 'Die Kamera wird gerade von einem anderen Programm verwendet. Schliessen Sie es, oder wählen Sie ein Foto des QR-Codes.',
    insecure: 'Dieser Browser gibt die Kamera hier nicht frei. Wählen Sie stattdessen ein Foto des QR-Codes.',
    notOurs: 'Dieser QR-Code führt nicht zu einer Registrierung. Verwenden Sie den aus Ihrem Brief.',
    nothingFound:
      'Auf diesem Bild wurde kein QR-Code gefunden. Nehmen Sie ihn näher, gerade und gut beleuchtet auf.',
    noPicture: 'Diese Datei ist kein Bild, das sich öffnen lässt.',
  },
  fr: {
    title: 'Scanner le code QR',
    hold: 'Tenez le code QR de la lettre devant la caméra.',
    picture: 'Image de la caméra',
    choose: 'Choisir une photo du code QR',
    looking: 'Lecture …',
    type: 'Saisir le code à la main',
    denied:
      'La caméra ne peut pas être utilisée ici. Autorisez-la dans les réglages du navigateur ou choisissez une photo du code QR.',
    noCamera: 'Aucune caméra n’a été trouvée sur cet appareil. Choisissez plutôt une photo du code QR.',
    busy: 'La caméra est utilisée par un autre programme. Fermez-le ou choisissez une photo du code QR.',
    insecure: 'Ce navigateur ne donne pas accès à la caméra ici. Choisissez plutôt une photo du code QR.',
    notOurs: 'Ce code QR ne mène pas à une inscription. Utilisez celui de votre lettre.',
    nothingFound:
      'Aucun code QR n’a été trouvé sur cette image. Photographiez-le de plus près, droit et bien éclairé.',
    noPicture: 'Ce fichier n’est pas une image qui peut être ouverte.',
  },
  it: {
    title: 'Scansionare il codice QR',
    hold: 'Tenga il codice QR della lettera davanti alla fotocamera.',
    picture: 'Immagine della fotocamera',
    choose: 'Scegliere una foto del codice QR',
    looking: 'Lettura …',
    type: 'Inserire il codice a mano',
    denied:
      'La fotocamera non può essere usata qui. La consenta nelle impostazioni del browser oppure scelga una foto del codice QR.',
    noCamera:
      'Su questo dispositivo non è stata trovata una fotocamera. Scelga invece una foto del codice QR.',
    busy: 'La fotocamera è usata da un altro programma. Lo chiuda oppure scelga una foto del codice QR.',
    insecure: 'Questo browser non dà accesso alla fotocamera qui. Scelga invece una foto del codice QR.',
    notOurs: 'Questo codice QR non porta a una registrazione. Usi quello della sua lettera.',
    nothingFound:
      'In questa immagine non è stato trovato un codice QR. Lo fotografi più da vicino, dritto e ben illuminato.',
    noPicture: 'Questo file non è un’immagine che si possa aprire.',
  },
  en: {
    title: 'Scan the QR code',
    hold: 'Hold the QR code of the letter in front of the camera.',
    picture: 'Picture of the camera',
    choose: 'Choose a photo of the QR code',
    looking: 'Reading …',
    type: 'Type the code by hand',
    denied:
      'The camera may not be used here. Allow it in the settings of the browser, or choose a photo of the QR code.',
    noCamera: 'No camera was found on this device. Choose a photo of the QR code instead.',
    busy: 'Another program is using the camera. Close it, or choose a photo of the QR code.',
    insecure: 'This browser does not give access to the camera here. Choose a photo of the QR code instead.',
    notOurs: 'This QR code does not lead to a registration. Use the one in your letter.',
    nothingFound: 'No QR code was found in this picture. Take it from nearer, straight and in good light.',
    noPicture: 'This file is not a picture that can be opened.',
  },
})
