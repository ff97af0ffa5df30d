import { say } from '../language.ts'
import { agent, craftsman, note, resident, type Story } from '../story.ts'

export const leakStories: readonly Story[] = [
  {
    key: 'wet-ceiling',
    category: 'water',
    from: [
      'PLUMBING/WATER-LEAKS',
      'WATER LEAK/HEAVY FLOW',
      'PAINT - PLASTER/CEILING',
      'PAINT/PLASTER/CEILING',
    ],
    rooms: ['bath', 'kitchen', 'hall'],
    picture: 'wet-ceiling',
    craft: 'plumbing',
    title: say(
      'Nasser Fleck an der Decke {in}',
      'Tache d’eau au plafond {in}',
      'Macchia d’acqua sul soffitto {in}',
      'Wet patch on the ceiling {in}',
    ),
    description: say(
      'An der Decke {in} ist {since} ein nasser Fleck, etwa so gross wie ein Teller, und er wächst. Die Nachbarin oben hat nichts gemerkt.',
      'Au plafond {in}, il y a {since} une tache humide grande comme une assiette, et elle s’étend. La voisine du dessus n’a rien remarqué.',
      'Sul soffitto {in} c’è {since} una macchia bagnata, grande come un piatto, e cresce. La vicina di sopra non ha notato nulla.',
      'There has been a wet patch on the ceiling {in} {since}, the size of a plate, and it is growing. The neighbour above noticed nothing.',
    ),
    turns: [
      agent(
        'Bitte nichts anbohren und die Lampe dort ausgeschaltet lassen. Tropft es schon, oder ist es nur feucht?',
        'Ne percez rien et laissez la lampe éteinte. Est-ce que ça goutte ou est-ce seulement humide ?',
        'Non fori nulla e tenga spenta la lampada. Gocciola già o è solo umido?',
        'Please do not drill and leave the lamp there off. Is it dripping already, or just damp?',
      ),
      resident(
        'Nur feucht, aber es riecht.',
        'Seulement humide, mais ça sent.',
        'Solo umido, ma puzza.',
        'Only damp, but it smells.',
      ),
      craftsman(
        'Ablaufleitung der Badewanne oben undicht, Muffe ersetzt. Decke muss zwei Wochen trocknen.',
        'Écoulement de la baignoire du dessus non étanche, manchon remplacé. Laisser sécher deux semaines.',
        'Scarico della vasca di sopra non stagno, manicotto sostituito. Il soffitto deve asciugare due settimane.',
        'Waste pipe of the bath above leaked, sleeve replaced. The ceiling needs two weeks to dry.',
      ),
    ],
    resolution: say(
      'Das Leck ist geflickt, die Decke trocken und frisch gestrichen.',
      'La fuite est réparée, le plafond est sec et repeint.',
      'La perdita è riparata, il soffitto è asciutto e ridipinto.',
      'The leak is mended, the ceiling dry and freshly painted.',
    ),
  },
  {
    key: 'under-sink-leak',
    category: 'water',
    from: ['PLUMBING/WATER-LEAKS', 'WATER LEAK/SLOW LEAK', 'PLUMBING/BASIN/SINK'],
    rooms: ['kitchen', 'bath'],
    craft: 'plumbing',
    title: say(
      'Pfütze unter dem Becken {in}',
      'Flaque sous l’évier {in}',
      'Pozza sotto il lavello {in}',
      'Puddle under the basin {in}',
    ),
    description: say(
      'Unter dem Becken {in} liegt jeden Morgen eine kleine Pfütze. Im Schränkli quillt schon das Holz auf.',
      'Chaque matin, une petite flaque sous l’évier {in}. Le bois de l’armoire gonfle déjà.',
      'Ogni mattina c’è una piccola pozza sotto il lavello {in}. Il legno del mobiletto si gonfia già.',
      'Every morning there is a small puddle under the basin {in}. The wood of the cupboard is already swelling.',
    ),
    turns: [
      agent(
        'Bitte das Eckventil schliessen (im Uhrzeigersinn). Wir kommen am {day} um {time}. Geht das bei Ihnen?',
        'Fermez le robinet d’arrêt (sens horaire). Nous venons {day} à {time}. Cela vous va ?',
        'Chiuda il rubinetto d’arresto (senso orario). Veniamo {day} alle {time}. Le va bene?',
        'Please close the stop valve (clockwise). We will come on {day} at {time}. Is that all right?',
      ),
      resident(
        'Geschlossen. Termin ist gut.',
        'Fermé. Le rendez-vous me va.',
        'Chiuso. L’appuntamento va bene.',
        'Closed. The appointment is fine.',
      ),
    ],
    resolution: say(
      'Anschlussschlauch und Dichtung sind neu, der Schrankboden wird nächste Woche ersetzt.',
      'Flexible et joint sont neufs, le fond de l’armoire sera remplacé la semaine prochaine.',
      'Tubo e guarnizione sono nuovi, il fondo del mobile sarà sostituito la prossima settimana.',
      'Hose and seal are new; the cupboard floor will be replaced next week.',
    ),
  },
  {
    key: 'cellar-water',
    category: 'water',
    from: [
      'WATER LEAK/DAMP SPOT',
      'WATER LEAK/HEAVY FLOW',
      'PLUMBING/WATER-LEAKS',
      'UNSANITARY CONDITION/SEWAGE',
    ],
    craft: 'plumbing',
    title: say('Wasser im Keller', 'De l’eau à la cave', 'Acqua in cantina', 'Water in the cellar'),
    description: say(
      'Im Kellerabteil steht {since} Wasser, 2 bis 3 cm. Meine Kartons mit den Fotoalben konnte ich gerade noch retten. Es riecht nicht nach Abwasser.',
      'Il y a {since} 2 à 3 cm d’eau dans la cave. J’ai sauvé de justesse les cartons d’albums photos. Ça ne sent pas les égouts.',
      'In cantina ci sono {since} 2–3 cm d’acqua. Ho salvato per un pelo le scatole degli album di foto. Non sa di fogna.',
      'There has been 2 to 3 cm of water in my cellar {since}. I just managed to save the boxes with the photo albums. It does not smell of sewage.',
    ),
    turns: [
      note(
        'Rückstauklappe oder Regenrohr? Peter schaut heute noch.',
        'Clapet antiretour ou descente d’eau ? Peter regarde encore aujourd’hui.',
        'Valvola antiriflusso o pluviale? Peter guarda oggi.',
        'Backflow valve or downpipe? Peter will look today.',
      ),
      agent(
        'Gut, dass die Alben trocken sind. Wir pumpen heute ab. Bitte machen Sie Fotos von allem, was nass wurde, für die Versicherung.',
        'Tant mieux pour les albums. Nous pompons aujourd’hui. Photographiez tout ce qui est mouillé, pour l’assurance.',
        'Meno male per gli album. Oggi pompiamo. Fotografi tutto ciò che si è bagnato, per l’assicurazione.',
        'Glad the albums are dry. We will pump it out today. Please photograph everything that got wet, for the insurance.',
      ),
      craftsman(
        'Regenrohr im Hof verstopft, gespült. Keller ausgepumpt, Entfeuchter aufgestellt.',
        'Descente d’eau bouchée dans la cour, curée. Cave pompée, déshumidificateur posé.',
        'Pluviale intasato nel cortile, spurgato. Cantina svuotata, deumidificatore posato.',
        'Downpipe in the yard was blocked, flushed. Cellar pumped out, dehumidifier set up.',
      ),
    ],
    resolution: say(
      'Der Keller ist trocken, der Entfeuchter abgeholt. Die Versicherung meldet sich direkt bei Ihnen.',
      'La cave est sèche. L’assurance vous contactera directement.',
      'La cantina è asciutta. L’assicurazione la contatterà direttamente.',
      'The cellar is dry and the dehumidifier gone. The insurance will contact you directly.',
    ),
  },
  {
    key: 'washing-up-from-above',
    category: 'water',
    from: ['WATER LEAK/HEAVY FLOW', 'PLUMBING/WATER-LEAKS'],
    rooms: ['kitchen', 'bath', 'living'],
    picture: 'wet-ceiling',
    craft: 'plumbing',
    title: say(
      'DRINGEND: Es tropft aus der Lampe',
      'URGENT : ça coule par la lampe',
      'URGENTE: gocciola dalla lampada',
      'URGENT: water coming through the lamp',
    ),
    description: say(
      'Es tropft {in} aus der Deckenlampe!! Sicherung ist draussen. Oben macht niemand auf. Bitte anrufen',
      'Ça coule par le plafonnier {in} !! J’ai coupé le fusible. Personne ne répond en haut. Appelez-moi svp',
      'Gocciola dalla lampada {in}!! Ho tolto il fusibile. Di sopra non apre nessuno. Chiamate per favore',
      'Water is dripping from the ceiling lamp {in}!! Fuse is off. Nobody opens upstairs. Please call',
    ),
    turns: [
      agent(
        'Ich habe Sie angerufen: Der Hauswart stellt das Wasser im Strang ab, der Sanitär ist in 40 Minuten da. Sicherung bitte unten lassen.',
        'Je vous ai appelé : le concierge ferme la colonne, le sanitaire arrive dans 40 minutes. Laissez le fusible coupé.',
        'L’ho chiamata: il custode chiude la colonna, l’idraulico arriva in 40 minuti. Lasci il fusibile staccato.',
        'I called you: the caretaker is closing the riser, the plumber arrives in 40 minutes. Please leave the fuse off.',
      ),
      craftsman(
        'Schlauch der Abwaschmaschine oben geplatzt. Wasser weg, Aquastop montiert.',
        'Tuyau du lave-vaisselle du dessus éclaté. Remplacé, Aquastop monté.',
        'Tubo della lavastoviglie di sopra scoppiato. Sostituito, Aquastop montato.',
        'Dishwasher hose upstairs had burst. Water off, Aquastop fitted.',
      ),
    ],
    resolution: say(
      'Der Elektriker hat die Lampe geprüft und freigegeben. Danke für Ihr schnelles Handeln, das hat viel Schaden verhindert.',
      'L’électricien a contrôlé la lampe. Merci d’avoir réagi si vite, cela a évité de gros dégâts.',
      'L’elettricista ha controllato la lampada. Grazie della prontezza, ha evitato danni seri.',
      'The electrician has checked the lamp. Thank you for acting so fast, it prevented a lot of damage.',
    ),
  },
]
