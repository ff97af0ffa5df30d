import type { Role } from '#kernel/contract/roles.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { mailDomain } from './language.ts'
import { asciiOf } from './names.ts'
import { north, oldTown, south, west } from './quarters.ts'

export type Gender = 'female' | 'male'

/** Somebody who works for the property manager or for craftspeople. `scope`: 'app', or keys of properties. */
export type DemoStaff = {
  key: string
  name: string
  gender: Gender
  email: string
  language: Language
  phoneNumber: string
  jobTitle: string
  bio: string
  roles: readonly Role[]
  scope: 'app' | readonly string[]
}
export type DemoServiceProvider = {
  key: string
  name: string
  type: 'property-manager' | 'craftspeople'
  email: string
  phoneNumber: string
  website: string
  agentKeys: readonly string[]
}

const agent: readonly Role[] = ['service-center-agent', 'tenant-manager', 'pinboard-agent', 'articles-agent']
const lead: readonly Role[] = [
  ...agent,
  'service-center-manager',
  'setup',
  'org-team-manager',
  'org-admin',
  'app-admin',
  'cockpit-manager',
]
/** The ten people of the property manager; the first two are the fixed sign-ins manager@ and caretaker@. */
export const demoStaff: readonly DemoStaff[] = [
  staff(
    'manager',
    'Claudia Aebischer',
    'female',
    'de',
    'Leiterin Bewirtschaftung',
    'Seit 2011 bei Aarebogen. Kennt die Altstadt vom Keller bis zum Dach.',
    lead,
    'app',
    'manager',
  ),
  staff(
    'caretaker',
    'Beat Zurbrügg',
    'male',
    'de',
    'Hauswart',
    'Schreiner, seit acht Jahren Hauswart in der Altstadt und im Breitenrain.',
    ['service-center-agent'],
    [...oldTown, ...north],
    'caretaker',
  ),
  staff(
    'laurent',
    'Laurent Chappuis',
    'male',
    'fr',
    'Gérant d’immeubles',
    'Répond en français et en allemand, à vélo entre deux immeubles.',
    agent,
    'app',
  ),
  staff(
    'miriam',
    'Miriam Hofstetter',
    'female',
    'de',
    'Bewirtschafterin Bern Nord',
    'Zuständig für Lorraine und Breitenrain.',
    agent,
    north,
  ),
  staff(
    'sanja',
    'Sanja Petrović',
    'female',
    'de',
    'Bewirtschafterin Bern West',
    'Zuständig für Bümpliz, Holligen und die Länggasse.',
    agent,
    'app',
  ),
  staff(
    'elena',
    'Elena Solari',
    'female',
    'it',
    'Amministratrice immobiliare',
    'Segue gli inquilini di lingua italiana e i conteggi delle spese.',
    agent,
    'app',
  ),
  staff(
    'peter',
    'Peter Wüthrich',
    'male',
    'de',
    'Leiter Technik',
    'Heizungen, Lifte, Dächer. Am liebsten vorbeugend.',
    [...agent, 'setup'],
    'app',
  ),
  staff(
    'kathrin',
    'Kathrin Lüthi',
    'female',
    'de',
    'Empfang und Vermietung',
    'Die Stimme am Telefon, Schlüssel und Namensschilder.',
    agent,
    'app',
  ),
  staff(
    'goncalo',
    'Gonçalo Pereira',
    'male',
    'fr',
    'Hauswart',
    'Kümmert sich um Waschküchen, Umgebung und alles, was quietscht.',
    ['service-center-agent'],
    [...west, ...south],
  ),
  staff(
    'ruth',
    'Ruth Gfeller',
    'female',
    'de',
    'Buchhaltung',
    'Nebenkosten, Mietzinse, Depots. Erklärt jede Zeile einer Abrechnung.',
    [...agent, 'doc-admin'],
    'app',
  ),
]

/** The people of the two companies of craftspeople. */
export const demoCraftspeople: readonly DemoStaff[] = [
  staff(
    'plumber',
    'Thomas Rohrbach',
    'male',
    'de',
    'Servicemonteur',
    'Heizung und Sanitär, Pikett.',
    ['external-agent'],
    'app',
    'thomas.rohrbach.haustechnik',
  ),
  staff(
    'plumbing-office',
    'Nadine Däppen',
    'female',
    'de',
    'Disposition',
    'Plant die Einsätze bei Marzili Haustechnik.',
    ['external-agent'],
    'app',
    'dispo.haustechnik',
  ),
  staff(
    'electrician',
    'Arben Krasniqi',
    'male',
    'de',
    'Elektroinstallateur',
    'Licht, Gegensprechanlagen, Kontrollen.',
    ['external-agent'],
    'app',
    'arben.krasniqi.elektro',
  ),
  staff(
    'electric-office',
    'Sylvie Perrin',
    'female',
    'fr',
    'Disposition',
    'Coordonne les interventions chez Elektro Gurten.',
    ['external-agent'],
    'app',
    'dispo.elektro',
  ),
]

export const demoServiceProviders: readonly DemoServiceProvider[] = [
  provider('property-manager', 'Aarebogen Immobilien AG', 'property-manager', 'info', demoStaff),
  provider('plumbing', 'Marzili Haustechnik AG', 'craftspeople', 'haustechnik', demoCraftspeople.slice(0, 2)),
  provider('electric', 'Elektro Gurten GmbH', 'craftspeople', 'elektro', demoCraftspeople.slice(2)),
]

function staff(
  key: string,
  name: string,
  gender: Gender,
  language: Language,
  jobTitle: string,
  bio: string,
  roles: readonly Role[],
  scope: DemoStaff['scope'],
  mailbox = asciiOf(name),
): DemoStaff {
  const phoneNumber = `+41 31 000 00 ${String(10 + ((name.length * 7) % 90))}`
  return {
    key,
    name,
    gender,
    email: `${mailbox}@${mailDomain}`,
    language,
    phoneNumber,
    jobTitle,
    bio,
    roles,
    scope,
  }
}

function provider(
  key: string,
  name: string,
  type: DemoServiceProvider['type'],
  mailbox: string,
  agents: readonly DemoStaff[],
): DemoServiceProvider {
  return {
    key,
    name,
    type,
    email: `${mailbox}@${mailDomain}`,
    phoneNumber: '+41 31 000 00 01',
    website: `https://${mailDomain}`,
    agentKeys: agents.map((one) => one.key),
  }
}
