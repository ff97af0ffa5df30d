import { say } from '../language.ts'
import { agent, note, resident, type Story } from '../story.ts'

const range = [
  'APPLIANCE/ELECTRIC/GAS RANGE',
  'APPLIANCE/ELECTRIC/GAS-RANGE',
  'GENERAL/COOKING GAS',
  'GENERAL CONSTRUCTION/GAS',
]

export const applianceStories: readonly Story[] = [
  {
    key: 'hob-dead',
    category: 'appliances',
    from: range,
    craft: 'electric',
    title: say('Zwei Herdplatten kalt', 'Deux plaques froides', 'Due piastre fredde', 'Two hobs stay cold'),
    description: say(
      'Vom Glaskeramikherd gehen nur noch zwei von vier Platten. Am Samstag kommen zehn Gäste zum Fondue, ich nehme das Rechaud 😊 aber eilig wäre es trotzdem.',
      'Deux plaques sur quatre ne marchent plus. Samedi, dix invités pour la fondue : j’ai le réchaud 😊 mais c’est quand même pressant.',
      'Due piastre su quattro non vanno più. Sabato ho dieci ospiti per la fondue: uso il fornello 😊 ma sarebbe urgente.',
      'Only two of the four hobs still work. Ten guests come for fondue on Saturday; I have the burner 😊 but it is rather urgent.',
    ),
    turns: [
      agent(
        'Können Sie uns Marke und Modell vom Typenschild in der Schublade schreiben?',
        'Pouvez-vous nous donner la marque et le modèle (plaquette dans le tiroir) ?',
        'Può scriverci marca e modello (targhetta nel cassetto)?',
        'Could you send us make and model from the plate in the drawer?',
      ),
      resident(
        'Electrolux, GK58, Jahrgang 2009.',
        'Electrolux, GK58, de 2009.',
        'Electrolux, GK58, del 2009.',
        'Electrolux, GK58, from 2009.',
      ),
      note(
        'Über 15 Jahre: Ersatz statt Reparatur, Peter einverstanden.',
        'Plus de 15 ans : remplacement, Peter est d’accord.',
        'Oltre 15 anni: sostituzione, Peter è d’accordo.',
        'Over 15 years old: replace instead of repair, Peter agrees.',
      ),
    ],
    resolution: say(
      'Neuer Herd eingebaut, Anleitung liegt in der Schublade. En Guete!',
      'Nouvelle cuisinière posée, mode d’emploi dans le tiroir. Bon appétit !',
      'Nuova cucina montata, istruzioni nel cassetto. Buon appetito!',
      'New hob installed, manual in the drawer. Enjoy!',
    ),
  },
  {
    key: 'oven-burns',
    category: 'appliances',
    from: range,
    craft: 'electric',
    title: say(
      'Backofen wird viel zu heiss',
      'Four beaucoup trop chaud',
      'Il forno scalda troppo',
      'Oven far too hot',
    ),
    description: say(
      'Bei 180 Grad ist die Züpfe nach 15 Minuten schwarz. Mein Ofenthermometer zeigt 260.',
      'À 180 degrés, ma tresse est noire en 15 minutes. Mon thermomètre indique 260.',
      'A 180 gradi la treccia è nera dopo 15 minuti. Il mio termometro segna 260.',
      'At 180 degrees my Sunday plait is black in 15 minutes. My oven thermometer says 260.',
    ),
    turns: [
      agent(
        'Schade um die Züpfe. Der Techniker kommt am {day} um {time} mit einem neuen Fühler.',
        'Dommage pour la tresse. Le technicien vient {day} à {time} avec une nouvelle sonde.',
        'Peccato per la treccia. Il tecnico viene {day} alle {time} con una sonda nuova.',
        'A pity about the plait. The technician comes on {day} at {time} with a new sensor.',
      ),
      resident(
        'Super, dann backe ich am Samstag neu.',
        'Super, je referai une tresse samedi.',
        'Ottimo, sabato la rifaccio.',
        'Great, I will bake again on Saturday.',
      ),
    ],
    resolution: say(
      'Fühler ersetzt, 180 Grad sind 180 Grad.',
      'Sonde remplacée, 180 degrés font 180 degrés.',
      'Sonda sostituita, 180 gradi sono 180 gradi.',
      'Sensor replaced, 180 degrees are 180 degrees.',
    ),
  },
  {
    key: 'fridge-warm',
    category: 'appliances',
    from: ['APPLIANCE/REFRIGERATOR', 'ELECTRIC/ELECTRIC-SUPPLY'],
    craft: 'electric',
    title: say(
      'Kühlschrank kühlt nicht',
      'Frigo qui ne refroidit plus',
      'Il frigorifero non raffredda',
      'Fridge does not cool',
    ),
    description: say(
      'Der Kühlschrank zeigt {since} 14 Grad. Die Lebensmittel sind bei der Nachbarin, der Rest musste weg.',
      'Le frigo affiche 14 degrés {since}. La nourriture est chez la voisine, le reste à la poubelle.',
      'Il frigorifero segna 14 gradi {since}. Il cibo è dalla vicina, il resto l’ho buttato.',
      'The fridge has shown 14 degrees {since}. The food is at the neighbour’s, the rest had to go.',
    ),
    turns: [
      agent(
        'Wir liefern am {day} um {time} ein Ersatzgerät. Ist die Tür rechts oder links angeschlagen?',
        'Nous livrons un appareil {day} à {time}. La porte s’ouvre-t-elle à droite ou à gauche ?',
        'Consegniamo un apparecchio {day} alle {time}. La porta si apre a destra o a sinistra?',
        'We deliver a replacement on {day} at {time}. Is the door hinged on the right or left?',
      ),
      resident('Rechts.', 'À droite.', 'A destra.', 'On the right.'),
    ],
    resolution: say(
      'Neues Gerät steht, das alte ist entsorgt.',
      'Le nouvel appareil est en place, l’ancien évacué.',
      'Il nuovo apparecchio è al suo posto, il vecchio smaltito.',
      'The new one is in place, the old one disposed of.',
    ),
  },
  {
    key: 'kitchen-hinge',
    category: 'appliances',
    from: ['GENERAL/CABINET', 'GENERAL CONSTRUCTION/CABINETS', 'PAINT/PLASTER/CABINET'],
    craft: 'caretaker',
    title: say(
      'Küchentür hängt nur noch an einem Scharnier',
      'Porte d’armoire pendue à une charnière',
      'Anta appesa a una sola cerniera',
      'Cupboard door on one hinge',
    ),
    description: say(
      'Im Oberschrank ist das Scharnier ausgerissen. Ich habe es mit Klebeband gesichert, hält sicher bis Freitag.',
      'La charnière du meuble haut est arrachée. J’ai mis du scotch, ça tiendra jusqu’à vendredi.',
      'La cerniera del pensile si è strappata. Ho messo dello scotch, fino a venerdì tiene.',
      'The hinge of the wall cupboard tore out. I secured it with tape, it will hold until Friday.',
    ),
    turns: [
      agent(
        'Dann vor Freitag: Der Hauswart kommt am {day} um {time}.',
        'Alors avant vendredi : le concierge vient {day} à {time}.',
        'Allora prima di venerdì: il custode viene {day} alle {time}.',
        'Before Friday then: the caretaker comes on {day} at {time}.',
      ),
      resident('Perfekt.', 'Parfait.', 'Perfetto.', 'Perfect.'),
    ],
    resolution: say(
      'Scharnier versetzt und verschraubt.',
      'Charnière déplacée et vissée.',
      'Cerniera spostata e avvitata.',
      'Hinge moved and screwed down.',
    ),
  },
]
