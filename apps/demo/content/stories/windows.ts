import { say } from '../language.ts'
import { agent, note, resident, type Story } from '../story.ts'

export const windowStories: readonly Story[] = [
  {
    key: 'stuck-blind',
    category: 'windows',
    from: ['GENERAL CONSTRUCTION/WINDOWS', 'DOOR/WINDOW/WINDOW FRAME', 'GENERAL CONSTRUCTION/WINDOW GUARDS'],
    rooms: ['bedroom', 'living', 'child'],
    picture: 'stuck-blind',
    craft: 'caretaker',
    title: say('Store klemmt {in}', 'Store bloqué {in}', 'Tapparella bloccata {in}', 'Blind stuck {in}'),
    description: say(
      'Die Store {in} hängt schief und bewegt sich nicht mehr. Es ist jetzt den ganzen Tag dunkel wie im Keller.',
      'Le store {in} est de travers et ne bouge plus. Il fait noir comme à la cave toute la journée.',
      'La tapparella {in} è storta e non si muove più. È buio come in cantina tutto il giorno.',
      'The blind {in} hangs askew and no longer moves. It is dark as a cellar all day.',
    ),
    turns: [
      agent(
        'Bitte nicht mehr an der Kurbel drehen. Ist ein Band gerissen oder steckt eine Lamelle?',
        'N’utilisez plus la manivelle. Une sangle est-elle cassée ou une lamelle coincée ?',
        'Non usi più la manovella. Si è rotto un nastro o è incastrata una lamella?',
        'Please stop using the crank. Has a tape snapped, or is a slat jammed?',
      ),
      resident(
        'Links ist das Band gerissen, siehe Foto.',
        'La sangle de gauche est cassée, voir photo.',
        'Il nastro a sinistra è rotto, vedi foto.',
        'The tape on the left has snapped, see photo.',
      ),
      note(
        'Ersatzband an Lager, Hauswart macht es selber.',
        'Sangle en stock, le concierge s’en charge.',
        'Nastro in magazzino, lo fa il custode.',
        'Tape in stock, the caretaker does it himself.',
      ),
    ],
    resolution: say(
      'Die Store läuft wieder gerade. Bei Wind bitte hochziehen.',
      'Le store est droit. À remonter en cas de vent, svp.',
      'La tapparella è dritta. Con il vento va alzata.',
      'The blind runs straight again. Please raise it when it is windy.',
    ),
  },
  {
    key: 'cracked-window',
    category: 'windows',
    from: ['GENERAL CONSTRUCTION/WINDOWS', 'DOOR/WINDOW/WINDOW FRAME'],
    rooms: ['kitchen', 'living', 'bedroom'],
    picture: 'cracked-window',
    craft: 'caretaker',
    title: say(
      'Fensterscheibe gesprungen {in}',
      'Vitre fendue {in}',
      'Vetro incrinato {in}',
      'Cracked window {in}',
    ),
    description: say(
      'Die innere Scheibe {in} hat {since} einen langen Sprung. Es hat niemand etwas gemacht, am Morgen war er einfach da.',
      'La vitre intérieure {in} est fendue {since}. Personne n’a rien fait, c’était là un matin.',
      'Il vetro interno {in} è incrinato {since}. Nessuno ha fatto nulla, una mattina era lì.',
      'The inner pane {in} has had a long crack {since}. Nobody did anything, it was just there in the morning.',
    ),
    turns: [
      agent(
        'Das kann ein Spannungsriss sein. Der Glaser misst am {day} um {time} aus; sind Sie da?',
        'C’est peut-être une fissure thermique. Le vitrier prend les mesures {day} à {time} ; serez-vous là ?',
        'Può essere una crepa termica. Il vetraio misura {day} alle {time}; ci sarà?',
        'It may be a thermal crack. The glazier will measure on {day} at {time}; will you be in?',
      ),
      resident(
        'Ja. Wie lange dauert die Lieferung?',
        'Oui. Quel est le délai de livraison ?',
        'Sì. Quanto dura la consegna?',
        'Yes. How long does delivery take?',
      ),
    ],
    resolution: say(
      'Neue Scheibe eingesetzt, die Versicherung des Hauses übernimmt sie.',
      'Vitre remplacée, prise en charge par l’assurance de l’immeuble.',
      'Vetro sostituito, paga l’assicurazione dello stabile.',
      'New pane fitted, paid by the building’s insurance.',
    ),
  },
  {
    key: 'draughty-window',
    category: 'windows',
    from: [
      'DOOR/WINDOW/WINDOW FRAME',
      'GENERAL CONSTRUCTION/WINDOWS',
      'PAINT/PLASTER/WINDOW/FRAME',
      'HEATING/HEAT',
    ],
    season: 'cold',
    rooms: ['bedroom', 'living'],
    craft: 'caretaker',
    title: say(
      'Es zieht durchs Fenster {in}',
      'Courant d’air par la fenêtre {in}',
      'Spifferi dalla finestra {in}',
      'Draught from the window {in}',
    ),
    description: say(
      'Am Fenster {in} zieht es so, dass sich der Vorhang bewegt. Wir heizen für die Spatzen.',
      'Il y a un tel courant d’air {in} que le rideau bouge. Nous chauffons les moineaux.',
      'Dalla finestra {in} tira tanto che si muove la tenda. Scaldiamo i passeri.',
      'The window {in} is so draughty that the curtain moves. We are heating for the sparrows.',
    ),
    turns: [
      agent(
        'Wir stellen die Beschläge nach und ersetzen die Dichtung: {day}, {time}.',
        'Nous réglons les ferrures et changeons le joint : {day}, {time}.',
        'Regoliamo la ferramenta e cambiamo la guarnizione: {day}, {time}.',
        'We will adjust the fittings and replace the seal: {day}, {time}.',
      ),
      resident('Gern, danke.', 'Volontiers, merci.', 'Volentieri, grazie.', 'Lovely, thanks.'),
    ],
    resolution: say(
      'Dichtung neu, der Vorhang hängt still.',
      'Joint neuf, le rideau ne bouge plus.',
      'Guarnizione nuova, la tenda è ferma.',
      'New seal, the curtain hangs still.',
    ),
  },
  {
    key: 'window-handle',
    category: 'windows',
    from: ['DOOR/WINDOW/WINDOW FRAME', 'GENERAL CONSTRUCTION/WINDOWS', 'GENERAL CONSTRUCTION/WINDOW GUARDS'],
    rooms: ['kitchen', 'child', 'bedroom'],
    craft: 'caretaker',
    title: say(
      'Fenstergriff abgebrochen {in}',
      'Poignée de fenêtre cassée {in}',
      'Maniglia della finestra rotta {in}',
      'Window handle broken {in}',
    ),
    description: say(
      'griff vom fenster {in} ist ab, fenster ist jetzt gekippt und geht nicht zu. morgen soll es regnen',
      'la poignée {in} est cassée, la fenêtre est basculée et ne ferme plus. il va pleuvoir demain',
      'la maniglia {in} si è rotta, la finestra è a ribalta e non si chiude. domani piove',
      'handle of the window {in} came off, window is tilted and does not close. rain tomorrow',
    ),
    turns: [
      agent(
        'Wir kommen noch heute. Bis dahin: Zange am Vierkant ansetzen und vorsichtig drehen.',
        'Nous venons encore aujourd’hui. En attendant : tournez le carré avec une pince.',
        'Veniamo oggi stesso. Intanto giri il quadro con una pinza.',
        'We will come today. Until then: grip the square pin with pliers and turn gently.',
      ),
      resident(
        'hat geklappt mit der zange',
        'ça a marché avec la pince',
        'con la pinza ha funzionato',
        'pliers worked',
      ),
    ],
    resolution: say(
      'Neuer Griff montiert, abschliessbar.',
      'Nouvelle poignée, avec serrure.',
      'Nuova maniglia, con chiave.',
      'New handle fitted, lockable.',
    ),
  },
]
