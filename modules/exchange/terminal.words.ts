import { words } from '#kernel/contract/words.ts'

/** What the command says that delivers from a terminal. */
export const exchangeTerminalWords = words({
  de: {
    usage: `Liefert die Dateien eines ERP-Systems an ein laufendes Palier:
  npm run deliver -- ORDNER|DATEI.zip [--email …] [--app ID] [--url http://127.0.0.1:3000]

Im Ordner liegen die CSV-Dateien des Formats und, wenn Sie wollen, manifest.json.
Das Passwort wird gefragt oder kommt aus PALIER_PASSWORD.
Ende: 0 übernommen, 1 abgelehnt oder nicht erreichbar, 2 falscher Aufruf, 4 wartet auf Bestätigung.`,
    unreadable: (path: string) => `${path} kann nicht gelesen werden.`,
    unknown: (names: string) => `Nicht Teil des Formats: ${names}. Es wurde nichts gesendet.`,
    badManifest: 'manifest.json ist kein gültiges JSON. Es wurde nichts gesendet.',
    sent: (name: string) => `  ${name} gesendet`,
    more: (count: string) => `  … und ${count} weitere, auf der Seite der Lieferung`,
  },
  fr: {
    usage: `Livre les fichiers d’un système ERP à un Palier en marche :
  npm run deliver -- DOSSIER|FICHIER.zip [--email …] [--app ID] [--url http://127.0.0.1:3000]

Le dossier contient les fichiers CSV du format et, si vous voulez, manifest.json.
Le mot de passe est demandé ou vient de PALIER_PASSWORD.
Fin : 0 repris, 1 refusé ou injoignable, 2 appel incorrect, 4 attend une confirmation.`,
    unreadable: (path) => `Impossible de lire ${path}.`,
    unknown: (names) => `Ne fait pas partie du format : ${names}. Rien n’a été envoyé.`,
    badManifest: 'manifest.json n’est pas un JSON valable. Rien n’a été envoyé.',
    sent: (name) => `  ${name} envoyé`,
    more: (count) => `  … et ${count} autres, sur la page de la livraison`,
  },
  it: {
    usage: `Consegna i file di un sistema ERP a un Palier in funzione:
  npm run deliver -- CARTELLA|FILE.zip [--email …] [--app ID] [--url http://127.0.0.1:3000]

La cartella contiene i file CSV del formato e, se vuole, manifest.json.
La password viene chiesta o proviene da PALIER_PASSWORD.
Fine: 0 ripreso, 1 rifiutato o irraggiungibile, 2 chiamata errata, 4 attende una conferma.`,
    unreadable: (path) => `Impossibile leggere ${path}.`,
    unknown: (names) => `Non fa parte del formato: ${names}. Non è stato inviato nulla.`,
    badManifest: 'manifest.json non è un JSON valido. Non è stato inviato nulla.',
    sent: (name) => `  ${name} inviato`,
    more: (count) => `  … e altri ${count}, sulla pagina della consegna`,
  },
  en: {
    usage: `Delivers the files of an ERP system to a running Palier:
  npm run deliver -- FOLDER|FILE.zip [--email …] [--app ID] [--url http://127.0.0.1:3000]

The folder has the CSV files of the format and, if you like, manifest.json.
The password is asked for or comes from PALIER_PASSWORD.
Ends with 0 taken, 1 refused or not reachable, 2 wrong call, 4 waits to be confirmed.`,
    unreadable: (path) => `${path} cannot be read.`,
    unknown: (names) => `Not part of the format: ${names}. Nothing was sent.`,
    badManifest: 'manifest.json is not valid JSON. Nothing was sent.',
    sent: (name) => `  ${name} sent`,
    more: (count) => `  … and ${count} more, on the page of the delivery`,
  },
})
