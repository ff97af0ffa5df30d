import { say } from '../language.ts'
import { agent, note, resident, type Story } from '../story.ts'

export const tenancyStories: readonly Story[] = [
  {
    key: 'residence-confirmation',
    category: 'documents',
    from: [
      'GENERAL/SIGNAGE MISSING',
      'GENERAL CONSTRUCTION/MAIL-BOX',
      'PAINT - PLASTER/CEILING',
      'HEATING/HEAT',
    ],
    craft: 'office',
    title: say(
      'Wohnsitzbestätigung für die Einwohnerdienste',
      'Attestation de domicile',
      'Conferma di domicilio',
      'Confirmation of residence',
    ),
    description: say(
      'Für die Anmeldung brauche ich eine Bestätigung, dass ich hier wohne. Am Schalter sagten sie, der Mietvertrag reiche nicht.',
      'Pour mon inscription, il me faut une attestation que j’habite ici. Au guichet, le bail ne suffisait pas.',
      'Per l’iscrizione mi serve una conferma che abito qui. Allo sportello il contratto non bastava.',
      'To register I need a confirmation that I live here. At the desk they said the lease is not enough.',
    ),
    turns: [
      agent(
        'Gern. Auf welchen Namen und mit welchem Einzugsdatum?',
        'Volontiers. À quel nom et depuis quelle date ?',
        'Volentieri. A quale nome e da quale data?',
        'Gladly. In which name and with which move-in date?',
      ),
      resident(
        'Auf meinen Namen, Einzug gemäss Vertrag.',
        'À mon nom, date du bail.',
        'A mio nome, data del contratto.',
        'In my name, date as in the lease.',
      ),
    ],
    resolution: say(
      'Die Bestätigung ist unterschrieben und unterwegs per Post.',
      'L’attestation est signée et envoyée par la poste.',
      'La conferma è firmata e spedita per posta.',
      'The confirmation is signed and in the post.',
    ),
  },
  {
    key: 'heating-bill',
    category: 'statements',
    from: ['HEATING/HEAT', 'HEAT/HOT WATER/ENTIRE BUILDING'],
    craft: 'office',
    title: say(
      'Nebenkosten 40 % höher?',
      'Charges en hausse de 40 % ?',
      'Spese accessorie +40 %?',
      'Ancillary costs up 40 %?',
    ),
    description: say(
      'Die Heizkosten sind in der neuen Abrechnung 40 % höher als im Vorjahr, obwohl der Winter mild war. Ich bitte um Einsicht in die Belege.',
      'Les frais de chauffage augmentent de 40 % malgré un hiver doux. Je souhaite consulter les justificatifs.',
      'Le spese di riscaldamento sono aumentate del 40 % nonostante l’inverno mite. Vorrei vedere i giustificativi.',
      'Heating costs are 40 % higher than last year, although the winter was mild. I would like to see the records.',
    ),
    turns: [
      note(
        'Gaspreis plus Nachzahlung Vorjahr, siehe Beleg 17.',
        'Prix du gaz plus rattrapage, voir pièce 17.',
        'Prezzo del gas più conguaglio, vedi doc. 17.',
        'Gas price plus arrears from last year, see record 17.',
      ),
      agent(
        'Sie können die Belege am {day} um {time} bei uns einsehen; Ruth Gfeller erklärt sie Ihnen. Passt das?',
        'Vous pouvez les consulter chez nous {day} à {time} ; Ruth Gfeller vous expliquera. D’accord ?',
        'Può vederli da noi {day} alle {time}; Ruth Gfeller le spiega tutto. Va bene?',
        'You can see them at our office on {day} at {time}; Ruth Gfeller will explain. Does that suit?',
      ),
      resident('Ja, ich komme.', 'Oui, je viendrai.', 'Sì, vengo.', 'Yes, I will come.'),
    ],
    resolution: say(
      'Ein Betrag war doppelt erfasst. Sie erhalten 86.40 Franken zurück, mit Entschuldigung.',
      'Un montant était compté deux fois. Vous recevez 86.40 francs, avec nos excuses.',
      'Un importo era doppio. Riceve 86.40 franchi, con le nostre scuse.',
      'One amount was entered twice. You get 86.40 francs back, with our apologies.',
    ),
  },
  {
    key: 'rent-reduction',
    category: 'statements',
    from: ['HEATING/HEAT', 'PAINT - PLASTER/WALLS', 'PLUMBING/WATER-LEAKS'],
    craft: 'office',
    title: say(
      'Senkung des Referenzzinssatzes',
      'Baisse du taux de référence',
      'Riduzione del tasso di riferimento',
      'Reference rate has fallen',
    ),
    description: say(
      'Der Referenzzinssatz ist gesunken. Ich ersuche um die entsprechende Mietzinssenkung auf den nächsten Termin.',
      'Le taux de référence a baissé. Je demande la réduction de loyer correspondante pour le prochain terme.',
      'Il tasso di riferimento è sceso. Chiedo la riduzione dell’affitto per il prossimo termine.',
      'The reference rate has fallen. I request the corresponding rent reduction for the next date.',
    ),
    turns: [
      agent(
        'Danke für Ihr Schreiben. Die Berechnung folgt innert 30 Tagen.',
        'Merci de votre courrier. Le calcul suivra sous 30 jours.',
        'Grazie della lettera. Il calcolo segue entro 30 giorni.',
        'Thank you for your letter. The calculation follows within 30 days.',
      ),
      resident(
        'Ich warte gern so lange, aber nicht länger 🙂',
        'J’attends volontiers, mais pas plus 🙂',
        'Aspetto volentieri, ma non di più 🙂',
        'I will gladly wait that long, but no longer 🙂',
      ),
    ],
    resolution: say(
      'Ihr Nettomietzins sinkt um 2,91 %, das Formular ist unterwegs.',
      'Votre loyer net baisse de 2,91 %, la formule est en route.',
      'L’affitto netto scende del 2,91 %, il modulo è in arrivo.',
      'Your net rent falls by 2.91 %; the form is on its way.',
    ),
  },
  {
    key: 'handover-date',
    category: 'moving',
    from: ['PAINT - PLASTER/WALLS', 'PAINT - PLASTER/CEILING', 'GENERAL CONSTRUCTION/FLOOR', 'HEATING/HEAT'],
    craft: 'office',
    title: say(
      'Termin für die Wohnungsabgabe',
      'Date de la remise du logement',
      'Data di riconsegna',
      'Date for the handover',
    ),
    description: say(
      'Wir ziehen Ende Monat aus. Wann können wir die Wohnung abgeben, und muss der Teppich wirklich schamponiert werden?',
      'Nous partons à la fin du mois. Quand rendre le logement, et faut-il vraiment shampouiner le tapis ?',
      'Partiamo a fine mese. Quando possiamo riconsegnare, e bisogna davvero lavare la moquette?',
      'We move out at the end of the month. When can we hand over, and must the carpet really be shampooed?',
    ),
    turns: [
      agent(
        'Wie wäre {day}, {time}? Den Teppich ersetzen wir, absaugen genügt.',
        'Que diriez-vous de {day}, {time} ? Nous remplaçons le tapis, l’aspirateur suffit.',
        'Che ne dice di {day}, {time}? La moquette la sostituiamo, basta aspirare.',
        'How about {day}, {time}? We are replacing the carpet, so hoovering is enough.',
      ),
      resident('Passt uns. Juhui!', 'Parfait. Youpi !', 'Va bene. Evviva!', 'Suits us. Hooray!'),
    ],
    resolution: say(
      'Abgabe ohne Mängel. Das Depot wird freigegeben. Alles Gute am neuen Ort!',
      'Remise sans défaut. La garantie est libérée. Tout de bon !',
      'Riconsegna senza difetti. Deposito sbloccato. Tante belle cose!',
      'Handed over without defects. Your deposit is released. All the best in the new place!',
    ),
  },
  {
    key: 'small-dog',
    category: 'other',
    from: ['NONCONST/VERMIN', 'UNSANITARY CONDITION/PESTS', 'HEATING/HEAT', 'GENERAL/CABINET'],
    craft: 'office',
    title: say(
      'Dürfen wir einen Hund halten?',
      'Pouvons-nous avoir un chien ?',
      'Possiamo tenere un cane?',
      'May we keep a dog?',
    ),
    description: say(
      'Unsere Tochter wünscht sich seit zwei Jahren einen Hund. Es wäre ein kleiner Mischling aus dem Tierheim, acht Jahre alt und sehr ruhig. Ist das in unserem Haus erlaubt?',
      'Notre fille rêve d’un chien depuis deux ans. Ce serait un petit bâtard du refuge, huit ans, très calme. Est-ce permis ?',
      'Nostra figlia desidera un cane da due anni. Sarebbe un piccolo meticcio del rifugio, otto anni, tranquillo. È permesso?',
      'Our daughter has wished for a dog for two years. It would be a small, quiet, eight-year-old from the shelter. Is that allowed here?',
    ),
    turns: [
      agent(
        'Grundsätzlich ja. Schicken Sie uns bitte Name, Rasse und den Nachweis der Haftpflicht?',
        'En principe oui. Pouvez-vous nous envoyer son nom, sa race et l’attestation RC ?',
        'In linea di massima sì. Ci manda nome, razza e prova della RC?',
        'In principle yes. Could you send us name, breed and proof of liability insurance?',
      ),
      resident(
        'Er heisst Balu 🐾 Nachweis folgt.',
        'Il s’appelle Balu 🐾 L’attestation suit.',
        'Si chiama Balu 🐾 La prova segue.',
        'His name is Balu 🐾 Proof will follow.',
      ),
    ],
    resolution: say(
      'Bewilligung erteilt. Willkommen, Balu!',
      'Autorisation accordée. Bienvenue, Balu !',
      'Permesso accordato. Benvenuto, Balu!',
      'Permission granted. Welcome, Balu!',
    ),
  },
  {
    key: 'sublet',
    category: 'documents',
    from: ['HEATING/HEAT', 'PAINT - PLASTER/CEILING', 'PLUMBING/TOILET', 'GENERAL CONSTRUCTION/MAIL-BOX'],
    craft: 'office',
    title: say(
      'Untermiete für ein Semester',
      'Sous-location pour un semestre',
      'Subaffitto per un semestre',
      'Subletting for a semester',
    ),
    description: say(
      'Ich studiere ab Februar ein Semester in Lissabon und möchte untervermieten, zum gleichen Zins. Was brauchen Sie von mir?',
      'Je pars étudier un semestre à Lisbonne et souhaite sous-louer au même prix. Que vous faut-il ?',
      'Da febbraio studio un semestre a Lisbona e vorrei subaffittare allo stesso prezzo. Cosa vi serve?',
      'I will study in Lisbon for a semester and would like to sublet at the same rent. What do you need?',
    ),
    turns: [
      agent(
        'Name der Person, Dauer und Untermietvertrag. Können Sie uns das bis Ende Woche senden?',
        'Le nom, la durée et le contrat. Pouvez-vous nous envoyer cela d’ici vendredi ?',
        'Nome, durata e contratto. Può mandarceli entro venerdì?',
        'Name, duration and the sublease. Could you send them by the end of the week?',
      ),
      resident(
        'Alles dabei, siehe Anhang. Obrigada!',
        'Tout est joint. Obrigada !',
        'Tutto allegato. Obrigada!',
        'All attached. Obrigada!',
      ),
    ],
    resolution: say(
      'Einverstanden, die Zustimmung liegt bei. Gute Reise!',
      'D’accord, notre accord est joint. Bon voyage !',
      'D’accordo, il consenso è allegato. Buon viaggio!',
      'Agreed, our consent is attached. Have a good trip!',
    ),
  },
]
