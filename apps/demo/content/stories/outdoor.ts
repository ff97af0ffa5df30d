import { say } from '../language.ts'
import { agent, caretaker, resident, type Story } from '../story.ts'

export const outdoorStories: readonly Story[] = [
  {
    key: 'bicycle-room',
    category: 'outdoor',
    from: [
      'NONCONST/RUBBISH',
      'GENERAL CONSTRUCTION/DOORS',
      'UNSANITARY CONDITION/GARBAGE/RECYCLING STORAGE',
    ],
    picture: 'bicycle-room',
    craft: 'caretaker',
    title: say(
      'Veloraum voll alter Velos',
      'Local à vélos plein de vieux vélos',
      'Locale bici pieno di bici vecchie',
      'Bicycle room full of old bikes',
    ),
    description: say(
      'Im Veloraum stehen 31 Velos für 12 Wohnungen. Mindestens zehn haben platte Reifen und Spinnweben. Könnte man mal aufräumen?',
      '31 vélos pour 12 logements, dont dix avec pneus plats et toiles d’araignée. Pourrait-on ranger ?',
      '31 bici per 12 appartamenti, almeno dieci con gomme a terra e ragnatele. Si può fare ordine?',
      '31 bicycles for 12 flats, at least ten with flat tyres and cobwebs. Could somebody tidy up?',
    ),
    turns: [
      agent(
        'Gezählt ist gezählt! Wir bändeln alle Velos; was in sechs Wochen noch ein Band hat, geht an Velafrica.',
        'Merci du comptage ! Nous étiquetons tout ; les vélos encore étiquetés dans six semaines iront à une œuvre.',
        'Grazie del conteggio! Mettiamo un nastro a tutte; quelle ancora col nastro tra sei settimane vanno in beneficenza.',
        'Thank you for counting! We tag all bicycles; those still tagged in six weeks go to a charity.',
      ),
      caretaker(
        'Elf Velos abgeholt.',
        'Onze vélos évacués.',
        'Undici bici ritirate.',
        'Eleven bicycles collected.',
      ),
    ],
    resolution: say(
      'Platz geschafft, Haken montiert.',
      'De la place, et des crochets.',
      'C’è posto, ganci montati.',
      'Room made, hooks fitted.',
    ),
  },
  {
    key: 'parking-stranger',
    category: 'outdoor',
    from: ['CONSTRUCTION/PAVEMENT', 'GENERAL CONSTRUCTION/DOORS', 'HEATING/HEAT'],
    craft: 'office',
    title: say(
      'Fremdes Auto auf meinem Platz',
      'Voiture étrangère sur ma place',
      'Auto estranea sul mio posto',
      'Stranger’s car on my space',
    ),
    description: say(
      'Auf Platz 14 steht {since} ein grauer Kombi. Ich kurve jeden Abend ums Quartier.',
      'Un break gris occupe la place 14 {since}. Je tourne chaque soir dans le quartier.',
      'Sul posto 14 c’è una familiare grigia {since}. Ogni sera giro per il quartiere.',
      'A grey estate has stood on space 14 {since}. I circle the block every evening.',
    ),
    turns: [
      agent(
        'Können Sie uns das Kennzeichen senden? Dann fragen wir den Halter an.',
        'Pouvez-vous nous envoyer la plaque ? Nous contacterons le détenteur.',
        'Può mandarci la targa? Contattiamo il proprietario.',
        'Could you send us the plate? We will contact the owner.',
      ),
      resident(
        'Steht auf dem Zettel, den ich geklemmt habe… schaue morgen nach.',
        'Je regarde demain.',
        'Guardo domani.',
        'I will check tomorrow.',
      ),
    ],
    resolution: say(
      'Das Auto ist weg, es gehörte einem Besucher im Nebenhaus.',
      'La voiture est partie, c’était un visiteur du voisin.',
      'L’auto è andata via, era di un visitatore accanto.',
      'The car is gone; it belonged to a visitor next door.',
    ),
  },
]
