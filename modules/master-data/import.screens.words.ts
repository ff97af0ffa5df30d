import { plural, words } from '#kernel/contract/words.ts'

/** What only the screens of the import say. */
export const importScreenWords = words({
  de: {
    intro:
      'Eine Datei bringt Liegenschaften, Gebäude, Einheiten, Mietzeiträume und Mieter. Geschrieben wird erst, was Sie in der Vorschau gesehen haben.',
    app: 'In welche App?',
    choose: 'Datei wählen',
    drop: 'oder hierher ziehen: CSV oder Excel (.xlsx), bis 64 MB',
    uploading: 'Wird hochgeladen …',
    past: 'Bisherige Importe',
    none: 'Hier wurde noch nichts importiert',
    backToList: 'Alle Importe',
    mappingTitle: 'Was bedeuten die Spalten?',
    mappingHint: 'Wir haben geraten und merken uns, was Sie wählen. Eine leere Zelle löscht nie etwas.',
    column: 'Spalte',
    samples: 'Beispiele',
    meaning: 'Bedeutung',
    meaningOf: (column: string) => `Bedeutung von ${column}`,
    ignored: 'nicht lesen',
    unnamed: (position: number) => `Spalte ${position}`,
    generate: 'Gebäuden ohne Einheiten Einheiten nach der Regel geben',
    generateHint: 'Stockwerke, Wohnungen, Läden und Parkplätze, für dasselbe Gebäude immer dieselben.',
    preview: 'Vorschau erstellen',
    leave: 'Sie können diese Seite verlassen; die Arbeit geht weiter.',
    all: 'Alle',
    line: (line: string) => `Zeile ${line}`,
    noRows: 'Keine Zeilen mit diesem Ergebnis',
    apply: (count: number, shown: string) =>
      plural('de', count, { one: '1 Zeile übernehmen', other: `${shown} Zeilen übernehmen` }),
    leftOut: (count: number, shown: string) =>
      plural('de', count, {
        one: '1 Zeile mit Fehler bleibt weg',
        other: `${shown} Zeilen mit Fehlern bleiben weg`,
      }),
    nothing: 'Alles ist schon so. Es gibt nichts zu übernehmen.',
    remap: 'Spalten ändern',
    undo: 'Import rückgängig machen',
    forgotten:
      'Die einzelnen Zeilen werden 30 Tage lang aufbewahrt; so lange kann der Import rückgängig gemacht werden.',
    undoAsk:
      'Was neu angelegt wurde, wird gelöscht; geänderte Angaben erhalten ihren alten Wert. Was seither gebraucht oder geändert wurde, bleibt.',
    keptCount: (count: number, shown: string) =>
      plural('de', count, { one: '1 Objekt ist geblieben', other: `${shown} Objekte sind geblieben` }),
    report: 'Bericht herunterladen',
    by: (name: string, when: string) => `${name}, ${when}`,
  },
  fr: {
    intro:
      'Un fichier apporte immeubles, bâtiments, unités, périodes de location et locataires. Rien n’est écrit avant que vous ayez vu l’aperçu.',
    app: 'Dans quelle app?',
    choose: 'Choisir un fichier',
    drop: 'ou le déposer ici: CSV ou Excel (.xlsx), 64 Mo au plus',
    uploading: 'Envoi en cours …',
    past: 'Imports précédents',
    none: 'Rien n’a encore été importé ici',
    backToList: 'Tous les imports',
    mappingTitle: 'Que signifient les colonnes?',
    mappingHint: 'Nous avons deviné et retiendrons votre choix. Une cellule vide n’efface jamais rien.',
    column: 'Colonne',
    samples: 'Exemples',
    meaning: 'Signification',
    meaningOf: (column) => `Signification de ${column}`,
    ignored: 'ne pas lire',
    unnamed: (position) => `Colonne ${position}`,
    generate: 'Donner des unités selon la règle aux bâtiments qui n’en ont pas',
    generateHint: 'Étages, appartements, magasins et places de parc, toujours les mêmes pour un bâtiment.',
    preview: 'Préparer l’aperçu',
    leave: 'Vous pouvez quitter cette page; le travail continue.',
    all: 'Toutes',
    line: (line) => `Ligne ${line}`,
    noRows: 'Aucune ligne avec ce résultat',
    apply: (count, shown) =>
      plural('fr', count, { one: `Reprendre ${shown} ligne`, other: `Reprendre ${shown} lignes` }),
    leftOut: (count, shown) =>
      plural('fr', count, {
        one: `${shown} ligne en erreur est laissée de côté`,
        other: `${shown} lignes en erreur sont laissées de côté`,
      }),
    nothing: 'Tout est déjà ainsi. Il n’y a rien à reprendre.',
    remap: 'Changer les colonnes',
    undo: 'Annuler l’import',
    forgotten: 'Les lignes sont conservées 30 jours; l’import peut être annulé pendant ce temps.',
    undoAsk:
      'Ce qui a été créé sera supprimé; les valeurs modifiées reprendront leur ancien état. Ce qui a été utilisé ou modifié depuis restera.',
    keptCount: (count, shown) =>
      plural('fr', count, { one: `${shown} objet est resté`, other: `${shown} objets sont restés` }),
    report: 'Télécharger le rapport',
    by: (name, when) => `${name}, ${when}`,
  },
  it: {
    intro:
      'Un file porta immobili, edifici, unità, periodi di locazione e inquilini. Si scrive solo ciò che ha visto nell’anteprima.',
    app: 'In quale app?',
    choose: 'Scegliere un file',
    drop: 'o trascinarlo qui: CSV o Excel (.xlsx), fino a 64 MB',
    uploading: 'Caricamento …',
    past: 'Importazioni precedenti',
    none: 'Qui non è ancora stato importato nulla',
    backToList: 'Tutte le importazioni',
    mappingTitle: 'Che cosa significano le colonne?',
    mappingHint:
      'Abbiamo provato a indovinare e ricorderemo la sua scelta. Una cella vuota non cancella mai nulla.',
    column: 'Colonna',
    samples: 'Esempi',
    meaning: 'Significato',
    meaningOf: (column) => `Significato di ${column}`,
    ignored: 'non leggere',
    unnamed: (position) => `Colonna ${position}`,
    generate: 'Dare unità secondo la regola agli edifici che non ne hanno',
    generateHint: 'Piani, appartamenti, negozi e posteggi, sempre gli stessi per un edificio.',
    preview: 'Preparare l’anteprima',
    leave: 'Può lasciare questa pagina; il lavoro continua.',
    all: 'Tutte',
    line: (line) => `Riga ${line}`,
    noRows: 'Nessuna riga con questo risultato',
    apply: (count, shown) =>
      plural('it', count, { one: 'Riprendere 1 riga', other: `Riprendere ${shown} righe` }),
    leftOut: (count, shown) =>
      plural('it', count, {
        one: '1 riga con errori resta fuori',
        other: `${shown} righe con errori restano fuori`,
      }),
    nothing: 'Tutto è già così. Non c’è nulla da riprendere.',
    remap: 'Cambiare le colonne',
    undo: 'Annullare l’importazione',
    forgotten:
      'Le singole righe sono conservate per 30 giorni; fino ad allora l’importazione può essere annullata.',
    undoAsk:
      'Ciò che è stato creato sarà eliminato; i dati modificati riavranno il vecchio valore. Ciò che nel frattempo è stato usato o modificato resta.',
    keptCount: (count, shown) =>
      plural('it', count, { one: '1 oggetto è rimasto', other: `${shown} oggetti sono rimasti` }),
    report: 'Scaricare il rapporto',
    by: (name, when) => `${name}, ${when}`,
  },
  en: {
    intro:
      'A file brings properties, buildings, units, tenancies and tenants. Only what you have seen in the preview is written.',
    app: 'Into which app?',
    choose: 'Choose a file',
    drop: 'or drop it here: CSV or Excel (.xlsx), up to 64 MB',
    uploading: 'Uploading …',
    past: 'Earlier imports',
    none: 'Nothing has been imported here yet',
    backToList: 'All imports',
    mappingTitle: 'What do the columns mean?',
    mappingHint: 'We have guessed, and will remember what you choose. An empty cell never deletes anything.',
    column: 'Column',
    samples: 'Examples',
    meaning: 'Meaning',
    meaningOf: (column) => `Meaning of ${column}`,
    ignored: 'do not read',
    unnamed: (position) => `Column ${position}`,
    generate: 'Give units by the rule to buildings that have none',
    generateHint: 'Floors, flats, shops and parking spaces, always the same for a building.',
    preview: 'Make the preview',
    leave: 'You can leave this page; the work goes on.',
    all: 'All',
    line: (line) => `Line ${line}`,
    noRows: 'No lines with this outcome',
    apply: (count, shown) => plural('en', count, { one: 'Apply 1 line', other: `Apply ${shown} lines` }),
    leftOut: (count, shown) =>
      plural('en', count, {
        one: '1 line with an error is left out',
        other: `${shown} lines with errors are left out`,
      }),
    nothing: 'Everything is like this already. There is nothing to apply.',
    remap: 'Change the columns',
    undo: 'Undo the import',
    forgotten: 'The lines are kept for 30 days; until then the import can be undone.',
    undoAsk:
      'What was created will be deleted; what was changed gets its old value back. What has been used or changed since stays.',
    keptCount: (count, shown) =>
      plural('en', count, { one: '1 object has stayed', other: `${shown} objects have stayed` }),
    report: 'Download the report',
    by: (name, when) => `${name}, ${when}`,
  },
})
