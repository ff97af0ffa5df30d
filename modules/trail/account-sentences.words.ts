import { words } from '#kernel/contract/words.ts'
import type { kinds } from './contract.ts'
import type { Told } from './told.rules.ts'

type Sentences = Record<
  (typeof kinds)['sign-ins' | 'accounts' | 'roles' | 'homes'][number],
  (told: Told) => string
>

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
  'user-relation.changed': ({ who, whom }) => `${who} hat die Zuständigkeiten von ${whom} geändert`,
  'utilisation-period.checked-in': ({ who, whom, at }) => `${who} hat ${whom} in ${at} eingecheckt`,
  'utilisation-period.checked-out': ({ who, whom, at }) => `${who} hat ${whom} aus ${at} ausgecheckt`,
  'utilisation-period.deleted': ({ who, at }) => `${who} hat einen Mietzeitraum in ${at} gelöscht`,
  'registration-code.created': ({ who, at }) => `${who} hat einen Registrierungscode für ${at} erstellt`,
  'registration-code.updated': ({ who, at }) => `${who} hat einen Registrierungscode für ${at} geändert`,
  'registration-code.used': ({ who, at }) => `${who} hat den Registrierungscode für ${at} eingelöst`,
  'invitation.sent': ({ who, at }) => `${who} hat eine Einladung für ${at} verschickt`,
  'invitation.withdrawn': ({ who, at }) => `${who} hat eine Einladung für ${at} zurückgezogen`,
  'invitation.declined': ({ who, at }) => `${who} hat die Einladung für ${at} abgelehnt`,
  'letters.drawn': ({ who, count }) => `${who} hat Einladungsbriefe mit Codes als PDF erstellt (${count})`,
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
  'user-relation.changed': ({ who, whom }) => `${who} a modifié les responsabilités de ${whom}`,
  'utilisation-period.checked-in': ({ who, whom, at }) =>
    `${who} a enregistré ${whom} comme habitant(e) de ${at}`,
  'utilisation-period.checked-out': ({ who, whom, at }) => `${who} a mis fin à l’accès de ${whom} à ${at}`,
  'utilisation-period.deleted': ({ who, at }) => `${who} a supprimé une période d’occupation de ${at}`,
  'registration-code.created': ({ who, at }) => `${who} a créé un code d’inscription pour ${at}`,
  'registration-code.updated': ({ who, at }) => `${who} a modifié un code d’inscription pour ${at}`,
  'registration-code.used': ({ who, at }) => `${who} a utilisé le code d’inscription de ${at}`,
  'invitation.sent': ({ who, at }) => `${who} a envoyé une invitation pour ${at}`,
  'invitation.withdrawn': ({ who, at }) => `${who} a retiré une invitation pour ${at}`,
  'invitation.declined': ({ who, at }) => `${who} a décliné l’invitation pour ${at}`,
  'letters.drawn': ({ who, count }) => `${who} a créé des lettres d’invitation avec codes en PDF (${count})`,
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
  'user-relation.changed': ({ who, whom }) => `${who} ha modificato le responsabilità di ${whom}`,
  'utilisation-period.checked-in': ({ who, whom, at }) =>
    `${who} ha registrato ${whom} come abitante di ${at}`,
  'utilisation-period.checked-out': ({ who, whom, at }) =>
    `${who} ha messo fine all’accesso di ${whom} a ${at}`,
  'utilisation-period.deleted': ({ who, at }) => `${who} ha eliminato un periodo di locazione di ${at}`,
  'registration-code.created': ({ who, at }) => `${who} ha creato un codice di registrazione per ${at}`,
  'registration-code.updated': ({ who, at }) => `${who} ha modificato un codice di registrazione per ${at}`,
  'registration-code.used': ({ who, at }) => `${who} ha usato il codice di registrazione di ${at}`,
  'invitation.sent': ({ who, at }) => `${who} ha inviato un invito per ${at}`,
  'invitation.withdrawn': ({ who, at }) => `${who} ha ritirato un invito per ${at}`,
  'invitation.declined': ({ who, at }) => `${who} ha rifiutato l’invito per ${at}`,
  'letters.drawn': ({ who, count }) => `${who} ha creato lettere d’invito con codici in PDF (${count})`,
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
  'user-relation.changed': ({ who, whom }) => `${who} changed what ${whom} is responsible for`,
  'utilisation-period.checked-in': ({ who, whom, at }) => `${who} checked ${whom} into ${at}`,
  'utilisation-period.checked-out': ({ who, whom, at }) => `${who} checked ${whom} out of ${at}`,
  'utilisation-period.deleted': ({ who, at }) => `${who} deleted a tenancy of ${at}`,
  'registration-code.created': ({ who, at }) => `${who} made a registration code for ${at}`,
  'registration-code.updated': ({ who, at }) => `${who} changed a registration code for ${at}`,
  'registration-code.used': ({ who, at }) => `${who} used the registration code of ${at}`,
  'invitation.sent': ({ who, at }) => `${who} sent an invitation for ${at}`,
  'invitation.withdrawn': ({ who, at }) => `${who} withdrew an invitation for ${at}`,
  'invitation.declined': ({ who, at }) => `${who} declined the invitation for ${at}`,
  'letters.drawn': ({ who, count }) => `${who} made letters with codes as PDF (${count})`,
}

/** What administrators read of people: their sign-ins, accounts, permissions and homes. */
export const accountSentences = words({ de, fr, it, en })
