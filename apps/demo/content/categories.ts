import { category, type DemoCategory } from './category.ts'
import { homeCategories } from './homeCategories.ts'
import { say } from './language.ts'

const none = say('', '', '', '')

/** The first level of the tree: where a resident starts. */
const groups: DemoCategory[] = [
  {
    key: 'home',
    name: say('In der Wohnung', 'Dans le logement', 'Nell’appartamento', 'In the home'),
    hint: none,
  },
  {
    key: 'house',
    name: say(
      'Haus und Umgebung',
      'Immeuble et alentours',
      'Edificio e dintorni',
      'Building and surroundings',
    ),
    hint: none,
  },
  { key: 'living', name: say('Zusammenleben', 'Vie commune', 'Convivenza', 'Living together'), hint: none },
  {
    key: 'tenancy',
    name: say('Mietverhältnis', 'Bail et administration', 'Contratto e amministrazione', 'Tenancy'),
    hint: none,
  },
]

const inHouse = [
  category(
    'lift',
    'house',
    say('Lift', 'Ascenseur', 'Ascensore', 'Lift'),
    say(
      'Steht der Lift? Bei eingeschlossenen Personen: Notruf im Lift drücken.',
      'L’ascenseur est-il arrêté ? Si quelqu’un est bloqué : bouton d’alarme dans la cabine.',
      'L’ascensore è fermo? Se qualcuno è bloccato: tasto d’allarme nella cabina.',
      'Has the lift stopped? If somebody is trapped: press the alarm in the lift.',
    ),
  ),
  category(
    'laundry',
    'house',
    say('Waschküche', 'Buanderie', 'Lavanderia', 'Laundry room'),
    say(
      'Waschmaschine oder Tumbler? Steht eine Meldung auf dem Display?',
      'Lave-linge ou sèche-linge ? Un message à l’écran ?',
      'Lavatrice o asciugatrice? C’è un messaggio sul display?',
      'Washing machine or dryer? Is there a message on the display?',
    ),
  ),
  category(
    'outdoor',
    'house',
    say('Umgebung und Parkplätze', 'Extérieurs et parking', 'Esterni e parcheggi', 'Outdoors and parking'),
    say(
      'Wo genau? Bei Autos: Nummer des Parkplatzes und des Kennzeichens.',
      'Où exactement ? Pour une voiture : numéro de la place et plaque.',
      'Dove esattamente? Per un’auto: numero del posto e targa.',
      'Where exactly? For cars: number of the space and the plate.',
    ),
  ),
]

const inLiving = [
  category(
    'noise',
    'living',
    say('Lärm und Nachbarschaft', 'Bruit et voisinage', 'Rumori e vicinato', 'Noise and neighbours'),
    say(
      'Wann war es laut, wie lange, und haben Sie schon miteinander gesprochen?',
      'Quand, combien de temps, et en avez-vous déjà parlé ensemble ?',
      'Quando, per quanto tempo, e ne avete già parlato insieme?',
      'When was it loud, for how long, and have you already talked to each other?',
    ),
  ),
  category(
    'cleaning',
    'living',
    say('Reinigung und Abfall', 'Nettoyage et déchets', 'Pulizia e rifiuti', 'Cleaning and rubbish'),
    say(
      'Wo liegt es, seit wann? Ein Foto genügt oft.',
      'Où, depuis quand ? Une photo suffit souvent.',
      'Dove, da quando? Spesso basta una foto.',
      'Where is it, since when? A photo is often enough.',
    ),
  ),
]

const inTenancy = [
  category(
    'documents',
    'tenancy',
    say(
      'Dokumente und Bestätigungen',
      'Documents et attestations',
      'Documenti e conferme',
      'Documents and confirmations',
    ),
    say(
      'Welches Dokument, auf welchen Namen, für welche Stelle?',
      'Quel document, à quel nom, pour quelle administration ?',
      'Quale documento, a quale nome, per quale ufficio?',
      'Which document, in whose name, for which office?',
    ),
  ),
  category(
    'statements',
    'tenancy',
    say('Miete und Abrechnungen', 'Loyer et décomptes', 'Affitto e conteggi', 'Rent and statements'),
    say(
      'Um welches Jahr oder welche Rechnung geht es? Die Nummer steht oben rechts.',
      'De quelle année ou facture s’agit-il ? Le numéro est en haut à droite.',
      'Di quale anno o fattura si tratta? Il numero è in alto a destra.',
      'Which year or invoice is it about? The number is at the top right.',
    ),
  ),
  category(
    'moving',
    'tenancy',
    say('Einzug und Auszug', 'Arrivée et départ', 'Entrata e uscita', 'Moving in and out'),
    say(
      'An welchem Tag ziehen Sie um? Wie erreichen wir Sie danach?',
      'Quel jour déménagez-vous ? Comment vous joindre ensuite ?',
      'In che giorno trasloca? Come possiamo contattarla dopo?',
      'On which day do you move? How do we reach you afterwards?',
    ),
  ),
  category(
    'other',
    'tenancy',
    say('Anderes', 'Autre', 'Altro', 'Something else'),
    say(
      'Erzählen Sie uns, worum es geht: wir finden die richtige Person.',
      'Dites-nous de quoi il s’agit : nous trouverons la bonne personne.',
      'Ci dica di cosa si tratta: troveremo la persona giusta.',
      'Tell us what it is about: we will find the right person.',
    ),
  ),
]

/** The tree of two levels, parents before their children; the keys are stable. */
export const demoCategories: readonly DemoCategory[] = [
  ...groups,
  ...homeCategories,
  ...inHouse,
  ...inLiving,
  ...inTenancy,
]
