import { category } from './category.ts'
import { say } from './language.ts'

/** What can go wrong inside a home. */
export const homeCategories = [
  category(
    'heating',
    'home',
    say('Heizung', 'Chauffage', 'Riscaldamento', 'Heating'),
    say(
      'Welche Räume sind betroffen, und wie warm ist es dort? Sind die Thermostate offen?',
      'Quelles pièces sont concernées et quelle température y fait-il ? Les vannes sont-elles ouvertes ?',
      'Quali locali sono interessati e che temperatura c’è? Le valvole sono aperte?',
      'Which rooms are affected, and how warm is it there? Are the thermostats open?',
    ),
  ),
  category(
    'water',
    'home',
    say('Wasser und Sanitär', 'Eau et sanitaire', 'Acqua e sanitari', 'Water and plumbing'),
    say(
      'Läuft gerade Wasser aus? Dann schliessen Sie den Haupthahn und rufen Sie uns an. Sonst: Wo tropft es, seit wann?',
      'De l’eau s’écoule en ce moment ? Fermez le robinet principal et appelez-nous. Sinon : où est la fuite, depuis quand ?',
      'Sta uscendo acqua? Chiuda il rubinetto principale e ci chiami. Altrimenti: dove gocciola, da quando?',
      'Is water escaping right now? Close the main tap and call us. Otherwise: where is it dripping, since when?',
    ),
  ),
  category(
    'electricity',
    'home',
    say('Strom und Licht', 'Électricité et lumière', 'Elettricità e luce', 'Electricity and light'),
    say(
      'Welche Steckdosen oder Lampen gehen nicht? Haben Sie die Sicherungen angeschaut?',
      'Quelles prises ou lampes ne marchent pas ? Avez-vous regardé les fusibles ?',
      'Quali prese o lampade non funzionano? Ha controllato i fusibili?',
      'Which sockets or lamps are dead? Have you looked at the fuses?',
    ),
  ),
  category(
    'doors',
    'home',
    say(
      'Türen, Schlösser, Schlüssel',
      'Portes, serrures, clés',
      'Porte, serrature, chiavi',
      'Doors, locks, keys',
    ),
    say(
      'Um welche Tür geht es? Bei Schlüsseln: die Nummer, die darauf steht.',
      'De quelle porte s’agit-il ? Pour une clé : le numéro gravé dessus.',
      'Di quale porta si tratta? Per le chiavi: il numero inciso.',
      'Which door is it? For keys: the number engraved on them.',
    ),
  ),
  category(
    'windows',
    'home',
    say('Fenster und Storen', 'Fenêtres et stores', 'Finestre e tapparelle', 'Windows and blinds'),
    say(
      'Welches Fenster, in welchem Raum? Lässt es sich noch schliessen?',
      'Quelle fenêtre, dans quelle pièce ? Se ferme-t-elle encore ?',
      'Quale finestra, in quale locale? Si chiude ancora?',
      'Which window, in which room? Can it still be closed?',
    ),
  ),
  category(
    'appliances',
    'home',
    say('Küche und Geräte', 'Cuisine et appareils', 'Cucina e apparecchi', 'Kitchen and appliances'),
    say(
      'Marke und Modell (Typenschild) und was das Gerät anzeigt.',
      'Marque et modèle (plaquette) et ce que l’appareil affiche.',
      'Marca e modello (targhetta) e cosa mostra il display.',
      'Make and model (rating plate) and what the display says.',
    ),
  ),
  category(
    'walls',
    'home',
    say(
      'Wände, Decken, Böden',
      'Murs, plafonds, sols',
      'Pareti, soffitti, pavimenti',
      'Walls, ceilings, floors',
    ),
    say(
      'Ein Foto hilft sehr. Wie gross ist die Stelle, wird sie grösser?',
      'Une photo aide beaucoup. Quelle taille fait la zone, s’agrandit-elle ?',
      'Una foto aiuta molto. Quanto è grande il punto, si allarga?',
      'A photo helps a lot. How large is the spot, is it growing?',
    ),
  ),
  category(
    'pests',
    'home',
    say('Ungeziefer', 'Nuisibles', 'Parassiti', 'Pests'),
    say(
      'Was haben Sie gesehen, wo und wie oft? Bitte nichts selber spritzen.',
      'Qu’avez-vous vu, où et à quelle fréquence ? Ne traitez pas vous-même.',
      'Che cosa ha visto, dove e quante volte? Non usi prodotti da solo.',
      'What did you see, where and how often? Please do not spray anything yourself.',
    ),
  ),
]
