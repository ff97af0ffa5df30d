import { say } from '../language.ts'
import { agent, note, resident, type Story } from '../story.ts'

export const wallStories: readonly Story[] = [
  {
    key: 'mould-corner',
    category: 'walls',
    from: ['GENERAL CONSTRUCTION/MOLD', 'UNSANITARY CONDITION/MOLD', 'WATER LEAK/DAMP SPOT'],
    rooms: ['bedroom', 'child', 'living'],
    picture: 'mould-corner',
    craft: 'caretaker',
    title: say(
      'Schimmel in der Ecke {in}',
      'Moisissure dans un angle {in}',
      'Muffa in un angolo {in}',
      'Mould in the corner {in}',
    ),
    description: say(
      'Hinter dem Kasten {in} ist Schimmel, etwa 40 × 60 cm. Wir lüften dreimal am Tag und heizen normal. Unser Sohn hat Asthma, das macht uns Sorgen.',
      'Derrière l’armoire {in}, il y a de la moisissure sur 40 × 60 cm. Nous aérons trois fois par jour et chauffons normalement. Notre fils est asthmatique, cela nous inquiète.',
      'Dietro l’armadio {in} c’è muffa, circa 40 × 60 cm. Arieggiamo tre volte al giorno e scaldiamo normalmente. Nostro figlio è asmatico, siamo preoccupati.',
      'There is mould behind the wardrobe {in}, about 40 × 60 cm. We air three times a day and heat normally. Our son has asthma, so we are worried.',
    ),
    turns: [
      agent(
        'Das nehmen wir ernst. Wir messen am {day} um {time} die Feuchte. Bitte rücken Sie den Kasten bis dahin 10 cm von der Wand. Sind Sie dann da?',
        'Nous prenons cela au sérieux. Mesure d’humidité {day} à {time}. D’ici là, écartez l’armoire de 10 cm. Serez-vous là ?',
        'Lo prendiamo sul serio. Misuriamo l’umidità {day} alle {time}. Intanto scosti l’armadio di 10 cm. Sarà in casa?',
        'We take this seriously. We will measure the damp on {day} at {time}. Please move the wardrobe 10 cm from the wall until then. Will you be in?',
      ),
      resident(
        'Ja, ich bin da. Der Kasten ist verschoben.',
        'Oui, je suis là. L’armoire est déplacée.',
        'Sì, ci sono. L’armadio è spostato.',
        'Yes, I will be. The wardrobe has been moved.',
      ),
      note(
        'Wärmebrücke an der Aussenecke, 11 Grad Oberfläche. Innendämmung offerieren lassen.',
        'Pont thermique à l’angle, 11 degrés en surface. Demander une offre d’isolation.',
        'Ponte termico nell’angolo, 11 gradi in superficie. Chiedere un’offerta per l’isolazione.',
        'Thermal bridge at the outer corner, 11 degrees on the surface. Get a quote for insulation.',
      ),
    ],
    resolution: say(
      'Die Ecke ist behandelt und gedämmt. Wir messen in drei Monaten nochmals nach.',
      'L’angle est traité et isolé. Nouvelle mesure dans trois mois.',
      'L’angolo è trattato e isolato. Rimisuriamo tra tre mesi.',
      'The corner has been treated and insulated. We will measure again in three months.',
    ),
  },
  {
    key: 'mould-bath',
    category: 'walls',
    from: [
      'GENERAL CONSTRUCTION/MOLD',
      'UNSANITARY CONDITION/MOLD',
      'GENERAL CONSTRUCTION/VENTILATION SYSTEM',
      'GENERAL/VENTILATION SYSTEM',
    ],
    picture: 'mould-corner',
    craft: 'electric',
    title: say(
      'Badlüftung ohne Wirkung, Fugen schwarz',
      'Ventilation de bain sans effet, joints noirs',
      'Ventilazione del bagno inutile, fughe nere',
      'Bathroom fan useless, joints black',
    ),
    description: say(
      'Der Lüfter im Bad dreht zwar, aber ein Blatt WC-Papier hält nicht daran. Die Fugen werden immer schwärzer.',
      'Le ventilateur tourne, mais une feuille de papier n’y tient pas. Les joints noircissent de plus en plus.',
      'La ventola gira, ma un foglio di carta non resta attaccato. Le fughe diventano sempre più nere.',
      'The bathroom fan turns, but it will not even hold a sheet of paper. The joints are getting blacker and blacker.',
    ),
    turns: [
      agent(
        'Der Papiertest ist genau richtig 👍 Unser Elektriker reinigt den Kanal am {day} um {time}.',
        'Le test du papier est le bon 👍 Notre électricien nettoie la gaine {day} à {time}.',
        'La prova della carta è perfetta 👍 Il nostro elettricista pulisce il canale {day} alle {time}.',
        'The paper test is exactly right 👍 Our electrician will clean the duct on {day} at {time}.',
      ),
      resident('Bestens, danke.', 'Très bien, merci.', 'Benissimo, grazie.', 'Excellent, thanks.'),
    ],
    resolution: say(
      'Kanal gereinigt, Lüfter ersetzt, Fugen erneuert. Der Lüfter läuft nun 15 Minuten nach.',
      'Gaine nettoyée, ventilateur et joints refaits. Il tourne désormais 15 minutes de plus.',
      'Canale pulito, ventola e fughe rifatte. Ora gira 15 minuti in più.',
      'Duct cleaned, fan replaced, joints renewed. The fan now runs on for 15 minutes.',
    ),
  },
  {
    key: 'wall-cracks',
    category: 'walls',
    from: ['PAINT - PLASTER/WALLS', 'PAINT/PLASTER/WALL'],
    rooms: ['living', 'hall', 'bedroom'],
    craft: 'caretaker',
    title: say(
      'Riss in der Wand {in}',
      'Fissure dans le mur {in}',
      'Crepa nella parete {in}',
      'Crack in the wall {in}',
    ),
    description: say(
      'Seit der Baustelle nebenan geht {in} ein Riss von der Decke bis zum Türrahmen. Ich habe mit Bleistift das Datum daneben geschrieben. Ist das gefährlich?',
      'Depuis le chantier voisin, une fissure va du plafond au cadre de porte {in}. J’ai noté la date au crayon. Est-ce dangereux ?',
      'Da quando c’è il cantiere accanto, {in} una crepa va dal soffitto alla porta. Ho scritto la data a matita. È pericoloso?',
      'Since the building site next door started, a crack {in} runs from the ceiling to the door frame. I wrote the date beside it in pencil. Is it dangerous?',
    ),
    turns: [
      agent(
        'Nein, das ist nach Foto ein Riss im Verputz. Wir setzen zur Sicherheit Gipsmarken und schauen in vier Wochen nochmals.',
        'Non, d’après la photo c’est une fissure d’enduit. Par sécurité, nous posons des témoins en plâtre et revenons dans quatre semaines.',
        'No, dalla foto è una crepa dell’intonaco. Per sicurezza mettiamo delle biffe e torniamo tra quattro settimane.',
        'No, from the photo it is a crack in the plaster. To be safe we set gypsum markers and look again in four weeks.',
      ),
      note(
        'Beweisaufnahme der Nachbarbaustelle anfordern.',
        'Demander le constat d’état du chantier voisin.',
        'Richiedere la prova a futura memoria del cantiere vicino.',
        'Request the survey record of the site next door.',
      ),
      resident(
        'Gut, beruhigt mich.',
        'D’accord, cela me rassure.',
        'Bene, mi tranquillizza.',
        'Good, that is a relief.',
      ),
    ],
    resolution: say(
      'Die Marken sind unverändert, der Riss ist verspachtelt und gestrichen.',
      'Les témoins n’ont pas bougé, la fissure est rebouchée et repeinte.',
      'Le biffe sono intatte, la crepa è stuccata e ridipinta.',
      'The markers have not moved; the crack has been filled and painted.',
    ),
  },
  {
    key: 'ceiling-paint',
    category: 'walls',
    from: ['PAINT - PLASTER/CEILING', 'PAINT/PLASTER/CEILING', 'PAINT - PLASTER/WALLS'],
    rooms: ['kitchen', 'bath', 'hall'],
    craft: 'caretaker',
    title: say(
      'Farbe blättert von der Decke {in}',
      'La peinture s’écaille au plafond {in}',
      'La vernice si sfoglia dal soffitto {in}',
      'Paint flakes off the ceiling {in}',
    ),
    description: say(
      'Beim Frühstück lag heute ein Stück Decke im Müesli. Kein Witz. Könnte man {in} mal neu streichen? Wir wohnen seit 14 Jahren hier.',
      'Ce matin, un bout de plafond dans mon muesli. Sans blague. Pourrait-on repeindre {in} ? Nous sommes là depuis 14 ans.',
      'Stamattina un pezzo di soffitto nel muesli. Non scherzo. Si potrebbe ridipingere {in}? Abitiamo qui da 14 anni.',
      'At breakfast a piece of ceiling landed in my muesli. No joke. Could it be repainted {in}? We have lived here for 14 years.',
    ),
    turns: [
      agent(
        'Guten Appetit wünschen wir trotzdem. Nach 14 Jahren ist ein Anstrich fällig; der Maler meldet sich. Dürfen wir Ihre Nummer weitergeben?',
        'Bon appétit tout de même. Après 14 ans, une couche de peinture s’impose. Pouvons-nous donner votre numéro au peintre ?',
        'Buon appetito lo stesso. Dopo 14 anni una mano di vernice è dovuta. Possiamo dare il suo numero al pittore?',
        'Enjoy your breakfast all the same. After 14 years a coat of paint is due. May we pass your number to the painter?',
      ),
      resident(
        'Ja, gern. Am liebsten abends anrufen.',
        'Oui, volontiers. Plutôt le soir.',
        'Sì, volentieri. Meglio la sera.',
        'Yes, gladly. Evenings are best.',
      ),
    ],
    resolution: say(
      'Decke gestrichen, in mattem Weiss. Das Müesli ist wieder sicher.',
      'Plafond repeint en blanc mat. Votre muesli est à l’abri.',
      'Soffitto ridipinto in bianco opaco. Il muesli è al sicuro.',
      'Ceiling painted in matt white. The muesli is safe again.',
    ),
  },
  {
    key: 'nicotine-walls',
    category: 'moving',
    from: ['PAINT - PLASTER/WALLS', 'PAINT/PLASTER/WALL', 'PAINT/PLASTER/CABINET'],
    craft: 'office',
    title: say(
      'Wände bei der Übergabe vergilbt',
      'Murs jaunis lors de la remise',
      'Pareti ingiallite alla consegna',
      'Walls yellowed at handover',
    ),
    description: say(
      'Wir sind eingezogen und haben im Protokoll festgehalten, dass die Wände vergilbt sind. Versprochen war «frisch gestrichen». Wann kommt der Maler?',
      'À notre arrivée, le protocole mentionnait des murs jaunis. On nous avait promis « repeint à neuf ». Quand vient le peintre ?',
      'Al nostro ingresso il verbale diceva pareti ingiallite. Ci era stato promesso «ridipinto a nuovo». Quando viene il pittore?',
      'When we moved in, the record said the walls were yellowed. We were promised “freshly painted”. When is the painter coming?',
    ),
    turns: [
      note(
        'Protokoll bestätigt es. Maler war wegen Krankheit ausgefallen.',
        'Le protocole le confirme. Le peintre était malade.',
        'Il verbale lo conferma. Il pittore era malato.',
        'The record confirms it. The painter was off sick.',
      ),
      agent(
        'Sie haben recht, entschuldigen Sie. Der Maler hat ab {day} Zeit, zwei Tage. Lieber vor oder nach dem Wochenende?',
        'Vous avez raison, toutes nos excuses. Le peintre est libre dès {day}, pour deux jours. Avant ou après le week-end ?',
        'Ha ragione, ci scusi. Il pittore è libero da {day}, per due giorni. Prima o dopo il fine settimana?',
        'You are right, we apologise. The painter is free from {day}, for two days. Before or after the weekend?',
      ),
      resident(
        'Nach dem Wochenende bitte.',
        'Après le week-end svp.',
        'Dopo il fine settimana, grazie.',
        'After the weekend please.',
      ),
    ],
    resolution: say(
      'Alle Wände sind gestrichen, das Protokoll ist ergänzt.',
      'Tous les murs sont repeints, le protocole est complété.',
      'Tutte le pareti sono ridipinte, il verbale è completato.',
      'All walls are painted and the record is updated.',
    ),
  },
]
