import { words } from '#kernel/contract/words.ts'
import type { TouchingType } from './contract.ts'
import type { Told } from './told.rules.ts'

type Sentences = Record<TouchingType, (told: Told) => string>

const de: Sentences = {
  'session.opened': () => 'Anmeldung auf einem Gerät',
  'session.opened-on-new-device': () => 'Anmeldung auf einem neuen Gerät',
  'session.refused': ({ count }) => `Gescheiterte Anmeldungen bei Ihrem Konto: ${count}`,
  'session.closed': () => 'Ein Gerät wurde abgemeldet',
  'user.created': ({ who }) => `Ihr Konto wurde erstellt, von ${who}`,
  'user.updated': ({ who, self }) =>
    self ? 'Sie haben Ihr Konto geändert' : `${who} hat Ihr Konto geändert`,
  'user.locked': ({ who }) => `${who} hat Ihr Konto gesperrt`,
  'user.unlocked': ({ who }) => `${who} hat Ihr Konto wieder geöffnet`,
  'user.deactivated': ({ who }) => `${who} hat Ihr Konto stillgelegt`,
  'user.reactivated': ({ who }) => `${who} hat Ihr Konto wieder in Betrieb genommen`,
  'second-factor.added': () => 'Ihr Konto hat einen zweiten Faktor',
  'second-factor.removed': ({ who }) => `${who} hat den zweiten Faktor Ihres Kontos entfernt`,
  'password.changed': () => 'Ihr Passwort wurde geändert',
  'password.set': () => 'Ihr Passwort wurde über einen Link aus einer E-Mail gesetzt',
  'password.ended': () => 'Ihr Passwort gilt nicht mehr',
  'email-change.asked': ({ who, self }) =>
    self
      ? 'Sie haben eine neue E-Mail-Adresse verlangt'
      : `${who} hat für Ihr Konto eine neue E-Mail-Adresse verlangt`,
  'email-change.ended': () => 'Der Wechsel Ihrer E-Mail-Adresse ist abgeschlossen',
  'permission.granted': ({ who, role, at }) =>
    `${who} hat Ihnen die Berechtigung «${role}» für ${at} gegeben`,
  'permission.revoked': ({ who, role, at }) =>
    `${who} hat Ihnen die Berechtigung «${role}» für ${at} entzogen`,
  'user-relation.changed': ({ who }) => `${who} hat Ihre Zuständigkeiten geändert`,
  'utilisation-period.checked-in': ({ who, at }) => `${who} hat Sie in ${at} eingecheckt`,
  'utilisation-period.checked-out': ({ who, at }) => `${who} hat Sie aus ${at} ausgecheckt`,
  'registration-code.used': ({ at }) => `Sie haben den Registrierungscode für ${at} eingelöst`,
  'invitation.declined': ({ at }) => `Sie haben die Einladung für ${at} abgelehnt`,
  'oauth-client.allowed': ({ name }) => `Das Programm «${name}» hat Zugriff auf Ihr Konto erhalten`,
  'oauth-client.ended': ({ name }) => `Der Zugriff des Programms «${name}» auf Ihr Konto ist beendet`,
  'oauth-client.replayed': ({ name }) =>
    `Ein Schlüssel des Programms «${name}» zu Ihrem Konto wurde zweimal benutzt; sein Zugriff ist beendet`,
  'community-article.written-for': ({ who }) => `${who} hat in Ihrem Namen einen Beitrag geschrieben`,
}

const fr: Sentences = {
  'session.opened': () => 'Connexion sur un appareil',
  'session.opened-on-new-device': () => 'Connexion sur un nouvel appareil',
  'session.refused': ({ count }) => `Connexions refusées à votre compte\u202f: ${count}`,
  'session.closed': () => 'Un appareil a été déconnecté',
  'user.created': ({ who }) => `Votre compte a été créé, par ${who}`,
  'user.updated': ({ who, self }) =>
    self ? 'Vous avez modifié votre compte' : `${who} a modifié votre compte`,
  'user.locked': ({ who }) => `${who} a bloqué votre compte`,
  'user.unlocked': ({ who }) => `${who} a débloqué votre compte`,
  'user.deactivated': ({ who }) => `${who} a désactivé votre compte`,
  'user.reactivated': ({ who }) => `${who} a réactivé votre compte`,
  'second-factor.added': () => 'Votre compte a un second facteur',
  'second-factor.removed': ({ who }) => `${who} a retiré le second facteur de votre compte`,
  'password.changed': () => 'Votre mot de passe a été changé',
  'password.set': () => 'Votre mot de passe a été défini par un lien reçu par e-mail',
  'password.ended': () => 'Votre mot de passe n’est plus valable',
  'email-change.asked': ({ who, self }) =>
    self
      ? 'Vous avez demandé une nouvelle adresse e-mail'
      : `${who} a demandé une nouvelle adresse e-mail pour votre compte`,
  'email-change.ended': () => 'Le changement de votre adresse e-mail est terminé',
  'permission.granted': ({ who, role, at }) =>
    `${who} vous a donné l’autorisation «\u202f${role}\u202f» pour ${at}`,
  'permission.revoked': ({ who, role, at }) =>
    `${who} vous a retiré l’autorisation «\u202f${role}\u202f» pour ${at}`,
  'user-relation.changed': ({ who }) => `${who} a modifié vos responsabilités`,
  'utilisation-period.checked-in': ({ who, at }) => `${who} vous a enregistré(e) comme habitant(e) de ${at}`,
  'utilisation-period.checked-out': ({ who, at }) => `${who} a mis fin à votre accès à ${at}`,
  'registration-code.used': ({ at }) => `Vous avez utilisé le code d’inscription de ${at}`,
  'invitation.declined': ({ at }) => `Vous avez décliné l’invitation pour ${at}`,
  'oauth-client.allowed': ({ name }) => `Le programme «\u202f${name}\u202f» a reçu l’accès à votre compte`,
  'oauth-client.ended': ({ name }) => `L’accès du programme «\u202f${name}\u202f» à votre compte est terminé`,
  'oauth-client.replayed': ({ name }) =>
    `Une clé du programme «\u202f${name}\u202f» pour votre compte a été utilisée deux fois\u202f; son accès est terminé`,
  'community-article.written-for': ({ who }) => `${who} a publié un message en votre nom`,
}

const it: Sentences = {
  'session.opened': () => 'Accesso su un dispositivo',
  'session.opened-on-new-device': () => 'Accesso su un nuovo dispositivo',
  'session.refused': ({ count }) => `Accessi rifiutati al suo account: ${count}`,
  'session.closed': () => 'Un dispositivo è stato disconnesso',
  'user.created': ({ who }) => `Il suo account è stato creato, da ${who}`,
  'user.updated': ({ who, self }) =>
    self ? 'Ha modificato il suo account' : `${who} ha modificato il suo account`,
  'user.locked': ({ who }) => `${who} ha bloccato il suo account`,
  'user.unlocked': ({ who }) => `${who} ha sbloccato il suo account`,
  'user.deactivated': ({ who }) => `${who} ha disattivato il suo account`,
  'user.reactivated': ({ who }) => `${who} ha riattivato il suo account`,
  'second-factor.added': () => 'Il suo account ha un secondo fattore',
  'second-factor.removed': ({ who }) => `${who} ha rimosso il secondo fattore del suo account`,
  'password.changed': () => 'La sua password è stata cambiata',
  'password.set': () => 'La sua password è stata impostata con un link ricevuto per e-mail',
  'password.ended': () => 'La sua password non vale più',
  'email-change.asked': ({ who, self }) =>
    self
      ? 'Ha chiesto un nuovo indirizzo e-mail'
      : `${who} ha chiesto un nuovo indirizzo e-mail per il suo account`,
  'email-change.ended': () => 'Il cambio del suo indirizzo e-mail è concluso',
  'permission.granted': ({ who, role, at }) => `${who} le ha dato l’autorizzazione «${role}» per ${at}`,
  'permission.revoked': ({ who, role, at }) => `${who} le ha tolto l’autorizzazione «${role}» per ${at}`,
  'user-relation.changed': ({ who }) => `${who} ha modificato le sue responsabilità`,
  'utilisation-period.checked-in': ({ who, at }) => `${who} l’ha registrata come abitante di ${at}`,
  'utilisation-period.checked-out': ({ who, at }) => `${who} ha messo fine al suo accesso a ${at}`,
  'registration-code.used': ({ at }) => `Ha usato il codice di registrazione di ${at}`,
  'invitation.declined': ({ at }) => `Ha rifiutato l’invito per ${at}`,
  'oauth-client.allowed': ({ name }) => `Il programma «${name}» ha ricevuto l’accesso al suo account`,
  'oauth-client.ended': ({ name }) => `L’accesso del programma «${name}» al suo account è terminato`,
  'oauth-client.replayed': ({ name }) =>
    `Una chiave del programma «${name}» per il suo account è stata usata due volte; l’accesso è terminato`,
  'community-article.written-for': ({ who }) => `${who} ha pubblicato un messaggio a suo nome`,
}

const en: Sentences = {
  'session.opened': () => 'Signed in on a device',
  'session.opened-on-new-device': () => 'Signed in on a new device',
  'session.refused': ({ count }) => `Failed sign-ins to your account: ${count}`,
  'session.closed': () => 'A device was signed out',
  'user.created': ({ who }) => `Your account was made, by ${who}`,
  'user.updated': ({ who, self }) => (self ? 'You changed your account' : `${who} changed your account`),
  'user.locked': ({ who }) => `${who} locked your account`,
  'user.unlocked': ({ who }) => `${who} unlocked your account`,
  'user.deactivated': ({ who }) => `${who} deactivated your account`,
  'user.reactivated': ({ who }) => `${who} reactivated your account`,
  'second-factor.added': () => 'Your account has a second factor',
  'second-factor.removed': ({ who }) => `${who} removed the second factor of your account`,
  'password.changed': () => 'Your password was changed',
  'password.set': () => 'Your password was set by a link from a mail',
  'password.ended': () => 'Your password counts no more',
  'email-change.asked': ({ who, self }) =>
    self ? 'You asked for a new e-mail address' : `${who} asked for a new e-mail address for your account`,
  'email-change.ended': () => 'The change of your e-mail address is over',
  'permission.granted': ({ who, role, at }) => `${who} gave you the permission “${role}” for ${at}`,
  'permission.revoked': ({ who, role, at }) => `${who} took the permission “${role}” for ${at} from you`,
  'user-relation.changed': ({ who }) => `${who} changed what you are responsible for`,
  'utilisation-period.checked-in': ({ who, at }) => `${who} checked you into ${at}`,
  'utilisation-period.checked-out': ({ who, at }) => `${who} checked you out of ${at}`,
  'registration-code.used': ({ at }) => `You used the registration code of ${at}`,
  'invitation.declined': ({ at }) => `You declined the invitation for ${at}`,
  'oauth-client.allowed': ({ name }) => `The program “${name}” was given access to your account`,
  'oauth-client.ended': ({ name }) => `The access of the program “${name}” to your account has ended`,
  'oauth-client.replayed': ({ name }) =>
    `A key of the program “${name}” to your account was used twice; its access has ended`,
  'community-article.written-for': ({ who }) => `${who} published a post in your name`,
}

/** What the person reads whose account it touches. */
export const touchingSentences = words({ de, fr, it, en })

/** The mail that tells it, and the part of the profile that shows it. */
export const tellingWords = words({
  de: {
    subject: (brand: string) => `Ihr Konto bei ${brand}: was geändert wurde`,
    heading: 'Das hat Ihr Konto betroffen',
    more: (count: number) => `Und ${count} weitere Änderungen; alle stehen in Ihrem Profil.`,
    unexpected:
      'Haben Sie damit nicht gerechnet? Melden Sie sich bei Ihrer Verwaltung und ändern Sie Ihr Passwort.',
    button: 'Profil öffnen',
    somebody: 'jemand ohne Anmeldung',
    itself: 'Palier',
    own: 'Was mit Ihrem Konto geschah',
    ownHint: 'Anmeldungen und Änderungen der letzten 24 Monate.',
    none: 'Noch nichts.',
  },
  fr: {
    subject: (brand: string) => `Votre compte ${brand}\u202f: ce qui a changé`,
    heading: 'Ce qui a touché votre compte',
    more: (count: number) => `Et ${count} autres changements\u202f; tous figurent dans votre profil.`,
    unexpected: 'Vous ne vous y attendiez pas\u202f? Contactez votre gérance et changez votre mot de passe.',
    button: 'Ouvrir le profil',
    somebody: 'quelqu’un sans connexion',
    itself: 'Palier',
    own: 'Ce qui s’est passé sur votre compte',
    ownHint: 'Connexions et changements des 24 derniers mois.',
    none: 'Rien pour l’instant.',
  },
  it: {
    subject: (brand: string) => `Il suo account ${brand}: che cosa è cambiato`,
    heading: 'Che cosa ha toccato il suo account',
    more: (count: number) => `E altre ${count} modifiche; sono tutte nel suo profilo.`,
    unexpected: 'Non se lo aspettava? Contatti la sua amministrazione e cambi la password.',
    button: 'Aprire il profilo',
    somebody: 'qualcuno senza accesso',
    itself: 'Palier',
    own: 'Che cosa è successo al suo account',
    ownHint: 'Accessi e modifiche degli ultimi 24 mesi.',
    none: 'Ancora niente.',
  },
  en: {
    subject: (brand: string) => `Your ${brand} account: what has changed`,
    heading: 'This touched your account',
    more: (count: number) => `And ${count} more changes; your profile shows them all.`,
    unexpected: 'You did not expect this? Contact your property manager and change your password.',
    button: 'Open the profile',
    somebody: 'somebody not signed in',
    itself: 'Palier',
    own: 'What happened to your account',
    ownHint: 'Sign-ins and changes of the last 24 months.',
    none: 'Nothing yet.',
  },
})
