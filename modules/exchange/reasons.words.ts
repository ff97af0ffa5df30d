import type { Language } from '#kernel/contract/shapes.ts'
import { words } from '#kernel/contract/words.ts'
import type { LineProblem } from './lines.rules.ts'

const pick = (texts: Record<string, string>, code: string) =>
  Object.hasOwn(texts, code) ? texts[code] : undefined

/** What is wrong with a delivery, by reason. */
export const exchangeReasonWords = words({
  de: {
    reason: (code: string) =>
      pick(
        {
          'unknown-column': 'diese Spalte kennt das Format nicht',
          'column-twice': 'die Spalte kommt zweimal vor',
          'column-missing': 'die Spalte fehlt',
          'number-of-cells': 'die Zeile hat mehr Zellen als die Kopfzeile',
          'import-type': 'muss insert, update oder delete sein, soweit die Datei es erlaubt',
          required: 'darf nicht leer sein',
          uuid: 'ist keine UUID',
          encoding: 'ist nicht in UTF-8 geschrieben',
          'unknown-file': 'diese Datei kennt das Format nicht; lassen Sie sie weg',
          manifest: 'ist kein gültiges Manifest',
          internal:
            'Palier konnte die Lieferung nicht verarbeiten; geschrieben ist nichts. Bitte noch einmal liefern, und wenn es dabei bleibt, den Betreiber fragen',
          'zip-torn': 'das ZIP ist beschädigt oder enthält Namen, die anderswohin führen',
          'zip-grows': 'das ZIP wird beim Auspacken zu gross',
          'no-files': 'dabei war keine der Dateien des Formats',
          text: 'ist zu lang oder enthält Steuerzeichen',
          name: 'ist zu lang oder enthält eine Internetadresse («www.», «://») oder Steuerzeichen',
          country: 'ist kein Ländercode aus zwei Grossbuchstaben (ISO 3166)',
          zip: 'darf nur Ziffern und Bindestriche enthalten',
          phone: 'muss aus + und 5 bis 20 Ziffern bestehen',
          date: 'ist kein Datum der Form JJJJ-MM-TT',
          'date-out-of-range':
            'ist kein glaubhaftes Datum: erlaubt ist 1900 bis 2199; wer kein Ende kennt, lässt es leer',
          'email-look-alike': 'mischt Buchstaben mehrerer Schriften, die gleich aussehen',
          email: 'ist keine E-Mail-Adresse',
          place: 'muss property, group oder unit sein',
          house: 'muss property oder group sein',
          remapped: 'muss property, group, unit oder utilisationPeriod sein',
          agentType: 'muss agent oder externalAgent sein',
          'both-dates': 'Beginn und Ende der Gültigkeit kommen zusammen oder gar nicht',
          'ends-before-it-starts': 'das Ende liegt vor dem Beginn',
          torn: 'die Datei ist hier beschädigt',
          'file-empty': 'die Datei ist leer',
          twice: 'steht schon anders in einer früheren Zeile',
          'not-there': 'gibt es weder in der Lieferung noch im Bestand',
          'in-another-app': 'gehört zu einer anderen App',
          overlaps: 'überschneidet sich mit einer anderen Mietdauer dieser Einheit',
          guessable:
            'ist zu leicht zu erraten: ein Code hat mindestens 8 Zeichen mit Buchstaben und Ziffern, oder mindestens 12 Zeichen',
          taken: 'ist schon vergeben',
          'not-alone': 'diese Datei muss allein geliefert werden',
          'beyond-own-permissions': 'geht über die Rechte dessen hinaus, der liefert',
        },
        code,
      ) ?? `wird nicht angenommen (${code})`,
    line: (line: number) => `Zeile ${line}`,
    quote: (value: string) => `«${value}»`,
  },
  fr: {
    reason: (code: string) =>
      pick(
        {
          'unknown-column': 'le format ne connaît pas cette colonne',
          'column-twice': 'la colonne apparaît deux fois',
          'column-missing': 'la colonne manque',
          'number-of-cells': 'la ligne a plus de cellules que l’en-tête',
          'import-type': 'doit être insert, update ou delete, selon ce que permet le fichier',
          required: 'ne doit pas être vide',
          uuid: 'n’est pas un UUID',
          encoding: 'n’est pas écrit en UTF-8',
          'unknown-file': 'le format ne connaît pas ce fichier ; retirez-le',
          manifest: 'n’est pas un manifeste valable',
          internal:
            'Palier n’a pas pu traiter la livraison ; rien n’est écrit. Livrez-la encore une fois et, si cela persiste, demandez à l’exploitant',
          'zip-torn': 'le ZIP est endommagé ou contient des noms qui mènent ailleurs',
          'zip-grows': 'le ZIP devient trop grand en se déballant',
          'no-files': 'il n’y avait aucun des fichiers du format',
          text: 'est trop long ou contient des caractères de contrôle',
          name: 'est trop long ou contient une adresse Internet (« www. », « :// ») ou des caractères de contrôle',
          country: 'n’est pas un code de pays de deux majuscules (ISO 3166)',
          zip: 'ne doit contenir que des chiffres et des traits d’union',
          phone: 'doit se composer de + et de 5 à 20 chiffres',
          date: 'n’est pas une date de la forme AAAA-MM-JJ',
          'date-out-of-range':
            'n’est pas une date plausible : de 1900 à 2199 ; sans fin connue, laissez vide',
          'email-look-alike': 'mélange des lettres de plusieurs écritures qui se ressemblent',
          email: 'n’est pas une adresse e-mail',
          place: 'doit être property, group ou unit',
          house: 'doit être property ou group',
          remapped: 'doit être property, group, unit ou utilisationPeriod',
          agentType: 'doit être agent ou externalAgent',
          'both-dates': 'le début et la fin de validité vont ensemble ou pas du tout',
          'ends-before-it-starts': 'la fin précède le début',
          torn: 'le fichier est endommagé ici',
          'file-empty': 'le fichier est vide',
          twice: 'figure déjà autrement sur une ligne précédente',
          'not-there': 'n’existe ni dans la livraison ni dans les données',
          'in-another-app': 'appartient à une autre application',
          overlaps: 'chevauche une autre période de location de cet objet',
          guessable:
            'est trop facile à deviner : un code compte au moins 8 signes avec lettres et chiffres, ou au moins 12 signes',
          taken: 'est déjà pris',
          'not-alone': 'ce fichier doit être livré seul',
          'beyond-own-permissions': 'dépasse les droits de qui livre',
        },
        code,
      ) ?? `n’est pas accepté (${code})`,
    line: (line: number) => `ligne ${line}`,
    quote: (value: string) => `« ${value} »`,
  },
  it: {
    reason: (code: string) =>
      pick(
        {
          'unknown-column': 'il formato non conosce questa colonna',
          'column-twice': 'la colonna compare due volte',
          'column-missing': 'la colonna manca',
          'number-of-cells': 'la riga ha più celle dell’intestazione',
          'import-type': 'deve essere insert, update o delete, secondo quanto il file consente',
          required: 'non può essere vuoto',
          uuid: 'non è un UUID',
          encoding: 'non è scritto in UTF-8',
          'unknown-file': 'il formato non conosce questo file; lo tolga',
          manifest: 'non è un manifesto valido',
          internal:
            'Palier non ha potuto elaborare la fornitura; non è stato scritto nulla. La fornisca di nuovo e, se il problema rimane, chieda al gestore',
          'zip-torn': 'lo ZIP è danneggiato o contiene nomi che portano altrove',
          'zip-grows': 'lo ZIP diventa troppo grande quando si apre',
          'no-files': 'non c’era alcun file del formato',
          text: 'è troppo lungo o contiene caratteri di controllo',
          name: 'è troppo lungo o contiene un indirizzo Internet («www.», «://») o caratteri di controllo',
          country: 'non è un codice di paese di due maiuscole (ISO 3166)',
          zip: 'può contenere solo cifre e trattini',
          phone: 'deve essere composto da + e da 5 a 20 cifre',
          date: 'non è una data nella forma AAAA-MM-GG',
          'date-out-of-range':
            'non è una data plausibile: dal 1900 al 2199; senza una fine nota, lasci vuoto',
          'email-look-alike': 'mescola lettere di più scritture che si somigliano',
          email: 'non è un indirizzo e-mail',
          place: 'deve essere property, group o unit',
          house: 'deve essere property o group',
          remapped: 'deve essere property, group, unit o utilisationPeriod',
          agentType: 'deve essere agent o externalAgent',
          'both-dates': 'inizio e fine della validità vanno insieme o per niente',
          'ends-before-it-starts': 'la fine precede l’inizio',
          torn: 'il file è danneggiato qui',
          'file-empty': 'il file è vuoto',
          twice: 'figura già diversamente in una riga precedente',
          'not-there': 'non esiste né nella consegna né nei dati',
          'in-another-app': 'appartiene a un’altra app',
          overlaps: 'si sovrappone a un altro periodo di locazione di questa unità',
          guessable:
            'è troppo facile da indovinare: un codice ha almeno 8 segni con lettere e cifre, o almeno 12 segni',
          taken: 'è già in uso',
          'not-alone': 'questo file va consegnato da solo',
          'beyond-own-permissions': 'va oltre i diritti di chi consegna',
        },
        code,
      ) ?? `non viene accettato (${code})`,
    line: (line: number) => `riga ${line}`,
    quote: (value: string) => `«${value}»`,
  },
  en: {
    reason: (code: string) =>
      pick(
        {
          'unknown-column': 'the format does not know this column',
          'column-twice': 'the column comes twice',
          'column-missing': 'the column is missing',
          'number-of-cells': 'the line has more cells than the header',
          'import-type': 'must be insert, update or delete, as far as the file allows it',
          required: 'must not be empty',
          uuid: 'is not a UUID',
          encoding: 'is not written in UTF-8',
          'unknown-file': 'the format does not know this file; leave it out',
          manifest: 'is not a valid manifest',
          internal:
            'Palier could not work on the delivery; nothing is written. Deliver it again and, if that stays so, ask whoever runs Palier',
          'zip-torn': 'the ZIP is damaged, or has names that lead elsewhere',
          'zip-grows': 'the ZIP grows too large when it is unpacked',
          'no-files': 'none of the files of the format came with it',
          text: 'is too long or has control characters',
          name: 'is too long or has a web address (“www.”, “://”) or control characters',
          country: 'is not a country code of two capitals (ISO 3166)',
          zip: 'may have digits and hyphens only',
          phone: 'must be + and 5 to 20 digits',
          date: 'is not a date such as 2026-12-31',
          'date-out-of-range':
            'is no plausible date: from 1900 to 2199; where no end is known, leave it empty',
          'email-look-alike': 'mixes letters of several scripts that look alike',
          email: 'is not an e-mail address',
          place: 'must be property, group or unit',
          house: 'must be property or group',
          remapped: 'must be property, group, unit or utilisationPeriod',
          agentType: 'must be agent or externalAgent',
          'both-dates': 'start and end of the validity come together or not at all',
          'ends-before-it-starts': 'the end is before the start',
          torn: 'the file is damaged here',
          'file-empty': 'the file is empty',
          twice: 'is in an earlier line already, which says something else',
          'not-there': 'is neither in the delivery nor in what is there',
          'in-another-app': 'belongs to another app',
          overlaps: 'overlaps another tenancy of this unit',
          guessable:
            'is too easy to guess: a code has at least 8 characters with letters and digits, or at least 12 characters',
          taken: 'is taken already',
          'not-alone': 'this file must be delivered alone',
          'beyond-own-permissions': 'goes beyond what the deliverer may do',
        },
        code,
      ) ?? `is not accepted (${code})`,
    line: (line: number) => `line ${line}`,
    quote: (value: string) => `“${value}”`,
  },
})

/** "units.csv, line 12, groupId “x”: is neither …", as a mail and a terminal tell it. */
export const problemLine = (language: Language, { file, line, column, value, reason }: LineProblem) => {
  const words = exchangeReasonWords(language)
  const what = [column, value === null ? '' : words.quote(value)].filter(Boolean).join(' ')
  const where = [file, line === null ? '' : words.line(line), what].filter(Boolean).join(', ')
  return `${where ? `${where}: ` : ''}${words.reason(reason)}`
}
