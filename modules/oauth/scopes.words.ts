import { type Area, areas, FULL_SCOPE, PROFILE_SCOPE } from '#kernel/contract/scopes.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { words } from '#kernel/contract/words.ts'

/** The limits of programs, and the areas that they are said in. */
export const scopeWords = words({
  de: {
    limit: 'Höchstens',
    limitHint:
      'Was das Programm verlangen darf. Ohne Auswahl: alles, was die Person darf, für die es handelt.',
    full: 'alles sehen und tun, was Sie in Palier sehen und tun können',
    profile: 'lesen, wer Sie sind: Name, E-Mail-Adresse, Ihre Wohnung oder Ihre Aufgaben',
    read: (area: string) => `sehen, aber nicht ändern: ${area}`,
    write: (area: string) => `sehen und ändern: ${area}`,
    'service-centre': 'Anliegen und ihre Nachrichten',
    'master-data': 'Liegenschaften, Häuser, Wohnungen und Mietdauern',
    'tenant-management': 'Einladungen und Zugangscodes',
    pinboard: 'die Pinnwand',
    documents: 'Dokumente',
    people: 'Personen und ihre Berechtigungen',
    notifications: 'Benachrichtigungen',
    files: 'hochgeladene Dateien und Bilder',
    organization: 'Apps und Dienstleister',
    integrations: 'Webhooks und Ereignisse',
  },
  fr: {
    limit: 'Au plus',
    limitHint:
      'Ce que le programme peut demander. Sans choix : tout ce que peut la personne pour laquelle il agit.',
    full: 'voir et faire tout ce que vous pouvez voir et faire dans Palier',
    profile: 'lire qui vous êtes : nom, adresse e-mail, votre logement ou vos fonctions',
    read: (area: string) => `voir, sans rien modifier : ${area}`,
    write: (area: string) => `voir et modifier : ${area}`,
    'service-centre': 'les demandes et leurs messages',
    'master-data': 'les immeubles, les logements et les périodes de location',
    'tenant-management': 'les invitations et les codes d’accès',
    pinboard: 'le mur d’actualités',
    documents: 'les documents',
    people: 'les personnes et leurs autorisations',
    notifications: 'les notifications',
    files: 'les fichiers et images déposés',
    organization: 'les apps et les prestataires',
    integrations: 'les webhooks et les événements',
  },
  it: {
    limit: 'Al massimo',
    limitHint:
      'Ciò che il programma può chiedere. Senza scelta: tutto ciò che può la persona per cui agisce.',
    full: 'vedere e fare tutto ciò che lei può vedere e fare in Palier',
    profile: 'leggere chi è: nome, indirizzo e-mail, la sua abitazione o le sue funzioni',
    read: (area: string) => `vedere, senza modificare: ${area}`,
    write: (area: string) => `vedere e modificare: ${area}`,
    'service-centre': 'le richieste e i loro messaggi',
    'master-data': 'gli immobili, le abitazioni e le durate di locazione',
    'tenant-management': 'gli inviti e i codici di accesso',
    pinboard: 'la bacheca',
    documents: 'i documenti',
    people: 'le persone e le loro autorizzazioni',
    notifications: 'le notifiche',
    files: 'i file e le immagini caricati',
    organization: 'le app e i fornitori di servizi',
    integrations: 'i webhook e gli eventi',
  },
  en: {
    limit: 'At most',
    limitHint:
      'What the program may ask for. Without a choice: everything that the person may for whom it acts.',
    full: 'see and do everything that you can see and do in Palier',
    profile: 'read who you are: name, e-mail address, your home or your tasks',
    read: (area: string) => `see, but not change: ${area}`,
    write: (area: string) => `see and change: ${area}`,
    'service-centre': 'requests and their messages',
    'master-data': 'properties, buildings, homes and utilisation periods',
    'tenant-management': 'invitations and access codes',
    pinboard: 'the pinboard',
    documents: 'documents',
    people: 'people and their permissions',
    notifications: 'notifications',
    files: 'uploaded files and pictures',
    organization: 'apps and service providers',
    integrations: 'webhooks and events',
  },
})

const areaOf = (scope: string) => areas.find((area) => scope.startsWith(`${area}:`))

/** What a scope allows, in the words of the person who is asked. */
export const saidOfScope = (language: Language, scope: string) => {
  const said: ReturnType<typeof scopeWords> & Record<Area, string> = scopeWords(language)
  if (scope === FULL_SCOPE) return said.full
  if (scope === PROFILE_SCOPE) return said.profile
  const area = areaOf(scope)
  if (!area) return scope
  return scope.endsWith(':write') ? said.write(said[area]) : said.read(said[area])
}
