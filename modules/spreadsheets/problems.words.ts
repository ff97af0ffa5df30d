import { words } from '#kernel/contract/words.ts'
import type { CellProblem } from './contract.ts'

type Problem = Pick<CellProblem, 'column' | 'value' | 'code' | 'line'> &
  Partial<Pick<CellProblem, 'leavesOut'>>

interface Texts {
  quotes: [string, string]
  /** Between what is wrong and why. */
  colon: string
  reasons: Record<string, string>
  /** What of a line does not come in. */
  costs: Record<CellProblem['leavesOut'], string>
}

/** "Telefon «x»: ist keine Telefonnummer (nur diese Angabe fehlt …)": where, what is there, why, and what it costs. */
const told =
  (textsOf: (line: number | undefined) => Texts) =>
  ({ column, value, code, line, leavesOut }: Problem) => {
    const { quotes, colon, reasons, costs } = textsOf(line)
    const place = [column, value && quotes.join(value)].filter(Boolean).join(' ')
    return `${place && `${place}${colon}`}${reasons[code] ?? code}${leavesOut ? ` (${costs[leavesOut]})` : ''}`
  }

/** Why a line, or a part of it, is left out. */
export const importProblemWords = words({
  de: {
    problemOf: told((line) => ({
      quotes: ['«', '»'],
      colon: ': ',
      reasons: {
        'contradicts-line': `Zeile ${line} sagt etwas anderes`,
        'address-of-another': `schon die Adresse der Person in Zeile ${line}`,
        'quote-not-closed': 'das Anführungszeichen wird nie geschlossen',
        'stray-quote': 'ein Anführungszeichen steht am falschen Ort',
        'torn-character': 'ein Zeichen ist beschädigt',
        'care-of': 'nennt, wer die Post annimmt, und ist kein Teil der Strasse',
        'no-name': 'ist kein Name, sondern ein Ja oder Nein der Tabelle',
        'several-people':
          'sieht nach mehreren Personen aus und wird eine; für jede eine eigene Zeile trennt sie',
        vacant: 'sagt, dass da niemand wohnt: das Objekt kommt ohne Mietzeitraum und Mieter hinein',
        'too-few-cells': 'die Zeile hat weniger Zellen als die Kopfzeile',
        'too-many-cells': 'die Zeile hat mehr Zellen als die Kopfzeile',
        'formula-failed': 'die Formel hat einen Fehler; berichtigen Sie sie, oder leeren Sie die Zelle',
        'formula-without-result':
          'die Formel hat kein Ergebnis; öffnen Sie die Datei in Excel, und speichern Sie sie einmal',
        'became-a-day':
          "die Tabelle hat daraus ein Datum gemacht; schreiben Sie den Text noch einmal, mit einem Apostroph davor ('2/4)",
        'number-cut':
          'die Tabelle hat die Zahl gekürzt; stellen Sie die Spalte auf Text, und schreiben Sie sie noch einmal',
        'not-split': 'kann nicht geteilt werden',
        'control-characters': 'enthält unsichtbare Steuerzeichen',
        'too-long': 'ist zu lang',
        'not-a-number': 'ist keine Zahl',
        'out-of-range': 'liegt ausserhalb des Möglichen',
        'not-a-day': 'ist kein Datum',
        'unknown-value': 'ist kein bekannter Wert',
        'date-out-of-range':
          'ist kein glaubhaftes Datum: erlaubt ist 1900 bis 2199; wer kein Ende kennt, lässt es leer',
        'email-look-alike': 'mischt Buchstaben mehrerer Schriften, die gleich aussehen',
        email: 'ist keine E-Mail-Adresse',
        'name-with-link': 'enthält eine Internetadresse («www.», «://»)',
        phone: 'ist keine Telefonnummer',
        'ends-before-it-starts': 'das Ende liegt vor dem Beginn',
        'names-nothing': 'die Zeile nennt kein Objekt',
        ambiguous: 'mehrere Objekte heissen so; eine Nummer würde sie unterscheiden',
        'parent-missing': 'das übergeordnete Objekt fehlt',
        'parent-refused': 'das übergeordnete Objekt hat einen Fehler',
        'name-missing': 'ein neues Objekt braucht einen Namen',
        'start-missing': 'ein neuer Mietzeitraum braucht einen Beginn',
        'belongs-elsewhere': 'gehört heute zu einem anderen Objekt; verschieben Sie es im Baum',
        'read-only': 'gehört einer Schnittstelle und kann hier nicht geändert werden',
        'utilisation-period-overlaps': 'überschneidet sich mit einem anderen Mietzeitraum',
        'unit-external-id-taken': 'eine Einheit mit dieser Nummer gibt es schon',
        'stands-elsewhere':
          'steht heute an einem anderen Ort; ist es dasselbe Gebäude, ändern Sie zuerst dort seine Adresse, sonst braucht es eine andere Nummer',
      },
      costs: {
        nothing: 'alles kommt hinein',
        cell: 'nur diese Angabe fehlt, der Rest kommt hinein',
        unit: 'ohne Einheit, Mietzeitraum und Mieter',
        period: 'ohne Mietzeitraum und Mieter',
        tenant: 'ohne diese Person',
        line: 'die Zeile wird weggelassen',
      },
    })),
  },
  fr: {
    problemOf: told((line) => ({
      quotes: ['«\u202f', '\u202f»'],
      colon: ' : ',
      reasons: {
        'contradicts-line': `la ligne ${line} dit autre chose`,
        'address-of-another': `déjà l’adresse de la personne de la ligne ${line}`,
        'quote-not-closed': 'le guillemet n’est jamais fermé',
        'stray-quote': 'un guillemet est mal placé',
        'torn-character': 'un caractère est abîmé',
        'care-of': 'dit à qui va le courrier et ne fait pas partie de la rue',
        'no-name': 'n’est pas un nom, mais un oui ou un non du tableur',
        'several-people':
          'semble nommer plusieurs personnes et n’en donne qu’une ; une ligne par personne les sépare',
        vacant: 'dit que personne n’y habite : le logement entre sans bail ni locataire',
        'too-few-cells': 'la ligne a moins de cellules que l’en-tête',
        'too-many-cells': 'la ligne a plus de cellules que l’en-tête',
        'formula-failed': 'la formule a une erreur ; corrigez-la ou videz la cellule',
        'formula-without-result':
          'la formule n’a pas de résultat ; ouvrez le fichier dans Excel et enregistrez-le une fois',
        'became-a-day': "le tableur en a fait une date ; réécrivez le texte précédé d’une apostrophe ('2/4)",
        'number-cut': 'le tableur a abrégé le nombre ; mettez la colonne au format texte et réécrivez-le',
        'not-split': 'ne peut pas être séparé',
        'control-characters': 'contient des caractères de contrôle invisibles',
        'too-long': 'est trop long',
        'not-a-number': 'n’est pas un nombre',
        'out-of-range': 'est hors limites',
        'not-a-day': 'n’est pas une date',
        'unknown-value': 'n’est pas une valeur connue',
        'date-out-of-range': 'n’est pas une date plausible : de 1900 à 2199 ; sans fin connue, laissez vide',
        'email-look-alike': 'mélange des lettres de plusieurs écritures qui se ressemblent',
        email: 'n’est pas une adresse e-mail',
        'name-with-link': 'contient une adresse Internet (« www. », « :// »)',
        phone: 'n’est pas un numéro de téléphone',
        'ends-before-it-starts': 'la fin précède le début',
        'names-nothing': 'la ligne ne nomme aucun objet',
        ambiguous: 'plusieurs objets portent ce nom ; un numéro les distinguerait',
        'parent-missing': 'l’objet supérieur manque',
        'parent-refused': 'l’objet supérieur a une erreur',
        'name-missing': 'un nouvel objet a besoin d’un nom',
        'start-missing': 'une nouvelle période a besoin d’un début',
        'belongs-elsewhere': 'appartient aujourd’hui à un autre objet ; déplacez-le dans l’arborescence',
        'read-only': 'appartient à une interface et ne peut pas être modifié ici',
        'utilisation-period-overlaps': 'chevauche une autre période de location',
        'unit-external-id-taken': 'une unité porte déjà ce numéro',
        'stands-elsewhere':
          'se trouve aujourd’hui dans un autre lieu ; s’il s’agit du même bâtiment, corrigez d’abord son adresse, sinon donnez-lui un autre numéro',
      },
      costs: {
        nothing: 'tout est repris',
        cell: 'seule cette indication manque, le reste est repris',
        unit: 'sans unité, ni période, ni locataire',
        period: 'sans période ni locataire',
        tenant: 'sans cette personne',
        line: 'la ligne est laissée de côté',
      },
    })),
  },
  it: {
    problemOf: told((line) => ({
      quotes: ['«', '»'],
      colon: ': ',
      reasons: {
        'contradicts-line': `la riga ${line} dice altro`,
        'address-of-another': `già l’indirizzo della persona della riga ${line}`,
        'quote-not-closed': 'le virgolette non si chiudono mai',
        'stray-quote': 'le virgolette sono nel posto sbagliato',
        'torn-character': 'un carattere è danneggiato',
        'care-of': 'dice chi riceve la posta e non fa parte della via',
        'no-name': 'non è un nome, ma un sì o un no del foglio di calcolo',
        'several-people': 'sembra nominare più persone e ne diventa una; una riga per persona le separa',
        vacant: 'dice che non ci abita nessuno: l’oggetto entra senza locazione né inquilino',
        'too-few-cells': 'la riga ha meno celle dell’intestazione',
        'too-many-cells': 'la riga ha più celle dell’intestazione',
        'formula-failed': 'la formula ha un errore; la corregga o svuoti la cella',
        'formula-without-result': 'la formula non ha risultato; apra il file in Excel e lo salvi una volta',
        'became-a-day':
          "il foglio di calcolo ne ha fatto una data; riscriva il testo preceduto da un apostrofo ('2/4)",
        'number-cut':
          'il foglio di calcolo ha abbreviato il numero; imposti la colonna come testo e lo riscriva',
        'not-split': 'non si può dividere',
        'control-characters': 'contiene caratteri di controllo',
        'too-long': 'è troppo lungo',
        'not-a-number': 'non è un numero',
        'out-of-range': 'è fuori dai limiti',
        'not-a-day': 'non è una data',
        'unknown-value': 'non è un valore conosciuto',
        'date-out-of-range': 'non è una data plausibile: dal 1900 al 2199; senza una fine nota, lasci vuoto',
        'email-look-alike': 'mescola lettere di più scritture che si somigliano',
        email: 'non è un indirizzo e-mail',
        'name-with-link': 'contiene un indirizzo Internet («www.», «://»)',
        phone: 'non è un numero di telefono',
        'ends-before-it-starts': 'la fine precede l’inizio',
        'names-nothing': 'la riga non nomina nessun oggetto',
        ambiguous: 'più oggetti hanno questo nome; un numero li distinguerebbe',
        'parent-missing': 'manca l’oggetto superiore',
        'parent-refused': 'l’oggetto superiore ha un errore',
        'name-missing': 'un nuovo oggetto ha bisogno di un nome',
        'start-missing': 'un nuovo periodo ha bisogno di un inizio',
        'belongs-elsewhere': 'oggi appartiene a un altro oggetto; lo sposti nell’albero',
        'read-only': 'appartiene a un’interfaccia e non si può modificare qui',
        'utilisation-period-overlaps': 'si sovrappone a un altro periodo di locazione',
        'unit-external-id-taken': 'un’unità ha già questo numero',
        'stands-elsewhere':
          'oggi si trova in un altro luogo; se è lo stesso edificio, corregga prima il suo indirizzo, altrimenti gli dia un altro numero',
      },
      costs: {
        nothing: 'entra tutto',
        cell: 'manca solo questo dato, il resto entra',
        unit: 'senza unità, periodo e inquilino',
        period: 'senza periodo e inquilino',
        tenant: 'senza questa persona',
        line: 'la riga viene tralasciata',
      },
    })),
  },
  en: {
    problemOf: told((line) => ({
      quotes: ['“', '”'],
      colon: ': ',
      reasons: {
        'contradicts-line': `line ${line} says otherwise`,
        'address-of-another': `already the address of the person in line ${line}`,
        'quote-not-closed': 'the quotation mark is never closed',
        'stray-quote': 'a quotation mark is in the wrong place',
        'torn-character': 'a character is damaged',
        'care-of': 'says who takes the letters, and is no part of the street',
        'no-name': 'is no name, but a yes or no of the spreadsheet',
        'several-people': 'looks like several people and becomes one; a line for each tells them apart',
        vacant: 'says that nobody lives there: the home comes in without tenancy and tenant',
        'too-few-cells': 'the line has fewer cells than the header',
        'too-many-cells': 'the line has more cells than the header',
        'formula-failed': 'the formula has an error; correct it, or empty the cell',
        'formula-without-result': 'the formula has no result; open the file in Excel and save it once',
        'became-a-day':
          "the spreadsheet made a date of it; write the text again with an apostrophe before it ('2/4)",
        'number-cut': 'the spreadsheet has shortened the number; make the column text and write it again',
        'not-split': 'can not be taken apart',
        'control-characters': 'contains control characters',
        'too-long': 'is too long',
        'not-a-number': 'is not a number',
        'out-of-range': 'is out of range',
        'not-a-day': 'is not a date',
        'unknown-value': 'is not a known value',
        'date-out-of-range': 'is no plausible date: from 1900 to 2199; where no end is known, leave it empty',
        'email-look-alike': 'mixes letters of several scripts that look alike',
        email: 'is not an e-mail address',
        'name-with-link': 'has a web address in it (“www.”, “://”)',
        phone: 'is not a phone number',
        'ends-before-it-starts': 'the end lies before the start',
        'names-nothing': 'the line names no object',
        ambiguous: 'several objects have this name; a number would tell them apart',
        'parent-missing': 'the object above it is missing',
        'parent-refused': 'the object above it has an error',
        'name-missing': 'a new object needs a name',
        'start-missing': 'a new period needs a start',
        'belongs-elsewhere': 'belongs to another object today; move it in the tree',
        'read-only': 'belongs to an interface and cannot be changed here',
        'utilisation-period-overlaps': 'overlaps another tenancy',
        'unit-external-id-taken': 'a unit with this number exists already',
        'stands-elsewhere':
          'stands in another town today; if it is the same building, change its address first, else give it another number',
      },
      costs: {
        nothing: 'everything comes in',
        cell: 'only this is left out, the rest comes in',
        unit: 'without unit, tenancy and tenant',
        period: 'without tenancy and tenant',
        tenant: 'without this person',
        line: 'the line is left out',
      },
    })),
  },
})
