import { say, type Text } from './language.ts'

export type DemoCategory = { key: string; parentKey?: string; name: Text; hint: Text }

const none = say('', '', '', '')

/** The first level of the tree: where a resident starts. */
const groups: DemoCategory[] = [
  { key: 'home', name: say('In der Wohnung', 'Dans le logement', 'Nell’appartamento', 'In the home'), hint: none },
  { key: 'house', name: say('Haus und Umgebung', 'Immeuble et alentours', 'Edificio e dintorni', 'Building and surroundings'), hint: none },
  { key: 'living', name: say('Zusammenleben', 'Vie commune', 'Convivenza', 'Living together'), hint: none },
  { key: 'tenancy', name: say('Mietverhältnis', 'Bail et administration', 'Contratto e amministrazione', 'Tenancy'), hint: none },
]

const inHome = [
  category('heating', 'home', say('Heizung', 'Chauffage', 'Riscaldamento', 'Heating'), say(
    'Welche Räume sind betroffen, und wie warm ist es dort? Sind die Thermostate offen?',
    'Quelles pièces sont concernées et quelle température y fait-il ? Les vannes sont-elles ouvertes ?',
    'Quali locali sono interessati e che temperatura c’è? Le valvole sono aperte?',
    'Which rooms are affected, and how warm is it there? Are the thermostats open?',
  )),
  category('water', 'home', say('Wasser und Sanitär', 'Eau et sanitaire', 'Acqua e sanitari', 'Water and plumbing'), say(
    'Läuft gerade Wasser aus? Dann schliessen Sie den Haupthahn und rufen Sie uns an. Sonst: Wo tropft es, seit wann?',
    'De l’eau s’écoule en ce moment ? Fermez le robinet principal et appelez-nous. Sinon : où est la fuite, depuis quand ?',
    'Sta uscendo acqua? Chiuda il rubinetto principale e ci chiami. Altrimenti: dove gocciola, da quando?',
    'Is water escaping right now? Close the main tap and call us. Otherwise: where is it dripping, since when?',
  )),
  category('electricity', 'home', say('Strom und Licht', 'Électricité et lumière', 'Elettricità e luce', 'Electricity and light'), say(
    'Welche Steckdosen oder Lampen gehen nicht? Haben Sie die Sicherungen angeschaut?',
    'Quelles prises ou lampes ne marchent pas ? Avez-vous regardé les fusibles ?',
    'Quali prese o lampade non funzionano? Ha controllato i fusibili?',
    'Which sockets or lamps are dead? Have you looked at the fuses?',
  )),
  category('doors', 'home', say('Türen, Schlösser, Schlüssel', 'Portes, serrures, clés', 'Porte, serrature, chiavi', 'Doors, locks, keys'), say(
    'Um welche Tür geht es? Bei Schlüsseln: die Nummer, die darauf steht.',
    'De quelle porte s’agit-il ? Pour une clé : le numéro gravé dessus.',
    'Di quale porta si tratta? Per le chiavi: il numero inciso.',
    'Which door is it? For keys: the number engraved on them.',
  )),
  category('windows', 'home', say('Fenster und Storen', 'Fenêtres et stores', 'Finestre e tapparelle', 'Windows and blinds'), say(
    'Welches Fenster, in welchem Raum? Lässt es sich noch schliessen?',
    'Quelle fenêtre, dans quelle pièce ? Se ferme-t-elle encore ?',
    'Quale finestra, in quale locale? Si chiude ancora?',
    'Which window, in which room? Can it still be closed?',
  )),
  category('appliances', 'home', say('Küche und Geräte', 'Cuisine et appareils', 'Cucina e apparecchi', 'Kitchen and appliances'), say(
    'Marke und Modell (Typenschild) und was das Gerät anzeigt.',
    'Marque et modèle (plaquette) et ce que l’appareil affiche.',
    'Marca e modello (targhetta) e cosa mostra il display.',
    'Make and model (rating plate) and what the display says.',
  )),
  category('walls', 'home', say('Wände, Decken, Böden', 'Murs, plafonds, sols', 'Pareti, soffitti, pavimenti', 'Walls, ceilings, floors'), say(
    'Ein Foto hilft sehr. Wie gross ist die Stelle, wird sie grösser?',
    'Une photo aide beaucoup. Quelle taille fait la zone, s’agrandit-elle ?',
    'Una foto aiuta molto. Quanto è grande il punto, si allarga?',
    'A photo helps a lot. How large is the spot, is it growing?',
  )),
  category('pests', 'home', say('Ungeziefer', 'Nuisibles', 'Parassiti', 'Pests'), say(
    'Was haben Sie gesehen, wo und wie oft? Bitte nichts selber spritzen.',
    'Qu’avez-vous vu, où et à quelle fréquence ? Ne traitez pas vous-même.',
    'Che cosa ha visto, dove e quante volte? Non usi prodotti da solo.',
    'What did you see, where and how often? Please do not spray anything yourself.',
  )),
]

const inHouse = [
  category('lift', 'house', say('Lift', 'Ascenseur', 'Ascensore', 'Lift'), say(
    'Steht der Lift? Bei eingeschlossenen Personen: Notruf im Lift drücken.',
    'L’ascenseur est-il arrêté ? Si quelqu’un est bloqué : bouton d’alarme dans la cabine.',
    'L’ascensore è fermo? Se qualcuno è bloccato: tasto d’allarme nella cabina.',
    'Has the lift stopped? If somebody is trapped: press the alarm in the lift.',
  )),
  category('laundry', 'house', say('Waschküche', 'Buanderie', 'Lavanderia', 'Laundry room'), say(
    'Waschmaschine oder Tumbler? Steht eine Meldung auf dem Display?',
    'Lave-linge ou sèche-linge ? Un message à l’écran ?',
    'Lavatrice o asciugatrice? C’è un messaggio sul display?',
    'Washing machine or dryer? Is there a message on the display?',
  )),
  category('outdoor', 'house', say('Umgebung und Parkplätze', 'Extérieurs et parking', 'Esterni e parcheggi', 'Outdoors and parking'), say(
    'Wo genau? Bei Autos: Nummer des Parkplatzes und des Kennzeichens.',
    'Où exactement ? Pour une voiture : numéro de la place et plaque.',
    'Dove esattamente? Per un’auto: numero del posto e targa.',
    'Where exactly? For cars: number of the space and the plate.',
  )),
]

const inLiving = [
  category('noise', 'living', say('Lärm und Nachbarschaft', 'Bruit et voisinage', 'Rumori e vicinato', 'Noise and neighbours'), say(
    'Wann war es laut, wie lange, und haben Sie schon miteinander gesprochen?',
    'Quand, combien de temps, et en avez-vous déjà parlé ensemble ?',
    'Quando, per quanto tempo, e ne avete già parlato insieme?',
    'When was it loud, for how long, and have you already talked to each other?',
  )),
  category('cleaning', 'living', say('Reinigung und Abfall', 'Nettoyage et déchets', 'Pulizia e rifiuti', 'Cleaning and rubbish'), say(
    'Wo liegt es, seit wann? Ein Foto genügt oft.',
    'Où, depuis quand ? Une photo suffit souvent.',
    'Dove, da quando? Spesso basta una foto.',
    'Where is it, since when? A photo is often enough.',
  )),
]

const inTenancy = [
  category('documents', 'tenancy', say('Dokumente und Bestätigungen', 'Documents et attestations', 'Documenti e conferme', 'Documents and confirmations'), say(
    'Welches Dokument, auf welchen Namen, für welche Stelle?',
    'Quel document, à quel nom, pour quelle administration ?',
    'Quale documento, a quale nome, per quale ufficio?',
    'Which document, in whose name, for which office?',
  )),
  category('statements', 'tenancy', say('Miete und Abrechnungen', 'Loyer et décomptes', 'Affitto e conteggi', 'Rent and statements'), say(
    'Um welches Jahr oder welche Rechnung geht es? Die Nummer steht oben rechts.',
    'De quelle année ou facture s’agit-il ? Le numéro est en haut à droite.',
    'Di quale anno o fattura si tratta? Il numero è in alto a destra.',
    'Which year or invoice is it about? The number is at the top right.',
  )),
  category('moving', 'tenancy', say('Einzug und Auszug', 'Arrivée et départ', 'Entrata e uscita', 'Moving in and out'), say(
    'An welchem Tag ziehen Sie um? Wie erreichen wir Sie danach?',
    'Quel jour déménagez-vous ? Comment vous joindre ensuite ?',
    'In che giorno trasloca? Come possiamo contattarla dopo?',
    'On which day do you move? How do we reach you afterwards?',
  )),
  category('other', 'tenancy', say('Anderes', 'Autre', 'Altro', 'Something else'), say(
    'Erzählen Sie uns, worum es geht: wir finden die richtige Person.',
    'Dites-nous de quoi il s’agit : nous trouverons la bonne personne.',
    'Ci dica di cosa si tratta: troveremo la persona giusta.',
    'Tell us what it is about: we will find the right person.',
  )),
]

/** The tree of two levels, parents before their children; the keys are stable. */
export const demoCategories: readonly DemoCategory[] = [
  ...groups,
  ...inHome,
  ...inHouse,
  ...inLiving,
  ...inTenancy,
]

function category(key: string, parentKey: string, name: Text, hint: Text): DemoCategory {
  return { key, parentKey, name, hint }
}
