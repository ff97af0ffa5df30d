import { say } from '../language.ts'
import { agent, caretaker, resident, type Story } from '../story.ts'

export const floorStories: readonly Story[] = [
  {
    key: 'parquet-loose',
    category: 'walls',
    from: ['GENERAL CONSTRUCTION/FLOOR', 'FLOORING/STAIRS/FLOOR'],
    rooms: ['living', 'bedroom', 'hall'],
    craft: 'caretaker',
    title: say('Loses Parkett {in}', 'Parquet décollé {in}', 'Parquet staccato {in}', 'Loose parquet {in}'),
    description: say(
      'Drei Stäbe vom Parkett {in} sind lose und stehen vor. Unsere Kleine ist schon zweimal darüber gestolpert.',
      'Trois lames du parquet {in} sont décollées et dépassent. Notre petite a déjà trébuché deux fois.',
      'Tre listelli del parquet {in} sono staccati e sporgono. La nostra piccola è già inciampata due volte.',
      'Three parquet strips {in} are loose and stick up. Our little one has tripped over them twice.',
    ),
    turns: [
      agent(
        'Kleben Sie die Stelle bitte vorläufig ab. Der Hauswart leimt die Stäbe am {day} um {time}. Ist jemand zu Hause?',
        'Couvrez l’endroit d’un ruban en attendant. Le concierge recolle les lames {day} à {time}. Y aura-t-il quelqu’un ?',
        'Intanto copra il punto con del nastro. Il custode incolla i listelli {day} alle {time}. C’è qualcuno in casa?',
        'Please tape the spot for now. The caretaker will glue the strips on {day} at {time}. Will anybody be in?',
      ),
      resident(
        'Meine Schwiegermutter ist da.',
        'Ma belle-mère sera là.',
        'C’è mia suocera.',
        'My mother-in-law will be there.',
      ),
      caretaker(
        'Fünf Stäbe geleimt, bis morgen nicht betreten.',
        'Cinq lames recollées, ne pas marcher dessus avant demain.',
        'Cinque listelli incollati, non calpestare fino a domani.',
        'Glued five strips, do not step on them until tomorrow.',
      ),
    ],
    resolution: say(
      'Das Parkett hält wieder.',
      'Le parquet tient de nouveau.',
      'Il parquet tiene di nuovo.',
      'The parquet holds again.',
    ),
  },
  {
    key: 'tile-loose',
    category: 'walls',
    from: ['GENERAL CONSTRUCTION/CERAMIC-TILE', 'GENERAL CONSTRUCTION/FLOOR'],
    craft: 'caretaker',
    title: say(
      'Plättli im Bad lösen sich',
      'Carrelage qui se décolle au bain',
      'Piastrelle che si staccano in bagno',
      'Bathroom tiles coming off',
    ),
    description: say(
      'Neben der Badewanne sind zwei Plättli heruntergefallen, eins ist zerbrochen. Dahinter ist es feucht. Die Reserveplättli liegen glaub im Keller?',
      'Deux carreaux sont tombés près de la baignoire, dont un cassé. C’est humide derrière. Il y aurait des carreaux de réserve à la cave ?',
      'Vicino alla vasca sono cadute due piastrelle, una è rotta. Dietro è umido. Quelle di riserva sono forse in cantina?',
      'Two tiles fell off next to the bath, one is broken. It is damp behind. I think there are spare ones in the cellar?',
    ),
    turns: [
      agent(
        'Gute Idee mit der Reserve, es sind noch neun da. Bitte nicht gegen diese Wand duschen, bis der Plattenleger am {day} um {time} kommt.',
        'Bonne idée, il en reste neuf. Ne douchez pas contre ce mur avant le carreleur, {day} à {time}.',
        'Buona idea, ne restano nove. Non faccia la doccia contro quella parete fino al piastrellista, {day} alle {time}.',
        'Good thinking, there are nine left. Please do not shower against that wall until the tiler comes on {day} at {time}.',
      ),
      resident(
        'Alles klar, wir baden halt 🛁',
        'Compris, on prendra des bains 🛁',
        'Va bene, faremo il bagno 🛁',
        'Understood, baths it is 🛁',
      ),
    ],
    resolution: say(
      'Die Wand ist trocken, die Plättli sitzen, die Fugen sind neu.',
      'Le mur est sec, les carreaux tiennent, les joints sont neufs.',
      'La parete è asciutta, le piastrelle tengono, le fughe sono nuove.',
      'The wall is dry, the tiles are fixed, the joints are new.',
    ),
  },
  {
    key: 'stairs-edge',
    category: 'cleaning',
    from: ['GENERAL CONSTRUCTION/STAIRS', 'FLOORING/STAIRS/STAIRS', 'SAFETY/FIRE ESCAPE'],
    craft: 'caretaker',
    title: say(
      'Treppenkante im 2. Stock lose',
      'Nez de marche décollé au 2e',
      'Bordo dello scalino staccato al 2° piano',
      'Loose stair edge on the 2nd floor',
    ),
    description: say(
      'Die Metallkante der dritten Stufe steht ab. Gestern ist die Pöstlerin fast gestürzt. Bitte vor dem nächsten Unfall flicken.',
      'Le profil métallique de la troisième marche se soulève. Hier, la factrice a failli tomber. À réparer avant l’accident svp.',
      'Il bordo metallico del terzo scalino è sollevato. Ieri la postina è quasi caduta. Riparare prima che succeda qualcosa.',
      'The metal edge of the third step sticks out. Yesterday the postwoman nearly fell. Please mend it before there is an accident.',
    ),
    turns: [
      agent(
        'Danke, das hat Vorrang. Der Hauswart ist heute noch dort.',
        'Merci, c’est prioritaire. Le concierge y va aujourd’hui.',
        'Grazie, ha la precedenza. Il custode ci va oggi.',
        'Thank you, this comes first. The caretaker will be there today.',
      ),
      caretaker(
        'Kante neu verschraubt, die anderen Stufen kontrolliert.',
        'Profil revissé, autres marches contrôlées.',
        'Bordo riavvitato, altri scalini controllati.',
        'Edge screwed down again, other steps checked.',
      ),
    ],
    resolution: say(
      'Die Treppe ist sicher. Danke, dass Sie für alle mitdenken.',
      'L’escalier est sûr. Merci de penser à tout le monde.',
      'La scala è sicura. Grazie di pensare a tutti.',
      'The stairs are safe. Thank you for thinking of everybody.',
    ),
  },
  {
    key: 'footsteps',
    category: 'noise',
    from: ['GENERAL CONSTRUCTION/FLOOR', 'FLOORING/STAIRS/FLOOR'],
    craft: 'office',
    title: say(
      'Trampeln in der Wohnung oben',
      'Bruits de pas à l’étage',
      'Passi pesanti al piano di sopra',
      'Stomping in the flat above',
    ),
    description: say(
      'Über uns wird jeden Abend bis 23.30 gerannt, anscheinend mit Schuhen. Ich habe freundlich geklingelt, es hat drei Tage genützt.',
      'Au-dessus, on court chaque soir jusqu’à 23 h 30, apparemment avec des chaussures. J’ai sonné gentiment, cela a duré trois jours.',
      'Sopra di noi corrono ogni sera fino alle 23.30, pare con le scarpe. Ho suonato gentilmente, è servito per tre giorni.',
      'Every evening people run about above us until 11.30 pm, in shoes it seems. I rang the bell politely; it helped for three days.',
    ),
    turns: [
      agent(
        'Gut, dass Sie zuerst geredet haben. Wir schreiben der Familie einen freundlichen Brief. Dürfen wir Ihr Stockwerk nennen?',
        'Vous avez bien fait d’en parler d’abord. Nous écrirons une lettre aimable. Pouvons-nous mentionner votre étage ?',
        'Ha fatto bene a parlarne prima. Scriviamo una lettera cortese. Possiamo citare il suo piano?',
        'Good that you talked first. We will write the family a friendly letter. May we mention your floor?',
      ),
      resident(
        'Lieber nicht den Namen, Stockwerk ist ok.',
        'L’étage oui, pas le nom.',
        'Il piano sì, il nome no.',
        'The floor is fine, rather not the name.',
      ),
    ],
    resolution: say(
      'Die Familie hat einen dicken Teppich gekauft und bittet um Entschuldigung.',
      'La famille a acheté un gros tapis et s’excuse.',
      'La famiglia ha comprato un tappeto spesso e si scusa.',
      'The family has bought a thick carpet and apologises.',
    ),
  },
]
