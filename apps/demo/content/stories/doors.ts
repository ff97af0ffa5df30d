import { say } from '../language.ts'
import { agent, caretaker, note, resident, type Story } from '../story.ts'

export const doorStories: readonly Story[] = [
  {
    key: 'front-door-lock',
    category: 'doors',
    from: ['GENERAL CONSTRUCTION/DOORS', 'GENERAL CONSTRUCTION/LOCKS', 'DOOR/WINDOW/DOOR'],
    picture: 'broken-lock',
    craft: 'caretaker',
    title: say(
      'Haustür schliesst nicht mehr',
      'La porte d’entrée ne ferme plus',
      'Il portone non chiude più',
      'Front door no longer locks',
    ),
    description: say(
      'Das Schloss der Haustür fällt {since} nicht mehr zu, nachts steht sie offen. Heute schlief jemand im Treppenhaus. Unangenehm.',
      'La serrure de l’entrée ne s’enclenche plus {since}, la porte reste ouverte la nuit. Quelqu’un a dormi dans l’escalier. Désagréable.',
      'La serratura del portone non scatta più {since}, di notte resta aperto. Oggi qualcuno dormiva nelle scale. Spiacevole.',
      'The front door lock has not caught {since}, so the door is open at night. Somebody slept on the stairs. Unpleasant.',
    ),
    turns: [
      agent(
        'Das gehen wir sofort an: Der Hauswart ist heute vor Ort, der Schlüsseldienst folgt, falls nötig.',
        'Nous agissons tout de suite : le concierge passe aujourd’hui, le serrurier suit si nécessaire.',
        'Agiamo subito: il custode passa oggi, il fabbro segue se serve.',
        'We act at once: the caretaker comes today, the locksmith follows if needed.',
      ),
      caretaker(
        'Schliessblech verbogen, gerichtet. Türschliesser nachgestellt.',
        'Gâche tordue, redressée. Ferme-porte réglé.',
        'Contropiastra piegata, raddrizzata. Chiudiporta regolato.',
        'Strike plate was bent, straightened. Door closer adjusted.',
      ),
    ],
    resolution: say(
      'Die Tür schliesst wieder von selbst.',
      'La porte ferme de nouveau toute seule.',
      'Il portone chiude di nuovo da solo.',
      'The door closes by itself again.',
    ),
  },
  {
    key: 'lost-key',
    category: 'doors',
    from: ['GENERAL CONSTRUCTION/DOORS', 'GENERAL CONSTRUCTION/LOCKS', 'DOOR/WINDOW/DOOR FRAME'],
    craft: 'office',
    title: say('Schlüssel verloren', 'Clé perdue', 'Chiave persa', 'Lost key'),
    description: say(
      'Ich habe am Wochenende an der Aare meinen Wohnungsschlüssel verloren, Nummer AB 4471. Es war keine Adresse dran. Was kostet ein neuer und wie lange dauert es?',
      'J’ai perdu ma clé ce week-end au bord de l’Aar, numéro AB 4471. Sans adresse. Combien coûte une nouvelle et combien de temps faut-il ?',
      'Nel fine settimana ho perso la chiave lungo l’Aare, numero AB 4471. Senza indirizzo. Quanto costa una nuova e quanto ci vuole?',
      'I lost my key by the Aare at the weekend, number AB 4471. There was no address on it. What does a new one cost and how long does it take?',
    ),
    turns: [
      agent(
        'Ein Nachschlüssel kostet 65 Franken und braucht rund fünf Arbeitstage. Sollen wir bestellen?',
        'Une clé coûte 65 francs et prend environ cinq jours ouvrables. Faut-il commander ?',
        'Una chiave costa 65 franchi e ci vogliono circa cinque giorni lavorativi. Ordiniamo?',
        'A key costs 65 francs and takes about five working days. Shall we order it?',
      ),
      resident(
        'Ja bitte. Rechnung an mich.',
        'Oui, svp. Facture à mon nom.',
        'Sì, grazie. Fattura a me.',
        'Yes please. Send me the invoice.',
      ),
      note(
        'Bestellt, Anlage AB.',
        'Commandée, installation AB.',
        'Ordinata, impianto AB.',
        'Ordered, system AB.',
      ),
    ],
    resolution: say(
      'Der Schlüssel liegt am Empfang bereit, Mo–Fr 8 bis 17 Uhr. Bitte Ausweis mitnehmen.',
      'La clé est à la réception, lu–ve 8 h–17 h. Prenez une pièce d’identité.',
      'La chiave è alla ricezione, lu–ve 8–17. Porti un documento.',
      'The key is at our reception, Mon–Fri 8 to 5. Please bring an identity card.',
    ),
  },
  {
    key: 'flat-door-sticks',
    category: 'doors',
    from: ['DOOR/WINDOW/DOOR', 'DOOR/WINDOW/DOOR FRAME', 'GENERAL CONSTRUCTION/DOORS'],
    craft: 'caretaker',
    title: say(
      'Wohnungstür klemmt',
      'Porte palière coincée',
      'La porta di casa si blocca',
      'Flat door sticks',
    ),
    description: say(
      'Unsere Wohnungstür streift unten und geht nur noch mit einem Tritt auf. Meine Mutter (82) kommt allein nicht mehr rein.',
      'Notre porte frotte en bas et ne s’ouvre que d’un coup de pied. Ma mère (82 ans) ne peut plus entrer seule.',
      'La nostra porta striscia sotto e si apre solo con una spinta. Mia madre (82) non riesce più a entrare da sola.',
      'Our flat door drags at the bottom and only opens with a kick. My mother (82) cannot get in alone any more.',
    ),
    turns: [
      agent(
        'Der Hauswart bringt am {day} um {time} den Hobel mit. Passt das Ihrer Mutter?',
        'Notre concierge vient avec le rabot {day} à {time}. Cela convient-il à votre mère ?',
        'Il custode viene con la pialla {day} alle {time}. Va bene per sua madre?',
        'The caretaker will bring his plane on {day} at {time}. Does that suit your mother?',
      ),
      resident(
        'Ja, sie macht Kaffee ☕',
        'Oui, elle fera le café ☕',
        'Sì, prepara il caffè ☕',
        'Yes, she will make coffee ☕',
      ),
    ],
    resolution: say(
      'Bänder nachgestellt, Kante gehobelt. Und danke für den Kaffee!',
      'Charnières réglées, chant raboté. Et merci pour le café !',
      'Cerniere regolate, bordo piallato. E grazie del caffè!',
      'Hinges adjusted, edge planed. And thank you for the coffee!',
    ),
  },
  {
    key: 'mailbox',
    category: 'moving',
    from: [
      'GENERAL CONSTRUCTION/MAIL-BOX',
      'GENERAL/MAILBOX',
      'GENERAL/SIGNAGE MISSING',
      'GENERAL CONSTRUCTION/DOORS',
    ],
    craft: 'caretaker',
    title: say(
      'Namensschild am Briefkasten',
      'Plaquette de boîte aux lettres',
      'Targhetta della bucalettere',
      'Name plate on the letter box',
    ),
    description: say(
      'Wir haben geheiratet 🎉 und brauchen ein neues Schild für Briefkasten, Klingel und Lift. Und das Briefkastenschlössli geht nur noch mit Gefühl.',
      'Nous nous sommes mariés 🎉 et avons besoin d’une nouvelle plaquette (boîte, sonnette, ascenseur). Et la serrure de la boîte coince.',
      'Ci siamo sposati 🎉 e ci serve una nuova targhetta (bucalettere, campanello, lift). E la serratura si blocca.',
      'We got married 🎉 and need a new plate for letter box, bell and lift. And the letter box lock needs a gentle touch.',
    ),
    turns: [
      agent(
        'Herzliche Gratulation! Wie soll der Name genau geschrieben werden?',
        'Toutes nos félicitations ! Comment écrire le nom exactement ?',
        'Congratulazioni! Come va scritto il nome, esattamente?',
        'Congratulations! How exactly should the name be written?',
      ),
      resident(
        'Beide Namen, ohne Bindestrich, in der Reihenfolge wie im Vertrag.',
        'Les deux noms, sans trait d’union, dans l’ordre du bail.',
        'I due cognomi, senza trattino, nell’ordine del contratto.',
        'Both names, no hyphen, in the order of the contract.',
      ),
    ],
    resolution: say(
      'Schilder montiert, Schloss geölt.',
      'Plaquettes posées, serrure huilée.',
      'Targhette montate, serratura oliata.',
      'Plates fitted, lock oiled.',
    ),
  },
  {
    key: 'cellar-break-in',
    category: 'doors',
    from: ['GENERAL CONSTRUCTION/LOCKS', 'GENERAL CONSTRUCTION/DOORS', 'DOOR/WINDOW/DOOR'],
    picture: 'broken-lock',
    craft: 'caretaker',
    title: say(
      'Kellerabteil aufgebrochen',
      'Cave fracturée',
      'Cantina scassinata',
      'Cellar compartment broken open',
    ),
    description: say(
      'In der Nacht wurde unser Kellerabteil aufgebrochen, zwei Velos und der Wein sind weg. Polizei war da, Rapport folgt. Wer ersetzt die Tür?',
      'Notre cave a été fracturée cette nuit, deux vélos et le vin ont disparu. La police est venue, le rapport suit. Qui remplace la porte ?',
      'Stanotte hanno scassinato la nostra cantina, spariti due bici e il vino. La polizia è venuta, segue il rapporto. Chi sostituisce la porta?',
      'Our cellar was broken into last night, two bicycles and the wine are gone. The police came, a report follows. Who replaces the door?',
    ),
    turns: [
      agent(
        'Das tut uns sehr leid. Die Tür ersetzen wir; Velos und Wein laufen über Ihre Hausratversicherung. Schicken Sie uns den Rapport, wenn er da ist?',
        'Nous sommes navrés. Nous remplaçons la porte ; vélos et vin relèvent de votre assurance ménage. Nous envoyez-vous le rapport ?',
        'Ci dispiace molto. La porta la sostituiamo noi; bici e vino tramite la sua assicurazione domestica. Ci manda il rapporto?',
        'We are very sorry. We replace the door; bicycles and wine go through your household insurance. Will you send us the report?',
      ),
      resident('Mache ich.', 'Je le ferai.', 'Lo farò.', 'I will.'),
      caretaker(
        'Neue Lattentür mit Sicherheitsüberfalle montiert.',
        'Nouvelle porte à lattes avec moraillon de sécurité.',
        'Nuova porta a listelli con chiusura di sicurezza.',
        'Fitted a new slatted door with a security hasp.',
      ),
    ],
    resolution: say(
      'Alle Abteile im Haus haben nun bessere Überfallen, und der Kellergang hat Licht mit Bewegungsmelder.',
      'Toutes les caves ont de meilleures fermetures, et le couloir un éclairage à détecteur.',
      'Tutte le cantine hanno chiusure migliori e il corridoio luci a sensore.',
      'All compartments now have better hasps, and the corridor has lights with motion sensors.',
    ),
  },
]
