import { words } from '#kernel/contract/words.ts'
import type { TrailType } from './contract.ts'

/** What fills a sentence: by which names people and things went. */
export interface Told {
  who: string
  whom: string
  /** The person did it to their own account. */
  self: boolean
  at: string
  name: string
  role: string
  count: string
}

type Sentences = Record<TrailType, (told: Told) => string>

const de: Sentences = {
  'session.opened': ({ who }) => `${who} hat sich angemeldet`,
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
  'oauth-client.created': ({ who, name }) => `${who} hat das Programm «${name}» erfasst`,
  'oauth-client.changed': ({ who, name }) => `${who} hat das Programm «${name}» geändert`,
  'oauth-client.removed': ({ who, name }) => `${who} hat das Programm «${name}» entfernt`,
  'oauth-client.secret-rotated': ({ who, name }) =>
    `${who} hat dem Programm «${name}» ein neues Geheimnis gegeben`,
  'oauth-client.allowed': ({ who, name }) =>
    `${who} hat dem Programm «${name}» Zugriff auf das eigene Konto gegeben`,
  'oauth-client.ended': ({ who, name }) => `${who} hat den Zugriff des Programms «${name}» beendet`,
  'oauth-client.replayed': ({ whom, name }) =>
    `Ein Schlüssel des Programms «${name}» für ${whom} wurde zweimal benutzt; der Zugriff ist beendet`,
  'webhook.created': ({ who, name }) => `${who} hat den Webhook «${name}» erstellt`,
  'webhook.updated': ({ who, name }) => `${who} hat den Webhook «${name}» geändert`,
  'webhook.deleted': ({ who, name }) => `${who} hat den Webhook «${name}» gelöscht`,
  'webhook.gave-up': ({ name }) => `Der Webhook «${name}» antwortete seit Tagen nicht und wurde angehalten`,
  'exchange.delivered': ({ who, at }) => `${who} hat Daten für ${at} geliefert`,
  'exchange.confirmed': ({ who, at }) => `${who} hat eine Lieferung für ${at} bestätigt`,
  'exchange.applied': ({ who, at }) => `Die Lieferung von ${who} für ${at} wurde übernommen`,
  'exchange.refused': ({ who, at }) => `Die Lieferung von ${who} für ${at} wurde abgelehnt`,
  'exchange.undo-asked': ({ who, at }) =>
    `${who} hat verlangt, eine Lieferung für ${at} rückgängig zu machen`,
  'exchange.undone': ({ at }) => `Eine Lieferung für ${at} wurde rückgängig gemacht`,
  'import.applied': ({ who, at }) => `${who} hat einen Import in ${at} ausgeführt`,
  'import.undone': ({ who, at }) => `${who} hat einen Import in ${at} rückgängig gemacht`,
  'import.failed': ({ who, at }) => `Der Import von ${who} in ${at} ist gescheitert`,
  'export.asked': ({ who, at }) => `${who} hat einen Export aller Stammdaten von ${at} verlangt`,
  'export.made': ({ who, at }) => `Der Export der Stammdaten von ${at} für ${who} ist erstellt`,
  'export.downloaded': ({ who, at }) => `${who} hat einen Export der Stammdaten von ${at} heruntergeladen`,
  'trail.exported': ({ who }) => `${who} hat dieses Protokoll exportiert`,
  'community-article.written-for': ({ who, whom }) =>
    `${who} hat im Namen von ${whom} einen Beitrag geschrieben`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} hat als Verwaltung von ${at} einen Beitrag geschrieben`,
  'app.created': ({ who, at }) => `${who} hat die App ${at} erstellt`,
  'app.updated': ({ who, at }) => `${who} hat die Einstellungen der App ${at} geändert`,
  'organization.updated': ({ who }) => `${who} hat die Organisation geändert`,
  'service-provider.created': ({ who, name }) => `${who} hat den Dienstleister ${name} erfasst`,
  'service-provider.updated': ({ who, name }) => `${who} hat den Dienstleister ${name} geändert`,
  'service-provider.deleted': ({ who, name }) => `${who} hat den Dienstleister ${name} gelöscht`,
  'category.created': ({ who, at }) => `${who} hat eine Kategorie in ${at} erstellt`,
  'category.updated': ({ who, at }) => `${who} hat eine Kategorie in ${at} geändert`,
  'categories.ordered': ({ who, at }) => `${who} hat die Kategorien in ${at} neu geordnet`,
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
  'session.opened': ({ who }) => `${who} s’est connecté(e)`,
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
  'oauth-client.created': ({ who, name }) => `${who} a enregistré le programme «\u202f${name}\u202f»`,
  'oauth-client.changed': ({ who, name }) => `${who} a modifié le programme «\u202f${name}\u202f»`,
  'oauth-client.removed': ({ who, name }) => `${who} a supprimé le programme «\u202f${name}\u202f»`,
  'oauth-client.secret-rotated': ({ who, name }) =>
    `${who} a donné un nouveau secret au programme «\u202f${name}\u202f»`,
  'oauth-client.allowed': ({ who, name }) =>
    `${who} a donné au programme «\u202f${name}\u202f» l’accès à son compte`,
  'oauth-client.ended': ({ who, name }) => `${who} a mis fin à l’accès du programme «\u202f${name}\u202f»`,
  'oauth-client.replayed': ({ whom, name }) =>
    `Une clé du programme «\u202f${name}\u202f» pour ${whom} a été utilisée deux fois\u202f; l’accès est terminé`,
  'webhook.created': ({ who, name }) => `${who} a créé le webhook «\u202f${name}\u202f»`,
  'webhook.updated': ({ who, name }) => `${who} a modifié le webhook «\u202f${name}\u202f»`,
  'webhook.deleted': ({ who, name }) => `${who} a supprimé le webhook «\u202f${name}\u202f»`,
  'webhook.gave-up': ({ name }) =>
    `Le webhook «\u202f${name}\u202f» ne répondait plus depuis des jours et a été suspendu`,
  'exchange.delivered': ({ who, at }) => `${who} a livré des données pour ${at}`,
  'exchange.confirmed': ({ who, at }) => `${who} a confirmé une livraison pour ${at}`,
  'exchange.applied': ({ who, at }) => `La livraison de ${who} pour ${at} a été reprise`,
  'exchange.refused': ({ who, at }) => `La livraison de ${who} pour ${at} a été refusée`,
  'exchange.undo-asked': ({ who, at }) => `${who} a demandé l’annulation d’une livraison pour ${at}`,
  'exchange.undone': ({ at }) => `Une livraison pour ${at} a été annulée`,
  'import.applied': ({ who, at }) => `${who} a exécuté une importation dans ${at}`,
  'import.undone': ({ who, at }) => `${who} a annulé une importation dans ${at}`,
  'import.failed': ({ who, at }) => `L’importation de ${who} dans ${at} a échoué`,
  'export.asked': ({ who, at }) => `${who} a demandé l’exportation de toutes les données de base de ${at}`,
  'export.made': ({ who, at }) => `L’exportation des données de base de ${at} pour ${who} est prête`,
  'export.downloaded': ({ who, at }) => `${who} a téléchargé une exportation des données de base de ${at}`,
  'trail.exported': ({ who }) => `${who} a exporté ce journal`,
  'community-article.written-for': ({ who, whom }) => `${who} a publié un message au nom de ${whom}`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} a publié un message en tant que gérance de ${at}`,
  'app.created': ({ who, at }) => `${who} a créé l’app ${at}`,
  'app.updated': ({ who, at }) => `${who} a modifié les réglages de l’app ${at}`,
  'organization.updated': ({ who }) => `${who} a modifié l’organisation`,
  'service-provider.created': ({ who, name }) => `${who} a ajouté le prestataire ${name}`,
  'service-provider.updated': ({ who, name }) => `${who} a modifié le prestataire ${name}`,
  'service-provider.deleted': ({ who, name }) => `${who} a supprimé le prestataire ${name}`,
  'category.created': ({ who, at }) => `${who} a créé une catégorie dans ${at}`,
  'category.updated': ({ who, at }) => `${who} a modifié une catégorie dans ${at}`,
  'categories.ordered': ({ who, at }) => `${who} a réordonné les catégories de ${at}`,
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
  'session.opened': ({ who }) => `${who} ha effettuato l’accesso`,
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
  'oauth-client.created': ({ who, name }) => `${who} ha registrato il programma «${name}»`,
  'oauth-client.changed': ({ who, name }) => `${who} ha modificato il programma «${name}»`,
  'oauth-client.removed': ({ who, name }) => `${who} ha rimosso il programma «${name}»`,
  'oauth-client.secret-rotated': ({ who, name }) => `${who} ha dato un nuovo segreto al programma «${name}»`,
  'oauth-client.allowed': ({ who, name }) =>
    `${who} ha dato al programma «${name}» l’accesso al proprio account`,
  'oauth-client.ended': ({ who, name }) => `${who} ha messo fine all’accesso del programma «${name}»`,
  'oauth-client.replayed': ({ whom, name }) =>
    `Una chiave del programma «${name}» per ${whom} è stata usata due volte; l’accesso è terminato`,
  'webhook.created': ({ who, name }) => `${who} ha creato il webhook «${name}»`,
  'webhook.updated': ({ who, name }) => `${who} ha modificato il webhook «${name}»`,
  'webhook.deleted': ({ who, name }) => `${who} ha eliminato il webhook «${name}»`,
  'webhook.gave-up': ({ name }) => `Il webhook «${name}» non rispondeva da giorni ed è stato sospeso`,
  'exchange.delivered': ({ who, at }) => `${who} ha fornito dati per ${at}`,
  'exchange.confirmed': ({ who, at }) => `${who} ha confermato una fornitura per ${at}`,
  'exchange.applied': ({ who, at }) => `La fornitura di ${who} per ${at} è stata ripresa`,
  'exchange.refused': ({ who, at }) => `La fornitura di ${who} per ${at} è stata rifiutata`,
  'exchange.undo-asked': ({ who, at }) => `${who} ha chiesto di annullare una fornitura per ${at}`,
  'exchange.undone': ({ at }) => `Una fornitura per ${at} è stata annullata`,
  'import.applied': ({ who, at }) => `${who} ha eseguito un’importazione in ${at}`,
  'import.undone': ({ who, at }) => `${who} ha annullato un’importazione in ${at}`,
  'import.failed': ({ who, at }) => `L’importazione di ${who} in ${at} è fallita`,
  'export.asked': ({ who, at }) => `${who} ha chiesto l’esportazione di tutti i dati di base di ${at}`,
  'export.made': ({ who, at }) => `L’esportazione dei dati di base di ${at} per ${who} è pronta`,
  'export.downloaded': ({ who, at }) => `${who} ha scaricato un’esportazione dei dati di base di ${at}`,
  'trail.exported': ({ who }) => `${who} ha esportato questo registro`,
  'community-article.written-for': ({ who, whom }) => `${who} ha pubblicato un messaggio a nome di ${whom}`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} ha pubblicato un messaggio come amministrazione di ${at}`,
  'app.created': ({ who, at }) => `${who} ha creato l’app ${at}`,
  'app.updated': ({ who, at }) => `${who} ha modificato le impostazioni dell’app ${at}`,
  'organization.updated': ({ who }) => `${who} ha modificato l’organizzazione`,
  'service-provider.created': ({ who, name }) => `${who} ha aggiunto il fornitore ${name}`,
  'service-provider.updated': ({ who, name }) => `${who} ha modificato il fornitore ${name}`,
  'service-provider.deleted': ({ who, name }) => `${who} ha eliminato il fornitore ${name}`,
  'category.created': ({ who, at }) => `${who} ha creato una categoria in ${at}`,
  'category.updated': ({ who, at }) => `${who} ha modificato una categoria in ${at}`,
  'categories.ordered': ({ who, at }) => `${who} ha riordinato le categorie di ${at}`,
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
  'session.opened': ({ who }) => `${who} signed in`,
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
  'oauth-client.created': ({ who, name }) => `${who} added the program “${name}”`,
  'oauth-client.changed': ({ who, name }) => `${who} changed the program “${name}”`,
  'oauth-client.removed': ({ who, name }) => `${who} removed the program “${name}”`,
  'oauth-client.secret-rotated': ({ who, name }) => `${who} gave the program “${name}” a new secret`,
  'oauth-client.allowed': ({ who, name }) => `${who} gave the program “${name}” access to their account`,
  'oauth-client.ended': ({ who, name }) => `${who} ended the access of the program “${name}”`,
  'oauth-client.replayed': ({ whom, name }) =>
    `A key of the program “${name}” for ${whom} was used twice; its access has ended`,
  'webhook.created': ({ who, name }) => `${who} made the webhook “${name}”`,
  'webhook.updated': ({ who, name }) => `${who} changed the webhook “${name}”`,
  'webhook.deleted': ({ who, name }) => `${who} deleted the webhook “${name}”`,
  'webhook.gave-up': ({ name }) => `The webhook “${name}” had not answered for days and was paused`,
  'exchange.delivered': ({ who, at }) => `${who} delivered data for ${at}`,
  'exchange.confirmed': ({ who, at }) => `${who} confirmed a delivery for ${at}`,
  'exchange.applied': ({ who, at }) => `The delivery of ${who} for ${at} was applied`,
  'exchange.refused': ({ who, at }) => `The delivery of ${who} for ${at} was refused`,
  'exchange.undo-asked': ({ who, at }) => `${who} asked to undo a delivery for ${at}`,
  'exchange.undone': ({ at }) => `A delivery for ${at} was undone`,
  'import.applied': ({ who, at }) => `${who} carried out an import into ${at}`,
  'import.undone': ({ who, at }) => `${who} undid an import into ${at}`,
  'import.failed': ({ who, at }) => `The import of ${who} into ${at} failed`,
  'export.asked': ({ who, at }) => `${who} asked for an export of all master data of ${at}`,
  'export.made': ({ who, at }) => `The export of the master data of ${at} for ${who} is ready`,
  'export.downloaded': ({ who, at }) => `${who} downloaded an export of the master data of ${at}`,
  'trail.exported': ({ who }) => `${who} exported this audit trail`,
  'community-article.written-for': ({ who, whom }) => `${who} published a post in the name of ${whom}`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} published a post as the management of ${at}`,
  'app.created': ({ who, at }) => `${who} made the app ${at}`,
  'app.updated': ({ who, at }) => `${who} changed the settings of the app ${at}`,
  'organization.updated': ({ who }) => `${who} changed the organization`,
  'service-provider.created': ({ who, name }) => `${who} added the service provider ${name}`,
  'service-provider.updated': ({ who, name }) => `${who} changed the service provider ${name}`,
  'service-provider.deleted': ({ who, name }) => `${who} deleted the service provider ${name}`,
  'category.created': ({ who, at }) => `${who} made a category in ${at}`,
  'category.updated': ({ who, at }) => `${who} changed a category in ${at}`,
  'categories.ordered': ({ who, at }) => `${who} put the categories of ${at} into another order`,
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

/** What administrators read. */
export const trailSentences = words({ de, fr, it, en })
