import type { Sentence, Told, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  roles: ['user-relation.changed'],
  homes: ['utilisation-period.checked-in', 'utilisation-period.checked-out', 'utilisation-period.deleted'],
  settings: ['custom-item.created', 'custom-item.updated', 'custom-item.deleted'],
  places: [
    'property.deleted',
    'property.restored',
    'group.deleted',
    'group.restored',
    'unit.deleted',
    'unit.restored',
  ],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'user-relation.changed': ({ who, whom }) => `${who} hat die Zuständigkeiten von ${whom} geändert`,
  'utilisation-period.checked-in': ({ who, whom, at }) => `${who} hat ${whom} in ${at} eingecheckt`,
  'utilisation-period.checked-out': ({ who, whom, at }) => `${who} hat ${whom} aus ${at} ausgecheckt`,
  'utilisation-period.deleted': ({ who, at }) => `${who} hat einen Mietzeitraum in ${at} gelöscht`,
  'custom-item.created': ({ who, at }) => `${who} hat eine Notiz zu ${at} erstellt`,
  'custom-item.updated': ({ who, at }) => `${who} hat eine Notiz zu ${at} geändert`,
  'custom-item.deleted': ({ who, at }) => `${who} hat eine Notiz zu ${at} gelöscht`,
  'property.deleted': ({ who, at }) => `${who} hat die Liegenschaft ${at} gelöscht`,
  'property.restored': ({ who, at }) => `${who} hat die Liegenschaft ${at} wiederhergestellt`,
  'group.deleted': ({ who, at }) => `${who} hat das Gebäude ${at} gelöscht`,
  'group.restored': ({ who, at }) => `${who} hat das Gebäude ${at} wiederhergestellt`,
  'unit.deleted': ({ who, at }) => `${who} hat die Einheit ${at} gelöscht`,
  'unit.restored': ({ who, at }) => `${who} hat die Einheit ${at} wiederhergestellt`,
}

const fr: Sentences = {
  'user-relation.changed': ({ who, whom }) => `${who} a modifié les responsabilités de ${whom}`,
  'utilisation-period.checked-in': ({ who, whom, at }) =>
    `${who} a enregistré ${whom} comme habitant(e) de ${at}`,
  'utilisation-period.checked-out': ({ who, whom, at }) => `${who} a mis fin à l’accès de ${whom} à ${at}`,
  'utilisation-period.deleted': ({ who, at }) => `${who} a supprimé une période d’occupation de ${at}`,
  'custom-item.created': ({ who, at }) => `${who} a créé une note sur ${at}`,
  'custom-item.updated': ({ who, at }) => `${who} a modifié une note sur ${at}`,
  'custom-item.deleted': ({ who, at }) => `${who} a supprimé une note sur ${at}`,
  'property.deleted': ({ who, at }) => `${who} a supprimé l’immeuble ${at}`,
  'property.restored': ({ who, at }) => `${who} a rétabli l’immeuble ${at}`,
  'group.deleted': ({ who, at }) => `${who} a supprimé le bâtiment ${at}`,
  'group.restored': ({ who, at }) => `${who} a rétabli le bâtiment ${at}`,
  'unit.deleted': ({ who, at }) => `${who} a supprimé l’objet ${at}`,
  'unit.restored': ({ who, at }) => `${who} a rétabli l’objet ${at}`,
}

const it: Sentences = {
  'user-relation.changed': ({ who, whom }) => `${who} ha modificato le responsabilità di ${whom}`,
  'utilisation-period.checked-in': ({ who, whom, at }) =>
    `${who} ha registrato ${whom} come abitante di ${at}`,
  'utilisation-period.checked-out': ({ who, whom, at }) =>
    `${who} ha messo fine all’accesso di ${whom} a ${at}`,
  'utilisation-period.deleted': ({ who, at }) => `${who} ha eliminato un periodo di locazione di ${at}`,
  'custom-item.created': ({ who, at }) => `${who} ha creato una nota su ${at}`,
  'custom-item.updated': ({ who, at }) => `${who} ha modificato una nota su ${at}`,
  'custom-item.deleted': ({ who, at }) => `${who} ha eliminato una nota su ${at}`,
  'property.deleted': ({ who, at }) => `${who} ha eliminato lo stabile ${at}`,
  'property.restored': ({ who, at }) => `${who} ha ripristinato lo stabile ${at}`,
  'group.deleted': ({ who, at }) => `${who} ha eliminato l’edificio ${at}`,
  'group.restored': ({ who, at }) => `${who} ha ripristinato l’edificio ${at}`,
  'unit.deleted': ({ who, at }) => `${who} ha eliminato l’oggetto ${at}`,
  'unit.restored': ({ who, at }) => `${who} ha ripristinato l’oggetto ${at}`,
}

const en: Sentences = {
  'user-relation.changed': ({ who, whom }) => `${who} changed what ${whom} is responsible for`,
  'utilisation-period.checked-in': ({ who, whom, at }) => `${who} checked ${whom} into ${at}`,
  'utilisation-period.checked-out': ({ who, whom, at }) => `${who} checked ${whom} out of ${at}`,
  'utilisation-period.deleted': ({ who, at }) => `${who} deleted a tenancy of ${at}`,
  'custom-item.created': ({ who, at }) => `${who} made a note about ${at}`,
  'custom-item.updated': ({ who, at }) => `${who} changed a note about ${at}`,
  'custom-item.deleted': ({ who, at }) => `${who} deleted a note about ${at}`,
  'property.deleted': ({ who, at }) => `${who} deleted the property ${at}`,
  'property.restored': ({ who, at }) => `${who} brought the property ${at} back`,
  'group.deleted': ({ who, at }) => `${who} deleted the building ${at}`,
  'group.restored': ({ who, at }) => `${who} brought the building ${at} back`,
  'unit.deleted': ({ who, at }) => `${who} deleted the unit ${at}`,
  'unit.restored': ({ who, at }) => `${who} brought the unit ${at} back`,
}

/** What the person reads whose account it touches. */
const touching = words({
  de: {
    'user-relation.changed': ({ who }: Told) => `${who} hat Ihre Zuständigkeiten geändert`,
    'utilisation-period.checked-in': ({ who, at }: Told) => `${who} hat Sie in ${at} eingecheckt`,
    'utilisation-period.checked-out': ({ who, at }: Told) => `${who} hat Sie aus ${at} ausgecheckt`,
  },
  fr: {
    'user-relation.changed': ({ who }: Told) => `${who} a modifié vos responsabilités`,
    'utilisation-period.checked-in': ({ who, at }: Told) =>
      `${who} vous a enregistré(e) comme habitant(e) de ${at}`,
    'utilisation-period.checked-out': ({ who, at }: Told) => `${who} a mis fin à votre accès à ${at}`,
  },
  it: {
    'user-relation.changed': ({ who }: Told) => `${who} ha modificato le sue responsabilità`,
    'utilisation-period.checked-in': ({ who, at }: Told) => `${who} l’ha registrata come abitante di ${at}`,
    'utilisation-period.checked-out': ({ who, at }: Told) => `${who} ha messo fine al suo accesso a ${at}`,
  },
  en: {
    'user-relation.changed': ({ who }: Told) => `${who} changed what you are responsible for`,
    'utilisation-period.checked-in': ({ who, at }: Told) => `${who} checked you into ${at}`,
    'utilisation-period.checked-out': ({ who, at }: Told) => `${who} checked you out of ${at}`,
  },
})

/** How the trail tells of what happens here. */
export const masterDataTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  touching,
} satisfies TrailWords
