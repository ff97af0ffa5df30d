import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'
import { fields, values } from './trail-fields.words.ts'
import { touching } from './trail-touching.words.ts'

const kinds = {
  'sign-ins': ['session.opened', 'session.opened-on-new-device', 'session.refused', 'session.closed'],
  accounts: [
    'user.created',
    'user.updated',
    'user.locked',
    'user.unlocked',
    'user.deactivated',
    'user.reactivated',
    'second-factor.added',
    'second-factor.removed',
    'password.changed',
    'password.set',
    'password.ended',
    'email-change.asked',
    'email-change.ended',
  ],
  roles: ['permission.granted', 'permission.revoked'],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'session.opened': ({ who }) => `${who} hat sich angemeldet`,
  'session.opened-on-new-device': ({ who }) => `${who} hat sich auf einem neuen Gerät angemeldet`,
  'session.refused': ({ whom, count }) => `Gescheiterte Anmeldungen beim Konto von ${whom}: ${count}`,
  'session.closed': ({ who }) => `${who} hat ein Gerät abgemeldet`,
  'user.created': ({ who, whom }) => `${who} hat das Konto von ${whom} erstellt`,
  'user.updated': ({ who, whom, self }) =>
    self ? `${who} hat das eigene Konto geändert` : `${who} hat das Konto von ${whom} geändert`,
  'user.locked': ({ who, whom }) => `${who} hat das Konto von ${whom} gesperrt`,
  'user.unlocked': ({ who, whom }) => `${who} hat das Konto von ${whom} wieder geöffnet`,
  'user.deactivated': ({ who, whom }) => `${who} hat das Konto von ${whom} stillgelegt`,
  'user.reactivated': ({ who, whom }) => `${who} hat das Konto von ${whom} wieder in Betrieb genommen`,
  'second-factor.added': ({ who }) => `${who} hat einen zweiten Faktor eingeschaltet`,
  'second-factor.removed': ({ who, whom }) => `${who} hat den zweiten Faktor von ${whom} entfernt`,
  'password.changed': ({ who }) => `${who} hat das eigene Passwort geändert`,
  'password.set': ({ who }) => `${who} hat über einen Link aus einer E-Mail ein Passwort gesetzt`,
  'password.ended': ({ whom }) => `Das Passwort von ${whom} gilt nicht mehr`,
  'email-change.asked': ({ who, whom, self }) =>
    self
      ? `${who} hat eine neue E-Mail-Adresse verlangt`
      : `${who} hat für ${whom} eine neue E-Mail-Adresse verlangt`,
  'email-change.ended': ({ whom }) => `Der Wechsel der E-Mail-Adresse von ${whom} ist abgeschlossen`,
  'permission.granted': ({ who, whom, role, at }) =>
    `${who} hat ${whom} die Berechtigung «${role}» für ${at} gegeben`,
  'permission.revoked': ({ who, whom, role, at }) =>
    `${who} hat ${whom} die Berechtigung «${role}» für ${at} entzogen`,
}

const fr: Sentences = {
  'session.opened': ({ who }) => `${who} s’est connecté(e)`,
  'session.opened-on-new-device': ({ who }) => `${who} s’est connecté(e) sur un nouvel appareil`,
  'session.refused': ({ whom, count }) => `Connexions refusées au compte de ${whom}\u202f: ${count}`,
  'session.closed': ({ who }) => `${who} a déconnecté un appareil`,
  'user.created': ({ who, whom }) => `${who} a créé le compte de ${whom}`,
  'user.updated': ({ who, whom, self }) =>
    self ? `${who} a modifié son compte` : `${who} a modifié le compte de ${whom}`,
  'user.locked': ({ who, whom }) => `${who} a bloqué le compte de ${whom}`,
  'user.unlocked': ({ who, whom }) => `${who} a débloqué le compte de ${whom}`,
  'user.deactivated': ({ who, whom }) => `${who} a désactivé le compte de ${whom}`,
  'user.reactivated': ({ who, whom }) => `${who} a réactivé le compte de ${whom}`,
  'second-factor.added': ({ who }) => `${who} a activé un second facteur`,
  'second-factor.removed': ({ who, whom }) => `${who} a retiré le second facteur de ${whom}`,
  'password.changed': ({ who }) => `${who} a changé son mot de passe`,
  'password.set': ({ who }) => `${who} a défini un mot de passe par un lien reçu par e-mail`,
  'password.ended': ({ whom }) => `Le mot de passe de ${whom} n’est plus valable`,
  'email-change.asked': ({ who, whom, self }) =>
    self
      ? `${who} a demandé une nouvelle adresse e-mail`
      : `${who} a demandé une nouvelle adresse e-mail pour ${whom}`,
  'email-change.ended': ({ whom }) => `Le changement d’adresse e-mail de ${whom} est terminé`,
  'permission.granted': ({ who, whom, role, at }) =>
    `${who} a donné à ${whom} l’autorisation «\u202f${role}\u202f» pour ${at}`,
  'permission.revoked': ({ who, whom, role, at }) =>
    `${who} a retiré à ${whom} l’autorisation «\u202f${role}\u202f» pour ${at}`,
}

const it: Sentences = {
  'session.opened': ({ who }) => `${who} ha effettuato l’accesso`,
  'session.opened-on-new-device': ({ who }) => `${who} ha effettuato l’accesso su un nuovo dispositivo`,
  'session.refused': ({ whom, count }) => `Accessi rifiutati all’account di ${whom}: ${count}`,
  'session.closed': ({ who }) => `${who} ha disconnesso un dispositivo`,
  'user.created': ({ who, whom }) => `${who} ha creato l’account di ${whom}`,
  'user.updated': ({ who, whom, self }) =>
    self ? `${who} ha modificato il proprio account` : `${who} ha modificato l’account di ${whom}`,
  'user.locked': ({ who, whom }) => `${who} ha bloccato l’account di ${whom}`,
  'user.unlocked': ({ who, whom }) => `${who} ha sbloccato l’account di ${whom}`,
  'user.deactivated': ({ who, whom }) => `${who} ha disattivato l’account di ${whom}`,
  'user.reactivated': ({ who, whom }) => `${who} ha riattivato l’account di ${whom}`,
  'second-factor.added': ({ who }) => `${who} ha attivato un secondo fattore`,
  'second-factor.removed': ({ who, whom }) => `${who} ha rimosso il secondo fattore di ${whom}`,
  'password.changed': ({ who }) => `${who} ha cambiato la propria password`,
  'password.set': ({ who }) => `${who} ha impostato una password con un link ricevuto per e-mail`,
  'password.ended': ({ whom }) => `La password di ${whom} non vale più`,
  'email-change.asked': ({ who, whom, self }) =>
    self
      ? `${who} ha chiesto un nuovo indirizzo e-mail`
      : `${who} ha chiesto un nuovo indirizzo e-mail per ${whom}`,
  'email-change.ended': ({ whom }) => `Il cambio dell’indirizzo e-mail di ${whom} è concluso`,
  'permission.granted': ({ who, whom, role, at }) =>
    `${who} ha dato a ${whom} l’autorizzazione «${role}» per ${at}`,
  'permission.revoked': ({ who, whom, role, at }) =>
    `${who} ha tolto a ${whom} l’autorizzazione «${role}» per ${at}`,
}

const en: Sentences = {
  'session.opened': ({ who }) => `${who} signed in`,
  'session.opened-on-new-device': ({ who }) => `${who} signed in on a new device`,
  'session.refused': ({ whom, count }) => `Failed sign-ins to the account of ${whom}: ${count}`,
  'session.closed': ({ who }) => `${who} signed a device out`,
  'user.created': ({ who, whom }) => `${who} made the account of ${whom}`,
  'user.updated': ({ who, whom, self }) =>
    self ? `${who} changed their own account` : `${who} changed the account of ${whom}`,
  'user.locked': ({ who, whom }) => `${who} locked the account of ${whom}`,
  'user.unlocked': ({ who, whom }) => `${who} unlocked the account of ${whom}`,
  'user.deactivated': ({ who, whom }) => `${who} deactivated the account of ${whom}`,
  'user.reactivated': ({ who, whom }) => `${who} reactivated the account of ${whom}`,
  'second-factor.added': ({ who }) => `${who} turned a second factor on`,
  'second-factor.removed': ({ who, whom }) => `${who} removed the second factor of ${whom}`,
  'password.changed': ({ who }) => `${who} changed their password`,
  'password.set': ({ who }) => `${who} set a password by a link from a mail`,
  'password.ended': ({ whom }) => `The password of ${whom} counts no more`,
  'email-change.asked': ({ who, whom, self }) =>
    self ? `${who} asked for a new e-mail address` : `${who} asked for a new e-mail address for ${whom}`,
  'email-change.ended': ({ whom }) => `The change of ${whom}’s e-mail address is over`,
  'permission.granted': ({ who, whom, role, at }) => `${who} gave ${whom} the permission “${role}” for ${at}`,
  'permission.revoked': ({ who, whom, role, at }) =>
    `${who} took the permission “${role}” for ${at} from ${whom}`,
}

/** How the trail tells of what happens here. */
export const accountsTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  touching,
  fields,
  values,
} satisfies TrailWords
