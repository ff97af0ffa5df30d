import { say } from '../language.ts'
import { agent, caretaker, note, resident, type Story } from '../story.ts'

export const livingStories: readonly Story[] = [
  {
    key: 'rubbish-beside-bin',
    category: 'cleaning',
    from: [
      'UNSANITARY CONDITION/GARBAGE/RECYCLING STORAGE',
      'NONCONST/RUBBISH',
      'NONCONST/VERMIN',
      'UNSANITARY CONDITION/PESTS',
    ],
    picture: 'rubbish',
    craft: 'caretaker',
    title: say(
      'Abfall neben dem Container',
      'Déchets à côté du conteneur',
      'Rifiuti accanto al container',
      'Rubbish beside the bin',
    ),
    description: say(
      'Neben dem Container stehen {since} sechs Säcke ohne Marke, die Krähen haben Freude. Wir anderen nicht.',
      'Six sacs non taxés à côté du conteneur {since}. Les corneilles sont ravies, nous pas.',
      'Sei sacchi senza tassa accanto al container {since}. Le cornacchie sono felici, noi no.',
      'Six untaxed bags have stood beside the bin {since}. The crows are delighted, we are not.',
    ),
    turns: [
      caretaker(
        'Säcke entsorgt, in einem lag ein adressierter Brief.',
        'Sacs évacués, l’un contenait une lettre avec adresse.',
        'Sacchi smaltiti, in uno c’era una lettera con indirizzo.',
        'Bags removed; one contained an addressed letter.',
      ),
      agent(
        'Danke für das Foto. Der Platz ist sauber, und wir haben jemandem geschrieben.',
        'Merci pour la photo. C’est propre, et nous avons écrit à quelqu’un.',
        'Grazie della foto. È pulito, e abbiamo scritto a qualcuno.',
        'Thank you for the photo. It is clean, and we have written to somebody.',
      ),
    ],
    resolution: say(
      'Seither bleibt der Platz sauber. Neu hängt ein Plan der Sammlungen.',
      'Depuis, c’est propre. Le plan des collectes est affiché.',
      'Da allora è pulito. Il calendario delle raccolte è esposto.',
      'It has stayed clean since. A collection calendar is up.',
    ),
  },
  {
    key: 'night-music',
    category: 'noise',
    from: ['NONCONST/VERMIN', 'GENERAL CONSTRUCTION/FLOOR', 'HEATING/HEAT'],
    craft: 'office',
    title: say(
      'Musik bis 3 Uhr morgens',
      'Musique jusqu’à 3 h du matin',
      'Musica fino alle 3 di notte',
      'Music until 3 am',
    ),
    description: say(
      'Schon wieder Techno bis 3 Uhr, mitten in der Woche. Ich muss um 5 aufstehen, ich fahre das Tram in dem Sie morgens sitzen.',
      'De nouveau de la techno jusqu’à 3 h, en pleine semaine. Je me lève à 5 h, je conduis le tram que vous prenez.',
      'Di nuovo techno fino alle 3, in settimana. Mi alzo alle 5, guido il tram che prendete voi.',
      'Techno until 3 am again, midweek. I get up at 5: I drive the tram you sit in every morning.',
    ),
    turns: [
      agent(
        'Ein ausgeschlafener Tramfahrer ist uns wichtig. Haben Sie die Daten notiert?',
        'Un conducteur reposé nous importe. Avez-vous noté les dates ?',
        'Un tranviere riposato ci sta a cuore. Ha annotato le date?',
        'A rested tram driver matters to us. Have you noted the dates?',
      ),
      resident(
        'Dreimal: Dienstag, Mittwoch, heute.',
        'Trois fois : mardi, mercredi, aujourd’hui.',
        'Tre volte: martedì, mercoledì, oggi.',
        'Three times: Tuesday, Wednesday, today.',
      ),
      note(
        'Erste Mahnung an 2. OG, eingeschrieben.',
        'Premier avertissement au 2e, recommandé.',
        'Primo richiamo al 2° piano, raccomandata.',
        'First warning to the 2nd floor, registered mail.',
      ),
    ],
    resolution: say(
      'Das Gespräch hat stattgefunden, seit zwei Wochen ist es ruhig.',
      'L’entretien a eu lieu, le calme règne depuis deux semaines.',
      'Il colloquio c’è stato, da due settimane è tranquillo.',
      'We talked to them; it has been quiet for two weeks.',
    ),
  },
  {
    key: 'balcony-smoke',
    category: 'noise',
    from: [
      'GENERAL CONSTRUCTION/VENTILATION SYSTEM',
      'NONCONST/VERMIN',
      'GENERAL/COOKING GAS',
      'HEATING/HEAT',
    ],
    craft: 'office',
    title: say(
      'Rauch vom Balkon unter uns',
      'Fumée du balcon d’en dessous',
      'Fumo dal balcone di sotto',
      'Smoke from the balcony below',
    ),
    description: say(
      'Unter uns wird von früh bis spät geraucht, wir können weder lüften noch Wäsche aufhängen. Gibt es da eine Regel?',
      'On fume en dessous du matin au soir, impossible d’aérer ou d’étendre le linge. Existe-t-il une règle ?',
      'Sotto fumano da mattina a sera, non possiamo arieggiare né stendere. C’è una regola?',
      'They smoke below us from dawn to dusk; we can neither air nor hang out washing. Is there a rule?',
    ),
    turns: [
      agent(
        'Rauchen ist erlaubt, Rücksicht aber auch gefragt. Dürfen wir vermitteln?',
        'Fumer est permis, mais avec égards. Pouvons-nous servir d’intermédiaire ?',
        'Fumare è permesso, ma con riguardo. Possiamo mediare?',
        'Smoking is allowed, but so is consideration. May we mediate?',
      ),
      resident('Ja, sehr gern.', 'Oui, volontiers.', 'Sì, volentieri.', 'Yes, please.'),
    ],
    resolution: say(
      'Abgemacht: am Morgen und über Mittag rauchfrei.',
      'Convenu : sans fumée le matin et à midi.',
      'Accordo: niente fumo al mattino e a mezzogiorno.',
      'Agreed: no smoke in the morning and at noon.',
    ),
  },
  {
    key: 'dirty-stairs',
    category: 'cleaning',
    from: [
      'NONCONST/RUBBISH',
      'UNSANITARY CONDITION/GARBAGE/RECYCLING STORAGE',
      'FLOORING/STAIRS/STAIRS',
      'UNSANITARY CONDITION/PESTS',
    ],
    craft: 'caretaker',
    title: say(
      'Treppenhaus nicht geputzt',
      'Cage d’escalier sale',
      'Scale non pulite',
      'Stairwell not cleaned',
    ),
    description: say(
      'Seit drei Wochen wurde nicht geputzt, zahlen tun wir aber dafür. Die Blätter vom Herbst kennen wir jetzt alle mit Vornamen.',
      'Pas de nettoyage depuis trois semaines, alors que nous payons. Nous connaissons chaque feuille par son prénom.',
      'Da tre settimane nessuno pulisce, ma noi paghiamo. Ormai conosciamo ogni foglia per nome.',
      'No cleaning for three weeks, although we pay for it. By now we know every leaf by its first name.',
    ),
    turns: [
      agent(
        'Das Putzteam war krank. Morgen wird gereinigt, und Sie erhalten eine Gutschrift.',
        'L’équipe était malade. Nettoyage demain, et un crédit pour vous.',
        'La squadra era malata. Domani si pulisce, e riceve un accredito.',
        'The cleaning team was ill. They come tomorrow, and you get a credit.',
      ),
      resident('Fair. Danke.', 'Correct. Merci.', 'Corretto. Grazie.', 'Fair enough. Thanks.'),
    ],
    resolution: say(
      'Gereinigt, neu gibt es eine Stellvertretung.',
      'Nettoyé ; un remplacement est prévu désormais.',
      'Pulito; ora c’è un sostituto.',
      'Cleaned; there is now a stand-in.',
    ),
  },
]
