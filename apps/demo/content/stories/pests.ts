import { say } from '../language.ts'
import { agent, caretaker, note, resident, type Story } from '../story.ts'

const from = ['NONCONST/VERMIN', 'UNSANITARY CONDITION/PESTS']

export const pestStories: readonly Story[] = [
  {
    key: 'ants',
    category: 'pests',
    from,
    season: 'warm',
    craft: 'caretaker',
    title: say(
      'Ameisenstrasse in der Küche',
      'Colonie de fourmis à la cuisine',
      'Fila di formiche in cucina',
      'Ant trail in the kitchen',
    ),
    description: say(
      'Vom Balkon bis zum Zucker läuft {since} eine Ameisenstrasse. Backpulver hat nichts gebracht.',
      'Du balcon au sucre, une file de fourmis {since}. Le bicarbonate n’a rien changé.',
      'Dal balcone allo zucchero c’è una fila di formiche {since}. Il bicarbonato non serve.',
      'There has been an ant trail from the balcony to the sugar {since}. Baking powder did nothing.',
    ),
    turns: [
      agent(
        'Bitte Süsses gut verschliessen. Der Hauswart legt am {day} um {time} Köderdosen aus. Haben Sie kleine Kinder oder Haustiere?',
        'Fermez bien les sucreries. Le concierge pose des appâts {day} à {time}. Avez-vous de petits enfants ou des animaux ?',
        'Chiuda bene i dolci. Il custode mette delle esche {day} alle {time}. Ha bambini piccoli o animali?',
        'Please seal sweet things. The caretaker will set baits on {day} at {time}. Do you have small children or pets?',
      ),
      resident(
        'Eine Katze, aber die ist faul.',
        'Un chat, mais paresseux.',
        'Un gatto, ma è pigro.',
        'A cat, but a lazy one.',
      ),
    ],
    resolution: say(
      'Keine Ameisen mehr seit einer Woche, Köder entfernt.',
      'Plus de fourmis depuis une semaine, appâts retirés.',
      'Niente formiche da una settimana, esche tolte.',
      'No ants for a week, baits removed.',
    ),
  },
  {
    key: 'silverfish',
    category: 'pests',
    from,
    craft: 'caretaker',
    title: say(
      'Silberfischli im Bad',
      'Poissons d’argent à la salle de bain',
      'Pesciolini d’argento in bagno',
      'Silverfish in the bathroom',
    ),
    description: say(
      'Jede Nacht, wenn ich das Licht anmache, flitzen fünf, sechs Silberfischchen davon. Sind die schädlich?',
      'Chaque nuit, quand j’allume, cinq ou six poissons d’argent s’enfuient. Sont-ils nuisibles ?',
      'Ogni notte, quando accendo, scappano cinque o sei pesciolini d’argento. Sono dannosi?',
      'Every night when I turn on the light, five or six silverfish dart off. Are they harmful?',
    ),
    turns: [
      agent(
        'Harmlos, aber ein Zeichen für Feuchte. Läuft der Lüfter nach dem Duschen noch nach?',
        'Inoffensifs, mais signe d’humidité. Le ventilateur tourne-t-il encore après la douche ?',
        'Innocui, ma segno di umidità. La ventola gira ancora dopo la doccia?',
        'Harmless, but a sign of damp. Does the fan run on after a shower?',
      ),
      resident(
        'Nein, der geht gleich aus.',
        'Non, il s’arrête tout de suite.',
        'No, si ferma subito.',
        'No, it stops at once.',
      ),
    ],
    resolution: say(
      'Nachlauf eingestellt, Fugen abgedichtet, Fallen aufgestellt: Ruhe.',
      'Minuterie réglée, joints refaits, pièges posés : c’est calme.',
      'Timer regolato, fughe sigillate, trappole posate: tutto tranquillo.',
      'Timer set, joints sealed, traps placed: all quiet.',
    ),
  },
  {
    key: 'mice-cellar',
    category: 'pests',
    from,
    season: 'cold',
    craft: 'caretaker',
    title: say('Mäuse im Keller', 'Souris à la cave', 'Topi in cantina', 'Mice in the cellar'),
    description: say(
      'Im Keller liegen Kotspuren und ein Sack Vogelfutter ist angefressen (nicht meiner!). Eine Maus habe ich gesehen, sie mich auch.',
      'Il y a des crottes à la cave et un sac de graines rongé (pas le mien !). J’ai vu une souris, elle aussi m’a vue.',
      'In cantina ci sono escrementi e un sacco di mangime rosicchiato (non mio!). Ho visto un topo, e lui me.',
      'There are droppings in the cellar and a gnawed bag of bird seed (not mine!). I saw a mouse, and it saw me.',
    ),
    turns: [
      note(
        'Nachbarhaus hatte das gleiche im Herbst.',
        'L’immeuble voisin a eu la même chose en automne.',
        'Lo stabile vicino ha avuto lo stesso in autunno.',
        'The house next door had the same in autumn.',
      ),
      agent(
        'Schädlingsbekämpfung ist bestellt. Wir bitten alle, Futter in Blechdosen zu lagern.',
        'Un spécialiste est mandaté. Nous prions chacun de stocker les graines en boîtes métalliques.',
        'Abbiamo chiamato lo specialista. Chiediamo a tutti di tenere il mangime in scatole di metallo.',
        'Pest control is ordered. We ask everybody to keep feed in tins.',
      ),
    ],
    resolution: say(
      'Zwei Löcher beim Lichtschacht verschlossen, Kontrolle nach drei Wochen: keine Spuren.',
      'Deux trous bouchés au saut-de-loup, contrôle après trois semaines : rien.',
      'Chiusi due buchi alla bocca di lupo, controllo dopo tre settimane: nessuna traccia.',
      'Closed two holes at the light well; check after three weeks: no traces.',
    ),
  },
  {
    key: 'wasp-nest',
    category: 'pests',
    from,
    season: 'warm',
    picture: 'wasp-nest',
    craft: 'caretaker',
    title: say(
      'Wespennest am Balkon',
      'Nid de guêpes au balcon',
      'Nido di vespe sul balcone',
      'Wasp nest on the balcony',
    ),
    description: say(
      'Im Storenkasten am Balkon bauen Wespen. Mein Mann ist allergisch, wir können nicht mehr hinaus.',
      'Des guêpes nichent dans le caisson du store. Mon mari est allergique, nous ne pouvons plus sortir.',
      'Le vespe costruiscono nel cassonetto del balcone. Mio marito è allergico, non usciamo più.',
      'Wasps are building in the blind box on the balcony. My husband is allergic, so we cannot go out.',
    ),
    turns: [
      agent(
        'Bitte Fenster zu lassen, nichts sprühen. Der Fachmann kommt am {day} um {time}. Geht das?',
        'Gardez la fenêtre fermée, ne pulvérisez rien. Le spécialiste vient {day} à {time}. Possible ?',
        'Tenga chiusa la finestra, non spruzzi nulla. Lo specialista viene {day} alle {time}. Va bene?',
        'Please keep the window shut and do not spray. The specialist comes on {day} at {time}. Is that possible?',
      ),
      resident(
        'Je früher desto besser!',
        'Le plus tôt sera le mieux !',
        'Prima è, meglio è!',
        'The sooner the better!',
      ),
    ],
    resolution: say(
      'Das Nest ist umgesiedelt, der Kasten abgedichtet.',
      'Le nid est déplacé, le caisson étanchéifié.',
      'Il nido è stato spostato, il cassonetto sigillato.',
      'The nest has been moved and the box sealed.',
    ),
  },
  {
    key: 'pigeons',
    category: 'pests',
    from,
    craft: 'caretaker',
    title: say(
      'Tauben auf dem Balkon',
      'Pigeons sur le balcon',
      'Piccioni sul balcone',
      'Pigeons on the balcony',
    ),
    description: say(
      'Seit oben jemand füttert, ist unser Balkon ein Taubenschlag. Ich putze jeden Tag. So geht das nicht weiter!',
      'Depuis que quelqu’un les nourrit en haut, notre balcon est un pigeonnier. Je nettoie chaque jour. Ça ne peut plus durer !',
      'Da quando qualcuno sopra li nutre, il balcone è una piccionaia. Pulisco ogni giorno. Così non va!',
      'Since somebody upstairs feeds them, our balcony is a dovecote. I clean every day. This cannot go on!',
    ),
    turns: [
      agent(
        'Füttern ist im ganzen Haus nicht erlaubt; wir erinnern heute alle daran.',
        'Il est interdit de les nourrir ; nous le rappelons à tous aujourd’hui.',
        'È vietato nutrirli; oggi lo ricordiamo a tutti.',
        'Feeding is not allowed in the house; we remind everybody today.',
      ),
      resident(
        'Danke. Ein Netz würde auch helfen.',
        'Merci. Un filet aiderait aussi.',
        'Grazie. Aiuterebbe anche una rete.',
        'Thanks. A net would help as well.',
      ),
      caretaker(
        'Netz montiert, Balkon gereinigt.',
        'Filet posé, balcon nettoyé.',
        'Rete montata, balcone pulito.',
        'Net fitted, balcony cleaned.',
      ),
    ],
    resolution: say(
      'Das Netz hängt und das Füttern hat aufgehört.',
      'Le filet est posé et le nourrissage a cessé.',
      'La rete c’è e nessuno nutre più.',
      'The net is up and the feeding has stopped.',
    ),
  },
  {
    key: 'moths',
    category: 'pests',
    from,
    craft: 'office',
    title: say('Lebensmittelmotten', 'Mites alimentaires', 'Tarme alimentari', 'Food moths'),
    description: say(
      'Wir haben Motten in der Küche und haben schon alles weggeworfen. Sie kommen immer wieder, wohl durch den Lüftungskanal?',
      'Nous avons des mites à la cuisine, tout est jeté. Elles reviennent, sans doute par la ventilation ?',
      'Abbiamo le tarme in cucina e abbiamo già buttato tutto. Tornano sempre, forse dal canale di ventilazione?',
      'We have moths in the kitchen and threw everything away. They keep coming back, probably through the vent?',
    ),
    turns: [
      agent(
        'Gut möglich. Wir setzen feine Gitter ein. Darf der Hauswart während Ihrer Abwesenheit hinein?',
        'Possible. Nous posons des grilles fines. Le concierge peut-il entrer en votre absence ?',
        'Possibile. Mettiamo delle griglie fini. Il custode può entrare in sua assenza?',
        'Quite possible. We will fit fine mesh. May the caretaker enter while you are out?',
      ),
      resident('Ja, am Donnerstag.', 'Oui, jeudi.', 'Sì, giovedì.', 'Yes, on Thursday.'),
    ],
    resolution: say(
      'Gitter eingesetzt, Pheromonfallen bleiben einen Monat.',
      'Grilles posées, pièges pour un mois.',
      'Griglie montate, trappole per un mese.',
      'Mesh fitted, traps stay for a month.',
    ),
  },
]
