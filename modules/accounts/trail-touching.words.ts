import type { Told } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

/** What the person reads whose account it touches. */
export const touching = words({
  de: {
    'session.opened': () => 'Anmeldung auf einem Gerät',
    'session.opened-on-new-device': () => 'Anmeldung auf einem neuen Gerät',
    'session.refused': ({ count }: Told) => `Gescheiterte Anmeldungen bei Ihrem Konto: ${count}`,
    'session.closed': () => 'Ein Gerät wurde abgemeldet',
    'user.created': ({ who }: Told) => `Ihr Konto wurde erstellt, von ${who}`,
    'user.updated': ({ who, self }: Told) =>
      self ? 'Sie haben Ihr Konto geändert' : `${who} hat Ihr Konto geändert`,
    'user.locked': ({ who }: Told) => `${who} hat Ihr Konto gesperrt`,
    'user.unlocked': ({ who }: Told) => `${who} hat Ihr Konto wieder geöffnet`,
    'user.deactivated': ({ who }: Told) => `${who} hat Ihr Konto stillgelegt`,
    'user.reactivated': ({ who }: Told) => `${who} hat Ihr Konto wieder in Betrieb genommen`,
    'second-factor.added': () => 'Ihr Konto hat einen zweiten Faktor',
    'second-factor.removed': ({ who }: Told) => `${who} hat den zweiten Faktor Ihres Kontos entfernt`,
    'password.changed': () => 'Ihr Passwort wurde geändert',
    'password.set': () => 'Ihr Passwort wurde über einen Link aus einer E-Mail gesetzt',
    'password.ended': () => 'Ihr Passwort gilt nicht mehr',
    'email-change.asked': ({ who, self }: Told) =>
      self
        ? 'Sie haben eine neue E-Mail-Adresse verlangt'
        : `${who} hat für Ihr Konto eine neue E-Mail-Adresse verlangt`,
    'email-change.ended': () => 'Der Wechsel Ihrer E-Mail-Adresse ist abgeschlossen',
    'permission.granted': ({ who, role, at }: Told) =>
      `${who} hat Ihnen die Berechtigung «${role}» für ${at} gegeben`,
    'permission.revoked': ({ who, role, at }: Told) =>
      `${who} hat Ihnen die Berechtigung «${role}» für ${at} entzogen`,
  },
  fr: {
    'session.opened': () => 'Connexion sur un appareil',
    'session.opened-on-new-device': () => 'Connexion sur un nouvel appareil',
    'session.refused': ({ count }: Told) => `Connexions refusées à votre compte\u202f: ${count}`,
    'session.closed': () => 'Un appareil a été déconnecté',
    'user.created': ({ who }: Told) => `Votre compte a été créé, par ${who}`,
    'user.updated': ({ who, self }: Told) =>
      self ? 'Vous avez modifié votre compte' : `${who} a modifié votre compte`,
    'user.locked': ({ who }: Told) => `${who} a bloqué votre compte`,
    'user.unlocked': ({ who }: Told) => `${who} a débloqué votre compte`,
    'user.deactivated': ({ who }: Told) => `${who} a désactivé votre compte`,
    'user.reactivated': ({ who }: Told) => `${who} a réactivé votre compte`,
    'second-factor.added': () => 'Votre compte a un second facteur',
    'second-factor.removed': ({ who }: Told) => `${who} a retiré le second facteur de votre compte`,
    'password.changed': () => 'Votre mot de passe a été changé',
    'password.set': () => 'Votre mot de passe a été défini par un lien reçu par e-mail',
    'password.ended': () => 'Votre mot de passe n’est plus valable',
    'email-change.asked': ({ who, self }: Told) =>
      self
        ? 'Vous avez demandé une nouvelle adresse e-mail'
        : `${who} a demandé une nouvelle adresse e-mail pour votre compte`,
    'email-change.ended': () => 'Le changement de votre adresse e-mail est terminé',
    'permission.granted': ({ who, role, at }: Told) =>
      `${who} vous a donné l’autorisation «\u202f${role}\u202f» pour ${at}`,
    'permission.revoked': ({ who, role, at }: Told) =>
      `${who} vous a retiré l’autorisation «\u202f${role}\u202f» pour ${at}`,
  },
  it: {
    'session.opened': () => 'Accesso su un dispositivo',
    'session.opened-on-new-device': () => 'Accesso su un nuovo dispositivo',
    'session.refused': ({ count }: Told) => `Accessi rifiutati al suo account: ${count}`,
    'session.closed': () => 'Un dispositivo è stato disconnesso',
    'user.created': ({ who }: Told) => `Il suo account è stato creato, da ${who}`,
    'user.updated': ({ who, self }: Told) =>
      self ? 'Ha modificato il suo account' : `${who} ha modificato il suo account`,
    'user.locked': ({ who }: Told) => `${who} ha bloccato il suo account`,
    'user.unlocked': ({ who }: Told) => `${who} ha sbloccato il suo account`,
    'user.deactivated': ({ who }: Told) => `${who} ha disattivato il suo account`,
    'user.reactivated': ({ who }: Told) => `${who} ha riattivato il suo account`,
    'second-factor.added': () => 'Il suo account ha un secondo fattore',
    'second-factor.removed': ({ who }: Told) => `${who} ha rimosso il secondo fattore del suo account`,
    'password.changed': () => 'La sua password è stata cambiata',
    'password.set': () => 'La sua password è stata impostata con un link ricevuto per e-mail',
    'password.ended': () => 'La sua password non vale più',
    'email-change.asked': ({ who, self }: Told) =>
      self
        ? 'Ha chiesto un nuovo indirizzo e-mail'
        : `${who} ha chiesto un nuovo indirizzo e-mail per il suo account`,
    'email-change.ended': () => 'Il cambio del suo indirizzo e-mail è concluso',
    'permission.granted': ({ who, role, at }: Told) =>
      `${who} le ha dato l’autorizzazione «${role}» per ${at}`,
    'permission.revoked': ({ who, role, at }: Told) =>
      `${who} le ha tolto l’autorizzazione «${role}» per ${at}`,
  },
  en: {
    'session.opened': () => 'Signed in on a device',
    'session.opened-on-new-device': () => 'Signed in on a new device',
    'session.refused': ({ count }: Told) => `Failed sign-ins to your account: ${count}`,
    'session.closed': () => 'A device was signed out',
    'user.created': ({ who }: Told) => `Your account was made, by ${who}`,
    'user.updated': ({ who, self }: Told) =>
      self ? 'You changed your account' : `${who} changed your account`,
    'user.locked': ({ who }: Told) => `${who} locked your account`,
    'user.unlocked': ({ who }: Told) => `${who} unlocked your account`,
    'user.deactivated': ({ who }: Told) => `${who} deactivated your account`,
    'user.reactivated': ({ who }: Told) => `${who} reactivated your account`,
    'second-factor.added': () => 'Your account has a second factor',
    'second-factor.removed': ({ who }: Told) => `${who} removed the second factor of your account`,
    'password.changed': () => 'Your password was changed',
    'password.set': () => 'Your password was set by a link from a mail',
    'password.ended': () => 'Your password counts no more',
    'email-change.asked': ({ who, self }: Told) =>
      self ? 'You asked for a new e-mail address' : `${who} asked for a new e-mail address for your account`,
    'email-change.ended': () => 'The change of your e-mail address is over',
    'permission.granted': ({ who, role, at }: Told) => `${who} gave you the permission “${role}” for ${at}`,
    'permission.revoked': ({ who, role, at }: Told) =>
      `${who} took the permission “${role}” for ${at} from you`,
  },
})
