import { say } from '../language.ts'
import { agent, caretaker, craftsman, note, resident, type Story } from '../story.ts'

export const waterStories: readonly Story[] = [
  {
    key: 'dripping-tap',
    category: 'water',
    from: ['PLUMBING/BASIN/SINK', 'WATER LEAK/SLOW LEAK', 'PLUMBING/WATER-LEAKS'],
    rooms: ['kitchen', 'bath'],
    picture: 'dripping-tap',
    craft: 'plumbing',
    title: say(
      'Wasserhahn tropft {in}',
      'Robinet qui goutte {in}',
      'Rubinetto che gocciola {in}',
      'Tap drips {in}',
    ),
    description: say(
      'Der Hahn {in} tropft {since}, jede Sekunde ein Tropfen. Zudrehen nützt nichts. Nachts hört man es bis ins Bett.',
      'Le robinet {in} goutte {since}, une goutte par seconde. Serrer ne sert à rien. La nuit, on l’entend depuis le lit.',
      'Il rubinetto {in} gocciola {since}, una goccia al secondo. Stringere non serve. Di notte si sente fino a letto.',
      'The tap {in} has been dripping {since}, one drop a second. Turning it harder does not help. At night I hear it in bed.',
    ),
    turns: [
      agent(
        'Das lösen wir schnell. Ist es ein Einhebelmischer oder hat er zwei Griffe?',
        'Nous allons régler cela vite. Est-ce un mitigeur ou a-t-il deux poignées ?',
        'Lo risolviamo presto. È un miscelatore o ha due manopole?',
        'We will solve this quickly. Is it a single lever or does it have two handles?',
      ),
      resident(
        'Zwei Griffe, der rote tropft.',
        'Deux poignées, c’est la rouge.',
        'Due manopole, quella rossa.',
        'Two handles, the red one drips.',
      ),
      caretaker(
        'Dichtung am Warmwassergriff ersetzt, läuft wieder dicht.',
        'Joint d’eau chaude remplacé, plus de fuite.',
        'Guarnizione dell’acqua calda sostituita, ora tiene.',
        'Replaced the hot-water washer, tight again.',
      ),
    ],
    resolution: say(
      'Neue Dichtung, keine Tropfen mehr. Gute Nacht! 🙂',
      'Nouveau joint, plus de gouttes. Bonne nuit ! 🙂',
      'Guarnizione nuova, niente più gocce. Buonanotte! 🙂',
      'New washer, no more drops. Sleep well! 🙂',
    ),
  },
  {
    key: 'blocked-sink',
    category: 'water',
    from: ['PLUMBING/BASIN/SINK', 'PLUMBING/SEWER', 'UNSANITARY CONDITION/SEWAGE'],
    rooms: ['kitchen', 'bath'],
    picture: 'blocked-drain',
    craft: 'plumbing',
    title: say(
      'Abfluss verstopft {in}',
      'Écoulement bouché {in}',
      'Scarico intasato {in}',
      'Blocked drain {in}',
    ),
    description: say(
      'Das Wasser läuft {in} nicht mehr ab. Saugglocke und heisses Wasser habe ich probiert, gestern auch den Siphon abgeschraubt (war leer). Muss weiter hinten sein.',
      'L’eau ne s’écoule plus {in}. J’ai essayé la ventouse et l’eau bouillante, hier j’ai même dévissé le siphon (vide). C’est plus loin dans le tuyau.',
      'L’acqua {in} non scende più. Ho provato la ventosa e l’acqua bollente, ieri ho anche svitato il sifone (vuoto). Dev’essere più in là.',
      'The water no longer runs off {in}. I tried a plunger and hot water, yesterday I even took off the trap (empty). It must be further down.',
    ),
    turns: [
      agent(
        'Sie haben schon alles Richtige getan. Bitte keinen Abflussreiniger verwenden, die Leitung ist alt. Spülung am {day} um {time}, in Ordnung?',
        'Vous avez tout fait juste. Pas de produit chimique svp, la conduite est ancienne. Curage {day} à {time}, d’accord ?',
        'Ha già fatto tutto bene. Niente prodotti chimici, la condotta è vecchia. Spurgo {day} alle {time}, d’accordo?',
        'You did everything right. Please do not use drain cleaner, the pipe is old. Flushing on {day} at {time}, all right?',
      ),
      resident(
        'Ok. Ich lasse den Schlüssel bei Frau Moser im 2. Stock.',
        'Ok. Je laisse la clé chez Madame Moser au 2e.',
        'Ok. Lascio la chiave dalla signora Moser al 2° piano.',
        'OK. I leave the key with Ms Moser on the 2nd floor.',
      ),
      craftsman(
        'Fallleitung bis Keller gespült, viel Fett. Kamera zeigt keine Schäden.',
        'Colonne curée jusqu’à la cave, beaucoup de graisse. Caméra : pas de dégâts.',
        'Colonna spurgata fino alla cantina, molto grasso. La telecamera non mostra danni.',
        'Flushed the stack down to the cellar, a lot of grease. Camera shows no damage.',
      ),
    ],
    resolution: say(
      'Alles fliesst wieder. Tipp: Fett mit Haushaltpapier auswischen statt abspülen.',
      'Tout coule à nouveau. Un conseil : essuyer la graisse avec du papier plutôt que la rincer.',
      'Scorre di nuovo tutto. Un consiglio: togliere il grasso con la carta invece di sciacquarlo.',
      'Everything runs again. A tip: wipe grease away with paper instead of rinsing it.',
    ),
  },
  {
    key: 'toilet-runs',
    category: 'water',
    from: ['PLUMBING/TOILET'],
    craft: 'caretaker',
    title: say(
      'WC-Spülung läuft ständig',
      'La chasse d’eau coule sans arrêt',
      'Lo sciacquone perde sempre',
      'Toilet keeps running',
    ),
    description: say(
      'Der Spülkasten läuft {since} nach. Wir drehen den Hahn jetzt von Hand auf und zu. Wer zahlt eigentlich das Wasser??',
      'La chasse coule {since}. Nous ouvrons et fermons le robinet à la main. Et qui paie l’eau ??',
      'Lo sciacquone perde {since}. Apriamo e chiudiamo il rubinetto a mano. E l’acqua chi la paga??',
      'The cistern has kept running {since}. We now open and close the tap by hand. Who pays for the water by the way??',
    ),
    turns: [
      agent(
        'Bitte den Hahn zulassen, wenn Sie nicht zu Hause sind. Der Hauswart kommt am {day} um {time} mit einer neuen Glocke.',
        'Laissez le robinet fermé en votre absence. Le concierge vient {day} à {time} avec une cloche neuve.',
        'Tenga chiuso il rubinetto quando non è a casa. Il custode viene {day} alle {time} con una campana nuova.',
        'Please keep the tap shut while you are out. The caretaker comes on {day} at {time} with a new flush valve.',
      ),
      caretaker(
        'Glocke und Schwimmer ersetzt, Kasten entkalkt.',
        'Cloche et flotteur remplacés, réservoir détartré.',
        'Campana e galleggiante sostituiti, cassetta decalcificata.',
        'Replaced flush valve and float, descaled the cistern.',
      ),
    ],
    resolution: say(
      'Die Spülung schliesst wieder. Den Mehrverbrauch verteilen wir nicht auf Sie, das ist notiert.',
      'La chasse ferme de nouveau. La surconsommation ne vous sera pas facturée, c’est noté.',
      'Lo sciacquone chiude di nuovo. Il consumo in più non le sarà addebitato, è annotato.',
      'It closes again. The extra water is not charged to you, that is on record.',
    ),
  },
  {
    key: 'low-pressure',
    category: 'water',
    from: ['PLUMBING/WATER-SUPPLY', 'PLUMBING/BASIN/SINK'],
    craft: 'plumbing',
    title: say(
      'Kaum Wasserdruck im obersten Stock',
      'Presque pas de pression au dernier étage',
      'Pochissima pressione all’ultimo piano',
      'Hardly any water pressure on the top floor',
    ),
    description: say(
      'Am Morgen kommt bei uns nur noch ein Rinnsal. Unten bei den Nachbarn sei alles normal.',
      'Le matin, il n’y a plus qu’un filet d’eau. En bas, chez les voisins, tout va bien.',
      'La mattina esce solo un filo d’acqua. Sotto, dai vicini, è tutto normale.',
      'In the morning we only get a trickle. Downstairs at the neighbours’ all is normal, they say.',
    ),
    turns: [
      note(
        'Druckerhöhung zuletzt vor sechs Jahren gewartet.',
        'Surpresseur entretenu pour la dernière fois il y a six ans.',
        'Ultima manutenzione dell’autoclave sei anni fa.',
        'Pressure booster last serviced six years ago.',
      ),
      agent(
        'Wir messen am {day} um {time} im Keller und bei Ihnen. Könnten Sie die Siebe an den Hähnen vorher kurz abschrauben und spülen?',
        'Nous mesurons {day} à {time} à la cave et chez vous. Pouvez-vous dévisser et rincer les filtres des robinets avant ?',
        'Misuriamo {day} alle {time} in cantina e da lei. Può svitare e sciacquare i filtri dei rubinetti prima?',
        'We will measure on {day} at {time} in the cellar and at your place. Could you unscrew and rinse the tap filters before?',
      ),
      resident(
        'Siebe sind sauber. Bin ab 7 Uhr daheim.',
        'Les filtres sont propres. Je suis là dès 7 h.',
        'I filtri sono puliti. Sono a casa dalle 7.',
        'Filters are clean. I am at home from 7.',
      ),
      craftsman(
        'Filter nach dem Zähler war zu, gewechselt. Druck oben jetzt 2,8 bar.',
        'Filtre après compteur bouché, remplacé. Pression en haut : 2,8 bar.',
        'Filtro dopo il contatore intasato, cambiato. Pressione in alto ora 2,8 bar.',
        'Filter behind the meter was clogged, changed. Pressure at the top is now 2.8 bar.',
      ),
    ],
    resolution: say(
      'Der Druck ist wieder gut; der Filter kommt neu jedes Jahr auf die Liste.',
      'La pression est revenue ; le filtre sera désormais changé chaque année.',
      'La pressione è tornata; il filtro sarà controllato ogni anno.',
      'The pressure is back; the filter is now on the yearly list.',
    ),
  },
  {
    key: 'shower-drain',
    category: 'water',
    from: ['PLUMBING/BATHTUB', 'PLUMBING/BATHTUB/SHOWER', 'PLUMBING/SPRINKLER'],
    picture: 'blocked-drain',
    craft: 'plumbing',
    title: say(
      'Dusche läuft kaum ab',
      'La douche s’évacue mal',
      'La doccia scarica male',
      'Shower drains slowly',
    ),
    description: say(
      'Nach fünf Minuten steht man bis zu den Knöcheln im Wasser. Haare habe ich rausgeholt (uääh), hat aber nicht gereicht.',
      'Après cinq minutes, on a de l’eau jusqu’aux chevilles. J’ai enlevé les cheveux (beurk), pas suffisant.',
      'Dopo cinque minuti l’acqua arriva alle caviglie. Ho tolto i capelli (bleah), ma non è bastato.',
      'After five minutes you stand ankle-deep in water. I pulled out the hair (yuck), but it was not enough.',
    ),
    turns: [
      agent(
        'Tapfer! Dann spülen wir die Leitung. Vorschlag: {day} um {time}.',
        'Courageux ! Nous allons curer la conduite. Proposition : {day} à {time}.',
        'Coraggio da vendere! Allora spurghiamo la condotta. Proposta: {day} alle {time}.',
        'Brave! Then we will flush the pipe. Our suggestion: {day} at {time}.',
      ),
      resident('Passt 👍', 'Ça marche 👍', 'Va bene 👍', 'Works for me 👍'),
    ],
    resolution: say(
      'Die Leitung ist gespült und ein neues Haarsieb eingesetzt.',
      'La conduite est curée et une nouvelle grille est posée.',
      'La condotta è spurgata ed è stata messa una nuova griglia.',
      'The pipe has been flushed and a new hair trap fitted.',
    ),
  },
]
