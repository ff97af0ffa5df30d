import { say } from '../language.ts'
import { agent, craftsman, note, resident, type Story } from '../story.ts'

export const hotWaterStories: readonly Story[] = [
  {
    key: 'no-hot-water',
    category: 'water',
    from: ['HEAT/HOT WATER/ENTIRE BUILDING', 'HEATING/HEAT', 'PLUMBING/WATER-SUPPLY'],
    craft: 'plumbing',
    title: say('Kein Warmwasser', 'Pas d’eau chaude', 'Niente acqua calda', 'No hot water'),
    description: say(
      'Duschen geht nur noch kalt, {since}. Wir müssen alle um 7 aus dem Haus. Wann ist das behoben?',
      'On ne peut plus se doucher qu’à l’eau froide {since}. Nous partons tous à 7 h. Quand est-ce que ce sera réparé ?',
      'Ci si lava solo con l’acqua fredda {since}. Usciamo tutti alle 7. Quando sarà riparato?',
      'Only cold showers {since}. We all have to leave at 7. When will it be fixed?',
    ),
    turns: [
      agent(
        'Der Boiler ist ausgefallen, der Monteur hat das Ersatzteil bestellt. Bis {day} um {time} sollte wieder warmes Wasser da sein.',
        'Le boiler est en panne, la pièce est commandée. L’eau chaude devrait revenir {day} vers {time}.',
        'Il boiler è guasto, il pezzo è ordinato. L’acqua calda dovrebbe tornare {day} verso le {time}.',
        'The boiler has failed and the part is on order. There should be hot water again on {day} by {time}.',
      ),
      resident(
        'Und bis dann? Im Fitness duschen oder was',
        'Et d’ici là ? On se douche au fitness ?',
        'E fino ad allora? Ci laviamo in palestra?',
        'And until then? Showers at the gym or what',
      ),
      agent(
        'Sie haben recht, das ist mühsam. Im Hallenbad nebenan haben wir für unsere Mieterinnen und Mieter Eintritte hinterlegt, sagen Sie einfach Ihre Adresse.',
        'Vous avez raison, c’est pénible. Des entrées sont déposées à votre nom à la piscine voisine, donnez simplement votre adresse.',
        'Ha ragione, è scomodo. Alla piscina vicina ci sono entrate per i nostri inquilini, basta dire l’indirizzo.',
        'You are right, that is tiresome. We left entry tickets for our tenants at the pool nearby, just give your address.',
      ),
    ],
    resolution: say(
      'Der Heizeinsatz ist ersetzt, das Wasser hat wieder 58 Grad. Danke für Ihre Geduld.',
      'Le corps de chauffe est remplacé, l’eau est de nouveau à 58 degrés. Merci de votre patience.',
      'La resistenza è stata sostituita, l’acqua è di nuovo a 58 gradi. Grazie della pazienza.',
      'The heating element has been replaced, the water is at 58 degrees again. Thank you for your patience.',
    ),
  },
  {
    key: 'lukewarm-shower',
    category: 'water',
    from: ['HEAT/HOT WATER/APARTMENT ONLY', 'HEATING/HEAT', 'PLUMBING/BATHTUB/SHOWER'],
    craft: 'plumbing',
    title: say('Dusche nur lauwarm', 'Douche seulement tiède', 'Doccia solo tiepida', 'Shower only lukewarm'),
    description: say(
      'Am Lavabo kommt heisses Wasser, in der Dusche wird es nach einer Minute lauwarm. Vermutlich die Mischbatterie? Ich bin Montag bis Mittwoch im Homeoffice.',
      'L’eau est chaude au lavabo, mais la douche devient tiède après une minute. Le mitigeur, peut-être ? Je suis en télétravail du lundi au mercredi.',
      'Al lavabo esce calda, ma la doccia dopo un minuto diventa tiepida. Forse il miscelatore? Da lunedì a mercoledì lavoro da casa.',
      'The basin runs hot, but the shower turns lukewarm after a minute. Probably the mixer? I work from home Monday to Wednesday.',
    ),
    turns: [
      agent(
        'Gut beobachtet, danke. Herr Rohrbach von Marzili Haustechnik kommt am {day} um {time} und bringt eine neue Kartusche mit.',
        'Bien vu, merci. Monsieur Rohrbach de Marzili Haustechnik vient {day} à {time} avec une cartouche neuve.',
        'Ottima osservazione, grazie. Il signor Rohrbach di Marzili Haustechnik viene {day} alle {time} con una cartuccia nuova.',
        'Well spotted, thank you. Mr Rohrbach of Marzili Haustechnik comes on {day} at {time} and brings a new cartridge.',
      ),
      craftsman(
        'Kartusche verkalkt, ersetzt. Verbrühschutz auf 42 Grad eingestellt.',
        'Cartouche entartrée, remplacée. Sécurité anti-brûlure réglée à 42 degrés.',
        'Cartuccia con calcare, sostituita. Blocco antiscottatura a 42 gradi.',
        'Cartridge full of limescale, replaced. Scald guard set to 42 degrees.',
      ),
      resident(
        'Perfekt, und sehr freundlicher Monteur!',
        'Parfait, et monteur très sympa !',
        'Perfetto, e tecnico gentilissimo!',
        'Perfect, and a very friendly fitter!',
      ),
    ],
    resolution: say(
      'Das geben wir gern weiter. Die Kartusche ist neu, die Sache damit erledigt.',
      'Nous transmettrons volontiers. La cartouche est neuve, l’affaire est réglée.',
      'Lo riferiremo volentieri. La cartuccia è nuova, il problema è risolto.',
      'We will gladly pass that on. The cartridge is new, so this is done.',
    ),
  },
  {
    key: 'heating-office',
    category: 'heating',
    from: ['HEATING/HEAT', 'HEATING/HEAT-PLANT', 'HEAT/HOT WATER/ENTIRE BUILDING'],
    season: 'cold',
    craft: 'plumbing',
    title: say(
      'Montags immer kalt',
      'Toujours froid le lundi',
      'Il lunedì sempre freddo',
      'Always cold on Mondays',
    ),
    description: say(
      'Jeden Montag brauchen die Räume bis am Mittag, um warm zu werden. Offenbar läuft die Wochenendabsenkung zu lange. Könnte man den Sonntagabend früher starten?',
      'Chaque lundi, il faut attendre midi pour qu’il fasse bon. L’abaissement du week-end dure sans doute trop longtemps. Peut-on redémarrer plus tôt le dimanche soir ?',
      'Ogni lunedì i locali sono caldi solo a mezzogiorno. Forse l’abbassamento del fine settimana dura troppo. Si può ripartire prima la domenica sera?',
      'Every Monday the rooms take until noon to warm up. The weekend setback seems to run too long. Could it start earlier on Sunday evening?',
    ),
    turns: [
      note(
        'Regelung geprüft: Absenkung bis Montag 6 Uhr. Peter stellt um.',
        'Réglage vérifié : abaissement jusqu’à lundi 6 h. Peter modifie.',
        'Regolazione verificata: abbassamento fino a lunedì alle 6. Peter la cambia.',
        'Checked the controller: setback until Monday 6 am. Peter will change it.',
      ),
      agent(
        'Stimmt genau. Wir haben die Absenkung auf Sonntag 18 Uhr verkürzt. Melden Sie uns bitte am Montag, ob es besser ist?',
        'C’est exact. L’abaissement se termine désormais dimanche à 18 h. Pouvez-vous nous dire lundi si c’est mieux ?',
        'Esatto. Ora l’abbassamento finisce domenica alle 18. Lunedì ci fa sapere se va meglio?',
        'Quite right. The setback now ends on Sunday at 6 pm. Could you tell us on Monday whether it is better?',
      ),
      resident(
        'Viel besser, um 8 Uhr waren es 21 Grad.',
        'Bien mieux, 21 degrés à 8 h.',
        'Molto meglio, alle 8 c’erano 21 gradi.',
        'Much better, 21 degrees at 8 o’clock.',
      ),
    ],
    resolution: say(
      'Dann lassen wir die Einstellung so. Danke für die genaue Beobachtung.',
      'Nous gardons donc ce réglage. Merci de votre observation précise.',
      'Allora lasciamo così. Grazie per l’osservazione precisa.',
      'Then we keep it that way. Thank you for the precise observation.',
    ),
  },
  {
    key: 'radiator-drips',
    category: 'heating',
    from: ['PLUMBING/RADIATOR', 'HEATING/HEAT', 'WATER LEAK/SLOW LEAK'],
    rooms: ['living', 'bedroom', 'hall'],
    craft: 'plumbing',
    title: say(
      'Radiator tropft auf das Parkett',
      'Radiateur qui goutte sur le parquet',
      'Il radiatore gocciola sul parquet',
      'Radiator drips on the parquet',
    ),
    description: say(
      'Am Ventil {in} tropft es {since}. Ich habe ein Becken drunter, muss es aber zweimal am Tag leeren. Das Parkett wird schon dunkel.',
      'La vanne {in} goutte {since}. J’ai mis une bassine, à vider deux fois par jour. Le parquet noircit déjà.',
      'La valvola {in} gocciola {since}. Ho messo una bacinella, la svuoto due volte al giorno. Il parquet sta diventando scuro.',
      'The valve {in} has been dripping {since}. I put a basin under it but have to empty it twice a day. The parquet is turning dark.',
    ),
    turns: [
      agent(
        'Bitte den Radiator unten zudrehen und die Stelle trocken wischen. Der Monteur kommt am {day} um {time}, das Parkett schauen wir danach an.',
        'Fermez la vanne du bas et essuyez bien. Le monteur vient {day} à {time}, nous regarderons le parquet ensuite.',
        'Chiuda la valvola in basso e asciughi bene. Il tecnico viene {day} alle {time}, il parquet lo guardiamo dopo.',
        'Please close the radiator at the bottom and wipe the spot dry. The fitter comes on {day} at {time}; we look at the parquet afterwards.',
      ),
      craftsman(
        'Stopfbuchse abgedichtet. Parkett auf etwa 20 × 30 cm aufgequollen, bitte Bodenleger.',
        'Presse-étoupe étanchéifié. Parquet gonflé sur env. 20 × 30 cm, prévoir un parqueteur.',
        'Premistoppa sigillato. Parquet gonfio per circa 20 × 30 cm, serve il parchettista.',
        'Sealed the gland. Parquet swollen over about 20 × 30 cm, please send the floor layer.',
      ),
      resident(
        'Muss ich den Boden selber zahlen?',
        'Est-ce que je dois payer le sol ?',
        'Il pavimento devo pagarlo io?',
        'Do I have to pay for the floor?',
      ),
    ],
    resolution: say(
      'Nein, das geht zu unseren Lasten. Der Bodenleger hat die Stelle geschliffen und geölt.',
      'Non, c’est à notre charge. Le parqueteur a poncé et huilé l’endroit.',
      'No, è a nostro carico. Il parchettista ha levigato e oliato il punto.',
      'No, that is on us. The floor layer has sanded and oiled the spot.',
    ),
  },
]
