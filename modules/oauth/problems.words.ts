import { words } from '#kernel/contract/words.ts'

/** What goes wrong with programs that ask for access, and what to do. */
export const oauthProblemWords = words({
  de: {
    redirectUri:
      'Möglich sind Adressen mit https://, http://localhost zum Ausprobieren und eigene Schemata mit einem Punkt (ch.beispiel.app:/fertig), ohne # und *',
    oauthGrantNeedsSecret: 'Für sich selbst kann nur ein Programm handeln, das ein Geheimnis bewahren kann',
    oauthGrantOfSystem: 'Ein System handelt nur für sich selbst',
    oauthPublicClient: 'Ein öffentliches Programm hat keine Geheimnisse.',
    tooManyOauthClients: 'So viele Programme gibt es nicht: Entfernen Sie zuerst eines.',
    foreignOrigin: 'Von dieser Website aus geht das nicht. Tragen Sie ihre Adresse zuerst beim Programm ein.',
  },
  fr: {
    redirectUri:
      'Sont possibles les adresses en https://, http://localhost pour les essais et les schémas propres avec un point (ch.exemple.app:/fin), sans # ni *',
    oauthGrantNeedsSecret: 'Seul un programme capable de garder un secret peut agir pour son propre compte',
    oauthGrantOfSystem: 'Un système n’agit que pour son propre compte',
    oauthPublicClient: 'Un programme public n’a pas de secret.',
    tooManyOauthClients: 'Il y a trop de programmes : retirez-en un d’abord.',
    foreignOrigin: 'Ce n’est pas possible depuis ce site. Inscrivez d’abord son adresse auprès du programme.',
  },
  it: {
    redirectUri:
      'Sono possibili indirizzi con https://, http://localhost per le prove e schemi propri con un punto (ch.esempio.app:/fine), senza # e *',
    oauthGrantNeedsSecret: 'Per conto proprio può agire solo un programma che sa custodire un segreto',
    oauthGrantOfSystem: 'Un sistema agisce solo per conto proprio',
    oauthPublicClient: 'Un programma pubblico non ha segreti.',
    tooManyOauthClients: 'Ci sono troppi programmi: ne rimuova prima uno.',
    foreignOrigin: 'Da questo sito non è possibile. Registri prima il suo indirizzo nel programma.',
  },
  en: {
    redirectUri:
      'Possible are addresses with https://, http://localhost for trying out and schemes of your own with a dot (ch.example.app:/done), without # and *',
    oauthGrantNeedsSecret: 'Only a program that can keep a secret can act for itself',
    oauthGrantOfSystem: 'A system acts for itself only',
    oauthPublicClient: 'A public program has no secrets.',
    tooManyOauthClients: 'There are too many programs: remove one first.',
    foreignOrigin: 'This cannot be done from this website. Enter its address with the program first.',
  },
})
