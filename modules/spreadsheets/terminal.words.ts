import { words } from '#kernel/contract/words.ts'

/** What the command line says; all else it takes from the words of the import. */
export const importTerminalWords = words({
  de: {
    usage: `Bringt eine Datei (CSV oder Excel) in die Stammdaten eines laufenden Palier:
  npm run import -- DATEI [--email …] [--app ID] [--url http://127.0.0.1:3000] [--generate-units] [--yes]

  --generate-units  Gebäude ohne Einheiten erhalten welche nach der Regel
  --yes             übernimmt die Vorschau, ohne zu fragen
Das Passwort wird gefragt oder kommt aus PALIER_PASSWORD.
Ende: 0 gut, 1 abgelehnt oder nicht erreichbar, 2 falscher Aufruf, 3 Zeilen mit Fehlern, 4 nicht übernommen.`,
    email: 'E-Mail: ',
    password: 'Passwort: ',
    signInFailed: 'Anmelden ist nicht möglich. Stimmen E-Mail und Passwort?',
    unreachable: (url: string) => `Unter ${url} antwortet kein Palier. Läuft es?`,
    unreadable: (file: string) => `${file} kann nicht gelesen werden.`,
    noApp: 'Sie dürfen in keine App importieren.',
    chooseApp: 'In welche App? Wählen Sie mit --app:',
    columns: 'Spalten:',
    ignored: 'wird nicht gelesen',
    preview: 'Vorschau:',
    units: (count: string) => `  ${count} Einheiten entstehen nach der Regel`,
    moreErrors: (count: string) => `  … und ${count} weitere; alle stehen im Bericht`,
    ask: 'Übernehmen? (j/N) ',
    yes: 'j',
    nothing: 'Es gibt nichts zu übernehmen.',
    declined: 'Nicht übernommen.',
    report: (path: string) => `Bericht: ${path}`,
  },
  fr: {
    usage: `Apporte un fichier (CSV ou Excel) dans les données de référence d’un Palier en marche :
  npm run import -- FICHIER [--email …] [--app ID] [--url http://127.0.0.1:3000] [--generate-units] [--yes]

  --generate-units  les bâtiments sans unités en reçoivent selon la règle
  --yes             reprend l’aperçu sans demander
Le mot de passe est demandé ou vient de PALIER_PASSWORD.
Fin : 0 bien, 1 refusé ou injoignable, 2 appel incorrect, 3 lignes en erreur, 4 non repris.`,
    email: 'E-mail : ',
    password: 'Mot de passe : ',
    signInFailed: 'Connexion impossible. L’e-mail et le mot de passe sont-ils justes ?',
    unreachable: (url) => `Aucun Palier ne répond à ${url}. Est-il en marche ?`,
    unreadable: (file) => `Impossible de lire ${file}.`,
    noApp: 'Vous ne pouvez importer dans aucune app.',
    chooseApp: 'Dans quelle app ? Choisissez avec --app :',
    columns: 'Colonnes :',
    ignored: 'n’est pas lue',
    preview: 'Aperçu :',
    units: (count) => `  ${count} unités seront créées selon la règle`,
    moreErrors: (count) => `  … et ${count} autres ; toutes sont dans le rapport`,
    ask: 'Reprendre ? (o/N) ',
    yes: 'o',
    nothing: 'Il n’y a rien à reprendre.',
    declined: 'Non repris.',
    report: (path) => `Rapport : ${path}`,
  },
  it: {
    usage: `Porta un file (CSV o Excel) nei dati di base di un Palier in funzione:
  npm run import -- FILE [--email …] [--app ID] [--url http://127.0.0.1:3000] [--generate-units] [--yes]

  --generate-units  gli edifici senza unità ne ricevono secondo la regola
  --yes             riprende l’anteprima senza chiedere
La password viene chiesta o arriva da PALIER_PASSWORD.
Fine: 0 bene, 1 rifiutato o irraggiungibile, 2 chiamata errata, 3 righe con errori, 4 non ripreso.`,
    email: 'E-mail: ',
    password: 'Password: ',
    signInFailed: 'Accesso impossibile. E-mail e password sono giuste?',
    unreachable: (url) => `Nessun Palier risponde su ${url}. È in funzione?`,
    unreadable: (file) => `Impossibile leggere ${file}.`,
    noApp: 'Non può importare in nessuna app.',
    chooseApp: 'In quale app? Scelga con --app:',
    columns: 'Colonne:',
    ignored: 'non viene letta',
    preview: 'Anteprima:',
    units: (count) => `  ${count} unità nascono secondo la regola`,
    moreErrors: (count) => `  … e altre ${count}; tutte sono nel rapporto`,
    ask: 'Riprendere? (s/N) ',
    yes: 's',
    nothing: 'Non c’è nulla da riprendere.',
    declined: 'Non ripreso.',
    report: (path) => `Rapporto: ${path}`,
  },
  en: {
    usage: `Brings a file (CSV or Excel) into the master data of a running Palier:
  npm run import -- FILE [--email …] [--app ID] [--url http://127.0.0.1:3000] [--generate-units] [--yes]

  --generate-units  buildings without units get some by the rule
  --yes             applies the preview without asking
The password is asked for or taken from PALIER_PASSWORD.
Ends with 0 done, 1 refused or unreachable, 2 wrong call, 3 lines with errors, 4 not applied.`,
    email: 'E-mail: ',
    password: 'Password: ',
    signInFailed: 'Signing in is not possible. Are e-mail and password right?',
    unreachable: (url) => `No Palier answers at ${url}. Is it running?`,
    unreadable: (file) => `${file} cannot be read.`,
    noApp: 'You may not import into any app.',
    chooseApp: 'Into which app? Choose with --app:',
    columns: 'Columns:',
    ignored: 'is not read',
    preview: 'Preview:',
    units: (count) => `  ${count} units are made by the rule`,
    moreErrors: (count) => `  … and ${count} more; all of them are in the report`,
    ask: 'Apply? (y/N) ',
    yes: 'y',
    nothing: 'There is nothing to apply.',
    declined: 'Not applied.',
    report: (path) => `Report: ${path}`,
  },
})
