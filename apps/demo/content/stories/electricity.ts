import { say } from '../language.ts'
import { agent, craftsman, note, resident, type Story } from '../story.ts'

export const electricityStories: readonly Story[] = [
  {
    key: 'fuse-trips',
    category: 'electricity',
    from: ['ELECTRIC/ELECTRIC-SUPPLY', 'ELECTRIC/POWER OUTAGE', 'ELECTRIC/ELECTRIC-WIRING'],
    rooms: ['kitchen', 'living'],
    craft: 'electric',
    title: say(
      'Sicherung fliegt {in} immer raus',
      'Les plombs sautent {in}',
      'Il fusibile salta {in}',
      'Fuse keeps tripping {in}',
    ),
    description: say(
      'Sobald Wasserkocher und Toaster zusammen laufen, ist {in} alles dunkel. Früher ging das. Passiert {since} fast täglich.',
      'Dès que la bouilloire et le grille-pain marchent ensemble, tout est noir {in}. Avant, ça allait. Presque tous les jours {since}.',
      'Appena bollitore e tostapane vanno insieme, {in} è tutto buio. Prima funzionava. Succede quasi ogni giorno {since}.',
      'As soon as kettle and toaster run together, everything goes dark {in}. It used to work. Almost daily {since}.',
    ),
    turns: [
      agent(
        'Steht auf der Sicherung 10 A oder 13 A? Und fliegt der FI oder nur die eine Sicherung?',
        'Le fusible est-il de 10 A ou 13 A ? Et est-ce le différentiel ou seulement ce fusible ?',
        'Sul fusibile c’è scritto 10 A o 13 A? E scatta il salvavita o solo quel fusibile?',
        'Does the fuse say 10 A or 13 A? And does the residual current switch trip, or only that fuse?',
      ),
      resident(
        '10 A. Nur die eine.',
        '10 A. Seulement celui-là.',
        '10 A. Solo quello.',
        '10 A. Only that one.',
      ),
      craftsman(
        'Lose Klemme in der Abzweigdose, warm geworden. Ersetzt, Kreis auf 13 A erneuert.',
        'Borne desserrée et chaude dans la boîte. Remplacée, circuit refait en 13 A.',
        'Morsetto allentato e caldo nella scatola. Sostituito, circuito rifatto a 13 A.',
        'Loose, warm terminal in the junction box. Replaced, circuit renewed at 13 A.',
      ),
    ],
    resolution: say(
      'Die Leitung ist instand gestellt. Kaffee und Toast gehen wieder gleichzeitig.',
      'La ligne est réparée. Café et toasts en même temps, c’est possible.',
      'La linea è riparata. Caffè e toast di nuovo insieme.',
      'The circuit is repaired. Coffee and toast work together again.',
    ),
  },
  {
    key: 'stair-light',
    category: 'electricity',
    from: ['ELECTRIC/LIGHTING', 'ELECTRIC/NO LIGHTING'],
    picture: 'flickering-lamp',
    craft: 'electric',
    title: say(
      'Licht im Treppenhaus flackert',
      'Lumière de l’escalier qui clignote',
      'La luce delle scale sfarfalla',
      'Stairwell light flickers',
    ),
    description: say(
      'Die Lampe im 1. Stock flackert {since} wie in der Disco 🪩 Und im Kellergang ist es ganz dunkel.',
      'La lampe du 1er clignote {since} comme en discothèque 🪩 Et le couloir des caves est tout noir.',
      'La lampada al 1° piano sfarfalla {since} come in discoteca 🪩 E il corridoio delle cantine è buio.',
      'The lamp on the 1st floor has been flickering {since} like a disco 🪩 And the cellar corridor is pitch dark.',
    ),
    turns: [
      agent(
        'Wir tanzen mit und schicken den Elektriker am {day} um {time}; Zutritt braucht er keinen.',
        'Nous envoyons l’électricien {day} à {time} ; votre présence n’est pas nécessaire.',
        'Mandiamo l’elettricista {day} alle {time}; non serve la sua presenza.',
        'We will send the electrician on {day} at {time}; you need not be in.',
      ),
      craftsman(
        'Zwei Leuchten durch LED mit Bewegungsmelder ersetzt.',
        'Deux luminaires remplacés par des LED à détecteur.',
        'Due lampade sostituite con LED a sensore.',
        'Replaced two lamps by LED with motion sensors.',
      ),
    ],
    resolution: say(
      'Es leuchtet wieder ruhig, und neu von selbst, wenn jemand kommt.',
      'La lumière est stable et s’allume toute seule.',
      'La luce è stabile e si accende da sola.',
      'The light is steady again, and now comes on by itself.',
    ),
  },
  {
    key: 'dead-socket',
    category: 'electricity',
    from: ['ELECTRIC/ELECTRIC-WIRING', 'ELECTRIC/ELECTRIC-SUPPLY'],
    rooms: ['bedroom', 'child', 'living'],
    craft: 'electric',
    title: say(
      'Steckdose {in} lose und ohne Strom',
      'Prise sans courant {in}',
      'Presa senza corrente {in}',
      'Socket dead and loose {in}',
    ),
    description: say(
      'Die Steckdose {in} hängt aus der Wand und hat keinen Strom mehr. Ich habe ein Möbel davor gestellt wegen der Kinder.',
      'La prise {in} sort du mur et n’a plus de courant. J’ai mis un meuble devant à cause des enfants.',
      'La presa {in} esce dal muro e non ha più corrente. Ci ho messo davanti un mobile per i bambini.',
      'The socket {in} hangs out of the wall and is dead. I put a piece of furniture in front because of the children.',
    ),
    turns: [
      agent(
        'Sehr gut gelöst. Bitte die Sicherung des Zimmers unten lassen; Termin am {day} um {time}?',
        'Très bien. Laissez le fusible de la pièce coupé ; rendez-vous {day} à {time} ?',
        'Ottimo. Lasci staccato il fusibile della stanza; appuntamento {day} alle {time}?',
        'Well done. Please leave the room’s fuse off; appointment on {day} at {time}?',
      ),
      resident(
        'Geht nur vor 8 oder nach 17 Uhr',
        'Seulement avant 8 h ou après 17 h',
        'Solo prima delle 8 o dopo le 17',
        'Only before 8 or after 5 pm',
      ),
    ],
    resolution: say(
      'Steckdose ersetzt und gesichert, mit Kinderschutz.',
      'Prise remplacée, avec sécurité enfants.',
      'Presa sostituita, con protezione bambini.',
      'Socket replaced and fixed, child-proof.',
    ),
  },
  {
    key: 'intercom',
    category: 'electricity',
    from: [
      'GENERAL/BELL/BUZZER/INTERCOM',
      'ELECTRIC/BELL-BUZZER/INTERCOM',
      'ELECTRIC/ELECTRIC-WIRING',
      'ELECTRIC/LIGHTING',
    ],
    craft: 'electric',
    title: say('Gegensprechanlage stumm', 'Interphone muet', 'Citofono muto', 'Intercom silent'),
    description: say(
      'Es klingelt, aber man hört niemanden. Die Pakete gehen darum alle zurück zur Post. Im ganzen 3. Stock das gleiche.',
      'Ça sonne, mais on n’entend personne. Du coup, tous les colis repartent à la poste. Idem pour tout le 3e.',
      'Suona, ma non si sente nessuno. Così i pacchi tornano tutti alla posta. Uguale per tutto il 3° piano.',
      'It rings, but you hear nobody. So all parcels go back to the post office. The same on the whole 3rd floor.',
    ),
    turns: [
      note(
        'Anlage von 1998, Ersatzteile knapp. Offerte für neue Anlage liegt vor.',
        'Installation de 1998, pièces rares. Offre pour une neuve disponible.',
        'Impianto del 1998, pezzi rari. C’è un’offerta per uno nuovo.',
        'System from 1998, parts are scarce. We have a quote for a new one.',
      ),
      agent(
        'Das Netzteil ist bestellt, Lieferung in rund einer Woche. Dürfen Pakete bis dahin im Veloraum deponiert werden?',
        'L’alimentation est commandée, livraison dans une semaine. Les colis peuvent-ils être déposés au local à vélos d’ici là ?',
        'L’alimentatore è ordinato, arriva tra una settimana. Intanto i pacchi possono stare nel locale bici?',
        'The power supply is on order, due in about a week. May parcels be left in the bicycle room until then?',
      ),
      resident(
        'Ja, das wäre super.',
        'Oui, ce serait super.',
        'Sì, sarebbe perfetto.',
        'Yes, that would be great.',
      ),
    ],
    resolution: say(
      'Netzteil ersetzt, man hört sich wieder.',
      'Alimentation remplacée, on s’entend de nouveau.',
      'Alimentatore sostituito, ci si sente di nuovo.',
      'Power supply replaced, you can hear each other again.',
    ),
  },
  {
    key: 'smoke-detector',
    category: 'electricity',
    from: [
      'SAFETY/CARBON MONOXIDE DETECTOR',
      'NONCONST/CARBON MONOXIDE',
      'GENERAL/COOKING GAS',
      'GENERAL CONSTRUCTION/GAS',
    ],
    craft: 'caretaker',
    title: say(
      'Melder piepst jede Minute',
      'Le détecteur bipe chaque minute',
      'Il rilevatore suona ogni minuto',
      'Detector beeps every minute',
    ),
    description: say(
      'Der Rauchmelder piepst {since} alle 60 Sekunden. Wir haben ihn unter drei Kissen gelegt. Hört man trotzdem.',
      'Le détecteur de fumée bipe toutes les 60 secondes {since}. Nous l’avons mis sous trois coussins. On l’entend toujours.',
      'Il rilevatore di fumo suona ogni 60 secondi {since}. L’abbiamo messo sotto tre cuscini. Si sente lo stesso.',
      'The smoke detector has beeped every 60 seconds {since}. We put it under three cushions. You can still hear it.',
    ),
    turns: [
      agent(
        'Das ist die Batterie. Der Hauswart bringt heute Abend eine neue. Riecht es bei Ihnen irgendwo nach Gas oder Rauch?',
        'C’est la pile. Le concierge en apporte une ce soir. Sentez-vous du gaz ou de la fumée quelque part ?',
        'È la batteria. Il custode ne porta una stasera. Sente odore di gas o di fumo?',
        'That is the battery. The caretaker brings one tonight. Can you smell gas or smoke anywhere?',
      ),
      resident(
        'Nein, nur Kissen 😄',
        'Non, juste des coussins 😄',
        'No, solo cuscini 😄',
        'No, just cushions 😄',
      ),
    ],
    resolution: say(
      'Neue Batterie, Melder geprüft und wieder an der Decke.',
      'Pile neuve, détecteur testé et remis au plafond.',
      'Batteria nuova, rilevatore testato e rimesso al soffitto.',
      'New battery, detector tested and back on the ceiling.',
    ),
  },
]
