import { plural, words } from '#kernel/contract/words.ts'
import type { LeftOut } from './contract.ts'
import type { Encoding, Reading, Separator } from './parse.contract.ts'

type Role = Reading['head'][number]['role']

/** What the screens say of how a file is read. */
export const importReadingWords = words({
  de: {
    title: 'So lesen wir die Datei',
    hint: 'Das sind ihre ersten Zeilen. Stimmt etwas nicht, ändern Sie es hier; die Datei selbst bleibt, wie sie ist.',
    guessed: 'Automatisch erkannt',
    chosen: 'Von Ihnen gewählt',
    forget: 'Alles wieder selbst herausfinden',
    sheet: 'Blatt',
    sheetOf: (name: string, { hidden, empty }: { hidden: boolean; empty: boolean }) =>
      [name, hidden && 'ausgeblendet', empty && 'leer'].filter(Boolean).join(', '),
    encoding: 'Zeichensatz',
    encodingHint: 'Wählen Sie den, in dem die Umlaute und Akzente stimmen.',
    encodingOf: (encoding: Encoding) =>
      ({
        'utf-8': 'Unicode (UTF-8)',
        'utf-16le': 'Unicode (UTF-16)',
        'utf-16be': 'Unicode (UTF-16, umgekehrt)',
        'windows-1252': 'Windows',
        'windows-1250': 'Windows 1250 (polnisch, tschechisch, kroatisch)',
        'windows-1251': 'Windows 1251 (kyrillisch)',
        'windows-1254': 'Windows 1254 (türkisch)',
        macintosh: 'Mac',
        cp850: 'DOS (850)',
        cp437: 'DOS (437)',
      })[encoding],
    separator: 'Spalten getrennt durch',
    separatorOf: (separator: Separator) =>
      ({ ';': 'Strichpunkt ;', ',': 'Komma ,', '\t': 'Tabulator', '|': 'Strich |' })[separator],
    header: 'Welche Zeile nennt die Spalten?',
    headerOf: (line: string) => `Zeile ${line} nennt die Spalten`,
    noHeader: 'Keine: Die Datei beginnt gleich mit den Daten',
    twoLines: 'Die Namen der Spalten gehen über zwei Zeilen',
    leaveOut: 'Summen, Seitenzahlen, Bemerkungen und ausgeblendete Zeilen weglassen',
    lines: 'Erste Zeilen der Datei',
    roleOf: (role: Role) =>
      ({
        above: 'steht darüber',
        header: 'Kopfzeile',
        row: '',
        total: 'Summe, bleibt weg',
        remark: 'Bemerkung, bleibt weg',
        page: 'Seitenzahl, bleibt weg',
        hidden: 'ausgeblendet, bleibt weg',
      })[role],
    remembered: 'Spalten wie in einem früheren Import; sie bedeuten, was damals gewählt wurde.',
    parts: 'Teile, und mehreres in einer Spalte',
    firstRow: (line: string) => `So verstehen wir Zeile ${line}`,
    from: (columns: string) => `aus ${columns}`,
    nothing: 'leer',
    leftOut: (count: number, shown: string) =>
      plural('de', count, {
        one: '1 Zeile ist kein Eintrag und bleibt weg',
        other: `${shown} Zeilen sind keine Einträge und bleiben weg`,
      }),
    reasonOf: (reason: LeftOut['reason']) =>
      ({
        total: 'Summe',
        remark: 'Bemerkung',
        page: 'Seitenzahl',
        header: 'Kopfzeile',
        hidden: 'ausgeblendet',
      })[reason],
    more: (shown: string) => `… und ${shown} weitere`,
    back: 'Zurück zur Vorschau',
  },
  fr: {
    title: 'Comment nous lisons le fichier',
    hint: 'Voici ses premières lignes. Si quelque chose n’est pas juste, changez-le ici ; le fichier reste tel quel.',
    guessed: 'Trouvé automatiquement',
    chosen: 'Choisi par vous',
    forget: 'Tout retrouver automatiquement',
    sheet: 'Feuille',
    sheetOf: (name, { hidden, empty }) =>
      [name, hidden && 'masquée', empty && 'vide'].filter(Boolean).join(', '),
    encoding: 'Jeu de caractères',
    encodingHint: 'Choisissez celui où les accents sont justes.',
    encodingOf: (encoding) =>
      ({
        'utf-8': 'Unicode (UTF-8)',
        'utf-16le': 'Unicode (UTF-16)',
        'utf-16be': 'Unicode (UTF-16, inversé)',
        'windows-1252': 'Windows',
        'windows-1250': 'Windows 1250 (polonais, tchèque, croate)',
        'windows-1251': 'Windows 1251 (cyrillique)',
        'windows-1254': 'Windows 1254 (turc)',
        macintosh: 'Mac',
        cp850: 'DOS (850)',
        cp437: 'DOS (437)',
      })[encoding],
    separator: 'Colonnes séparées par',
    separatorOf: (separator) =>
      ({ ';': 'point-virgule ;', ',': 'virgule ,', '\t': 'tabulation', '|': 'barre |' })[separator],
    header: 'Quelle ligne nomme les colonnes ?',
    headerOf: (line) => `La ligne ${line} nomme les colonnes`,
    noHeader: 'Aucune : le fichier commence par les données',
    twoLines: 'Les noms des colonnes occupent deux lignes',
    leaveOut: 'Laisser de côté totaux, numéros de page, remarques et lignes masquées',
    lines: 'Premières lignes du fichier',
    roleOf: (role) =>
      ({
        above: 'au-dessus',
        header: 'en-tête',
        row: '',
        total: 'total, laissé de côté',
        remark: 'remarque, laissée de côté',
        page: 'numéro de page, laissé de côté',
        hidden: 'masquée, laissée de côté',
      })[role],
    remembered: 'Mêmes colonnes que lors d’un import précédent ; elles ont le sens choisi alors.',
    parts: 'Parties, et plusieurs choses dans une colonne',
    firstRow: (line) => `Comment nous comprenons la ligne ${line}`,
    from: (columns) => `de ${columns}`,
    nothing: 'vide',
    leftOut: (count, shown) =>
      plural('fr', count, {
        one: `${shown} ligne n’est pas une entrée et est laissée de côté`,
        other: `${shown} lignes ne sont pas des entrées et sont laissées de côté`,
      }),
    reasonOf: (reason) =>
      ({ total: 'total', remark: 'remarque', page: 'numéro de page', header: 'en-tête', hidden: 'masquée' })[
        reason
      ],
    more: (shown) => `… et ${shown} autres`,
    back: 'Retour à l’aperçu',
  },
  it: {
    title: 'Come leggiamo il file',
    hint: 'Queste sono le sue prime righe. Se qualcosa non va, lo cambi qui; il file resta com’è.',
    guessed: 'Trovato automaticamente',
    chosen: 'Scelto da lei',
    forget: 'Ritrovare tutto automaticamente',
    sheet: 'Foglio',
    sheetOf: (name, { hidden, empty }) =>
      [name, hidden && 'nascosto', empty && 'vuoto'].filter(Boolean).join(', '),
    encoding: 'Codifica dei caratteri',
    encodingHint: 'Scelga quella in cui gli accenti sono giusti.',
    encodingOf: (encoding) =>
      ({
        'utf-8': 'Unicode (UTF-8)',
        'utf-16le': 'Unicode (UTF-16)',
        'utf-16be': 'Unicode (UTF-16, invertito)',
        'windows-1252': 'Windows',
        'windows-1250': 'Windows 1250 (polacco, ceco, croato)',
        'windows-1251': 'Windows 1251 (cirillico)',
        'windows-1254': 'Windows 1254 (turco)',
        macintosh: 'Mac',
        cp850: 'DOS (850)',
        cp437: 'DOS (437)',
      })[encoding],
    separator: 'Colonne separate da',
    separatorOf: (separator) =>
      ({ ';': 'punto e virgola ;', ',': 'virgola ,', '\t': 'tabulazione', '|': 'barra |' })[separator],
    header: 'Quale riga nomina le colonne?',
    headerOf: (line) => `La riga ${line} nomina le colonne`,
    noHeader: 'Nessuna: il file comincia con i dati',
    twoLines: 'I nomi delle colonne occupano due righe',
    leaveOut: 'Tralasciare totali, numeri di pagina, note e righe nascoste',
    lines: 'Prime righe del file',
    roleOf: (role) =>
      ({
        above: 'sta sopra',
        header: 'intestazione',
        row: '',
        total: 'totale, tralasciato',
        remark: 'nota, tralasciata',
        page: 'numero di pagina, tralasciato',
        hidden: 'nascosta, tralasciata',
      })[role],
    remembered: 'Colonne come in un’importazione precedente; significano ciò che fu scelto allora.',
    parts: 'Parti, e più cose in una colonna',
    firstRow: (line) => `Come capiamo la riga ${line}`,
    from: (columns) => `da ${columns}`,
    nothing: 'vuoto',
    leftOut: (count, shown) =>
      plural('it', count, {
        one: '1 riga non è una voce e viene tralasciata',
        other: `${shown} righe non sono voci e vengono tralasciate`,
      }),
    reasonOf: (reason) =>
      ({
        total: 'totale',
        remark: 'nota',
        page: 'numero di pagina',
        header: 'intestazione',
        hidden: 'nascosta',
      })[reason],
    more: (shown) => `… e altre ${shown}`,
    back: 'Torna all’anteprima',
  },
  en: {
    title: 'How we read the file',
    hint: 'These are its first lines. If something is not right, change it here; the file itself stays as it is.',
    guessed: 'Found automatically',
    chosen: 'Chosen by you',
    forget: 'Find everything out again',
    sheet: 'Sheet',
    sheetOf: (name, { hidden, empty }) =>
      [name, hidden && 'hidden', empty && 'empty'].filter(Boolean).join(', '),
    encoding: 'Character set',
    encodingHint: 'Choose the one in which the accents are right.',
    encodingOf: (encoding) =>
      ({
        'utf-8': 'Unicode (UTF-8)',
        'utf-16le': 'Unicode (UTF-16)',
        'utf-16be': 'Unicode (UTF-16, reversed)',
        'windows-1252': 'Windows',
        'windows-1250': 'Windows 1250 (Polish, Czech, Croatian)',
        'windows-1251': 'Windows 1251 (Cyrillic)',
        'windows-1254': 'Windows 1254 (Turkish)',
        macintosh: 'Mac',
        cp850: 'DOS (850)',
        cp437: 'DOS (437)',
      })[encoding],
    separator: 'Columns separated by',
    separatorOf: (separator) =>
      ({ ';': 'semicolon ;', ',': 'comma ,', '\t': 'tab', '|': 'bar |' })[separator],
    header: 'Which line names the columns?',
    headerOf: (line) => `Line ${line} names the columns`,
    noHeader: 'None: the file begins with its rows',
    twoLines: 'The names of the columns go over two lines',
    leaveOut: 'Leave out sums, page numbers, remarks and hidden rows',
    lines: 'First lines of the file',
    roleOf: (role) =>
      ({
        above: 'stands above',
        header: 'header',
        row: '',
        total: 'sum, left out',
        remark: 'remark, left out',
        page: 'page number, left out',
        hidden: 'hidden, left out',
      })[role],
    remembered: 'The same columns as in an earlier import; they mean what was chosen then.',
    parts: 'Parts, and several things in one column',
    firstRow: (line) => `How we understand line ${line}`,
    from: (columns) => `from ${columns}`,
    nothing: 'empty',
    leftOut: (count, shown) =>
      plural('en', count, {
        one: '1 line is no row and is left out',
        other: `${shown} lines are no rows and are left out`,
      }),
    reasonOf: (reason) =>
      ({ total: 'sum', remark: 'remark', page: 'page number', header: 'header', hidden: 'hidden' })[reason],
    more: (shown) => `… and ${shown} more`,
    back: 'Back to the preview',
  },
})
