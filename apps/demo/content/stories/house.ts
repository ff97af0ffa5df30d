import { say } from '../language.ts'
import { agent, caretaker, craftsman, note, resident, type Story } from '../story.ts'

export const houseStories: readonly Story[] = [
  {
    key: 'lift-stopped',
    category: 'lift',
    from: [
      'ELECTRIC/ELECTRIC-SUPPLY',
      'ELECTRIC/POWER OUTAGE',
      'HEAT/HOT WATER/ENTIRE BUILDING',
      'HEATING/HEAT',
    ],
    picture: 'lift-out-of-order',
    craft: 'electric',
    title: say('Lift steht still', 'Ascenseur en panne', 'Ascensore fermo', 'Lift out of order'),
    description: say(
      'Der Lift steht {since} im Parterre. Ich bin 79 und wohne im vierten Stock, der Einkauf steht noch unten.',
      'L’ascenseur est bloqué au rez {since}. J’ai 79 ans, j’habite au quatrième et mes courses sont restées en bas.',
      'L’ascensore è fermo al pianterreno {since}. Ho 79 anni, abito al quarto e la spesa è ancora giù.',
      'The lift has been stuck on the ground floor {since}. I am 79 and live on the fourth floor; my shopping is still downstairs.',
    ),
    turns: [
      agent(
        'Der Hauswart bringt Ihren Einkauf gleich hinauf. Der Liftservice ist bestellt.',
        'Le concierge vous monte vos courses tout de suite. Le service est avisé.',
        'Il custode le porta subito la spesa. Il servizio è avvisato.',
        'The caretaker will bring your shopping up right away. The lift engineer is on call.',
      ),
      resident(
        'Das ist lieb, vielen Dank.',
        'C’est gentil, merci beaucoup.',
        'Che gentili, grazie mille.',
        'That is kind, thank you so much.',
      ),
      caretaker(
        'Einkauf oben, Liftservice hat Türkontakt ersetzt.',
        'Courses montées, contact de porte remplacé.',
        'Spesa portata, contatto porta sostituito.',
        'Shopping is upstairs, engineer replaced the door contact.',
      ),
    ],
    resolution: say(
      'Der Lift fährt wieder.',
      'L’ascenseur fonctionne de nouveau.',
      'L’ascensore funziona di nuovo.',
      'The lift is running again.',
    ),
  },
  {
    key: 'lift-squeals',
    category: 'lift',
    from: ['ELECTRIC/ELECTRIC-WIRING', 'ELECTRIC/LIGHTING', 'HEATING/HEAT'],
    craft: 'electric',
    title: say(
      'Lifttür quietscht',
      'La porte de l’ascenseur grince',
      'La porta dell’ascensore cigola',
      'Lift door squeals',
    ),
    description: say(
      'Die Lifttür quietscht so laut, dass unser Hund jedes Mal antwortet 🐕',
      'La porte de l’ascenseur grince si fort que notre chien lui répond 🐕',
      'La porta dell’ascensore cigola così forte che il cane le risponde 🐕',
      'The lift door squeals so loudly that our dog answers every time 🐕',
    ),
    turns: [
      agent(
        'Bei der Wartung am {day} wird sie geschmiert.',
        'Elle sera graissée lors de l’entretien, {day}.',
        'Sarà lubrificata alla manutenzione, {day}.',
        'It will be greased at the service on {day}.',
      ),
      resident('Der Hund dankt.', 'Le chien vous remercie.', 'Il cane ringrazia.', 'The dog says thank you.'),
    ],
    resolution: say(
      'Geschmiert. Ruhe für Hund und Haus.',
      'Graissée. Calme pour tous.',
      'Lubrificata. Pace per tutti.',
      'Greased. Peace for dog and house.',
    ),
  },
  {
    key: 'washing-machine',
    category: 'laundry',
    from: ['HEAT/HOT WATER/ENTIRE BUILDING', 'PLUMBING/WATER-LEAKS', 'PLUMBING/WATER-SUPPLY', 'HEATING/HEAT'],
    picture: 'washing-machine',
    craft: 'plumbing',
    title: say(
      'Waschmaschine zeigt E18',
      'Le lave-linge affiche E18',
      'La lavatrice segna E18',
      'Washing machine shows E18',
    ),
    description: say(
      'Die Maschine in der Waschküche bleibt mit E18 stehen, meine Wäsche liegt im Wasser und die Tür geht nicht auf. Ich brauche die Sachen morgen.',
      'La machine s’arrête avec E18, mon linge trempe et la porte reste fermée. J’en ai besoin demain.',
      'La lavatrice si ferma con E18, il bucato è nell’acqua e lo sportello non si apre. Mi serve domani.',
      'The machine stops with E18, my washing is under water and the door will not open. I need it tomorrow.',
    ),
    turns: [
      agent(
        'E18 heisst, die Pumpe ist blockiert. Der Hauswart lässt das Wasser heute ab.',
        'E18 : la pompe est bloquée. Le concierge vide l’eau aujourd’hui.',
        'E18: la pompa è bloccata. Il custode svuota l’acqua oggi.',
        'E18 means the pump is blocked. The caretaker will drain it today.',
      ),
      caretaker(
        'Ein Fünfräppler und ein BH-Bügel in der Pumpe. Wäsche liegt im Korb.',
        'Une pièce de cinq centimes et une baleine dans la pompe. Linge dans la corbeille.',
        'Una monetina e un ferretto nella pompa. Bucato nel cesto.',
        'A five-centime coin and a bra wire in the pump. The washing is in the basket.',
      ),
      resident(
        'Der Fünfer ist nicht von mir 😂 Danke!',
        'La pièce n’est pas à moi 😂 Merci !',
        'La monetina non è mia 😂 Grazie!',
        'The coin is not mine 😂 Thanks!',
      ),
    ],
    resolution: say(
      'Maschine läuft. Bitte Taschen leeren.',
      'La machine tourne. Videz vos poches svp.',
      'La lavatrice funziona. Svuotate le tasche.',
      'Machine works. Please empty pockets.',
    ),
  },
  {
    key: 'dryer-damp',
    category: 'laundry',
    from: [
      'GENERAL/VENTILATION SYSTEM',
      'GENERAL CONSTRUCTION/VENTILATION SYSTEM',
      'HEATING/HEAT',
      'PLUMBING/WATER-SUPPLY',
    ],
    craft: 'electric',
    title: say(
      'Tumbler trocknet nicht',
      'Le sèche-linge ne sèche plus',
      'L’asciugatrice non asciuga',
      'Dryer does not dry',
    ),
    description: say(
      'Nach zwei Stunden ist alles noch nass, abgebucht wird trotzdem zweimal.',
      'Après deux heures, tout est encore mouillé, mais c’est débité deux fois.',
      'Dopo due ore è tutto bagnato, ma addebita due volte.',
      'After two hours everything is still wet, yet it charges twice.',
    ),
    turns: [
      agent(
        'Wir schreiben Ihnen die Beträge gut. Ist das Flusensieb sauber?',
        'Nous vous remboursons. Le filtre est-il propre ?',
        'La rimborsiamo. Il filtro è pulito?',
        'We will refund you. Is the lint filter clean?',
      ),
      resident(
        'Ja, gerade geputzt.',
        'Oui, je viens de le nettoyer.',
        'Sì, appena pulito.',
        'Yes, just cleaned it.',
      ),
      craftsman(
        'Wärmetauscher voller Flusen, gereinigt.',
        'Échangeur plein de peluches, nettoyé.',
        'Scambiatore pieno di lanugine, pulito.',
        'Heat exchanger full of lint, cleaned.',
      ),
    ],
    resolution: say(
      'Tumbler gereinigt, 8 Franken gutgeschrieben.',
      'Sèche-linge nettoyé, 8 francs remboursés.',
      'Asciugatrice pulita, 8 franchi rimborsati.',
      'Dryer cleaned, 8 francs refunded.',
    ),
  },
  {
    key: 'laundry-plan',
    category: 'laundry',
    from: ['HEATING/HEAT', 'NONCONST/VERMIN', 'HEAT/HOT WATER/ENTIRE BUILDING'],
    craft: 'office',
    title: say(
      'Waschplan wird ignoriert',
      'Planning de lessive ignoré',
      'Il piano bucato è ignorato',
      'Laundry plan ignored',
    ),
    description: say(
      'Mein Waschtag ist der Dienstag. Zum dritten Mal war die Maschine besetzt, und auf meinem Zettel stand am Schluss ein Smiley. Nicht lustig.',
      'Mon jour est le mardi. Pour la troisième fois, machine occupée, et un smiley dessiné sur mon mot. Pas drôle.',
      'Il mio giorno è martedì. Per la terza volta macchina occupata, e uno smiley sul mio biglietto. Non fa ridere.',
      'My washing day is Tuesday. For the third time the machine was taken, and somebody drew a smiley on my note. Not funny.',
    ),
    turns: [
      note(
        'Haus hat 14 Parteien, Plan von 2006.',
        'Immeuble de 14 familles, planning de 2006.',
        'Stabile di 14 famiglie, piano del 2006.',
        '14 households, plan from 2006.',
      ),
      agent(
        'Das verstehen wir. Wir machen einen neuen Plan mit allen. Wäre ein fester Abend für Sie auch gut?',
        'Nous comprenons. Nous refaisons le planning avec tous. Un soir fixe vous irait-il aussi ?',
        'La capiamo. Facciamo un nuovo piano con tutti. Le andrebbe una sera fissa?',
        'We understand. We will make a new plan with everybody. Would a fixed evening suit you too?',
      ),
      resident(
        'Mittwoch ab 18 Uhr wäre ideal.',
        'Mercredi dès 18 h serait idéal.',
        'Mercoledì dalle 18 sarebbe ideale.',
        'Wednesday from 6 pm would be ideal.',
      ),
    ],
    resolution: say(
      'Der neue Plan hängt, der Mittwochabend gehört Ihnen.',
      'Le nouveau planning est affiché, le mercredi soir est à vous.',
      'Il nuovo piano è appeso, il mercoledì sera è suo.',
      'The new plan is up; Wednesday evening is yours.',
    ),
  },
]
