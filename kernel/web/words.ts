import { words } from '#kernel/contract/words.ts'

/** What every screen says. */
export const commonWords = words({
  de: {
    loading: 'Wird geladen …', retry: 'Nochmals versuchen', failed: 'Das hat nicht geklappt', empty: 'Hier ist noch nichts', save: 'Speichern', cancel: 'Abbrechen',
    close: 'Schliessen', remove: 'Löschen', back: 'Zurück', more: 'Mehr laden', noPermission: 'Für diese Seite fehlt Ihnen die Berechtigung', noPermissionHint: 'Ihre Team-Administration kann sie Ihnen erteilen.',
    notFound: 'Diese Seite gibt es nicht', search: 'Suchen', saved: 'Gespeichert', undo: 'Rückgängig', language: 'Sprache', signOut: 'Abmelden', menu: 'Menü', skip: 'Zum Inhalt', optional: 'freiwillig', update: 'Neue Version laden',
    updateReady: 'Eine neue Version ist bereit.', addFile: 'Datei anhängen', shortcuts: 'Tastenkürzel',
  },
  fr: {
    loading: 'Chargement …', retry: 'Réessayer', failed: 'Cela n’a pas fonctionné', empty: 'Rien ici pour l’instant', save: 'Enregistrer', cancel: 'Annuler',
    close: 'Fermer', remove: 'Supprimer', back: 'Retour', more: 'En charger plus', noPermission: 'Vous n’avez pas accès à cette page', noPermissionHint: 'L’administration de votre équipe peut vous l’accorder.',
    notFound: 'Cette page n’existe pas', search: 'Rechercher', saved: 'Enregistré', undo: 'Annuler', language: 'Langue', signOut: 'Se déconnecter', menu: 'Menu', skip: 'Aller au contenu', optional: 'facultatif', update: 'Charger la nouvelle version',
    updateReady: 'Une nouvelle version est prête.', addFile: 'Joindre un fichier', shortcuts: 'Raccourcis clavier',
  },
  it: {
    loading: 'Caricamento …', retry: 'Riprovare', failed: 'Non ha funzionato', empty: 'Qui non c’è ancora nulla', save: 'Salvare', cancel: 'Annullare',
    close: 'Chiudere', remove: 'Eliminare', back: 'Indietro', more: 'Caricare altro', noPermission: 'Non ha accesso a questa pagina', noPermissionHint: 'L’amministrazione del suo team può concederlo.',
    notFound: 'Questa pagina non esiste', search: 'Cercare', saved: 'Salvato', undo: 'Annullare', language: 'Lingua', signOut: 'Uscire', menu: 'Menu', skip: 'Vai al contenuto', optional: 'facoltativo', update: 'Caricare la nuova versione',
    updateReady: 'È pronta una nuova versione.', addFile: 'Allegare un file', shortcuts: 'Scorciatoie da tastiera',
  },
  en: {
    loading: 'Loading …', retry: 'Try again', failed: 'That did not work', empty: 'Nothing here yet', save: 'Save', cancel: 'Cancel',
    close: 'Close', remove: 'Delete', back: 'Back', more: 'Load more', noPermission: 'You may not see this page', noPermissionHint: 'Your team administrator can grant it to you.',
    notFound: 'There is no such page', search: 'Search', saved: 'Saved', undo: 'Undo', language: 'Language', signOut: 'Sign out', menu: 'Menu', skip: 'Skip to content', optional: 'optional', update: 'Load the new version',
    updateReady: 'A new version is ready.', addFile: 'Attach a file', shortcuts: 'Keyboard shortcuts',
  },
})

/** What a problem means to the reader, by its code, and what to do. */
export const problemWords = words({
  de: {
    offline: 'Keine Verbindung. Was Sie geschrieben haben, bleibt erhalten.', forbidden: 'Dafür fehlt Ihnen die Berechtigung.', notFound: 'Das gibt es nicht oder nicht mehr.', invalid: 'Bitte prüfen Sie die markierten Angaben.',
    tooManyRequests: 'Zu viele Versuche. Bitte warten Sie einen Moment.', wrongCredentials: 'E-Mail oder Passwort stimmen nicht.', emailNotConfirmed: 'Bitte bestätigen Sie zuerst Ihre Adresse: Wir haben Ihnen eben nochmals einen Link geschickt.',
    changedMeanwhile: 'Jemand anders hat dies inzwischen geändert. Bitte sehen Sie sich die neue Fassung an.', tooLarge: 'Das ist zu gross. Möglich sind bis zu 50 MB.', databaseUnavailable: 'Der Dienst ist gleich zurück. Bitte versuchen Sie es in ein paar Sekunden nochmals.',
    emailTaken: 'Diese Adresse hat schon ein Konto.', linkUsedUp: 'Dieser Link wurde schon verwendet oder ist abgelaufen. Fordern Sie einen neuen an.', codeUnknown: 'Diesen Code kennen wir nicht. Bitte prüfen Sie ihn.', wrongPassword: 'Das heutige Passwort stimmt nicht.',
    utilisationPeriodOverlaps: 'In dieser Zeit gibt es schon einen Mietzeitraum. Beenden Sie ihn zuerst; der neue beginnt frühestens am Tag danach.', ownedByInterface: 'Diese Daten kommen aus einer Schnittstelle und werden dort geändert.',
    notEmpty: 'Darin ist noch etwas. Löschen Sie von unten nach oben.', lastAdministrator: 'Das ist die letzte Person, die das Team verwalten kann.', fileNotAttachable: 'Eine der Dateien wurde schon verwendet. Bitte fügen Sie sie neu hinzu.', internal: 'Ein Fehler bei uns. Bitte versuchen Sie es nochmals.',
    required: 'Bitte ausfüllen', tooLong: 'Zu lang', email: 'Das ist keine E-Mail-Adresse', phone: 'Das ist keine Telefonnummer', passwordTooShort: 'Mindestens 10 Zeichen', controlCharacters: 'Enthält unsichtbare Zeichen', messageEmpty: 'Bitte schreiben Sie etwas.', customItemNameTaken: 'Diesen Namen gibt es in der Liegenschaft schon.',
  },
  fr: {
    offline: 'Pas de connexion. Ce que vous avez écrit est conservé.', forbidden: 'Vous n’en avez pas l’autorisation.', notFound: 'Cela n’existe pas ou plus.', invalid: 'Veuillez vérifier les champs marqués.',
    tooManyRequests: 'Trop de tentatives. Veuillez patienter un moment.', wrongCredentials: 'E-mail ou mot de passe incorrect.', emailNotConfirmed: 'Confirmez d’abord votre adresse : nous venons de vous renvoyer un lien.',
    changedMeanwhile: 'Quelqu’un d’autre a modifié ceci entre-temps. Veuillez regarder la nouvelle version.', tooLarge: 'C’est trop volumineux. La limite est de 50 Mo.', databaseUnavailable: 'Le service revient tout de suite. Réessayez dans quelques secondes.',
    emailTaken: 'Cette adresse a déjà un compte.', linkUsedUp: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.', codeUnknown: 'Nous ne connaissons pas ce code. Veuillez le vérifier.', wrongPassword: 'Le mot de passe actuel est incorrect.',
    utilisationPeriodOverlaps: 'Il existe déjà une période de location à ces dates. Terminez-la d’abord ; la nouvelle commence au plus tôt le lendemain.', ownedByInterface: 'Ces données viennent d’une interface et s’y modifient.',
    notEmpty: 'Il reste quelque chose dedans. Supprimez de bas en haut.', lastAdministrator: 'C’est la dernière personne à pouvoir gérer l’équipe.', fileNotAttachable: 'Un des fichiers a déjà été utilisé. Veuillez l’ajouter à nouveau.', internal: 'Une erreur chez nous. Veuillez réessayer.',
    required: 'À remplir', tooLong: 'Trop long', email: 'Ce n’est pas une adresse e-mail', phone: 'Ce n’est pas un numéro de téléphone', passwordTooShort: 'Au moins 10 caractères', controlCharacters: 'Contient des caractères invisibles', messageEmpty: 'Veuillez écrire quelque chose.', customItemNameTaken: 'Ce nom existe déjà dans l’immeuble.',
  },
  it: {
    offline: 'Nessuna connessione. Ciò che ha scritto è conservato.', forbidden: 'Non ha l’autorizzazione.', notFound: 'Non esiste o non esiste più.', invalid: 'Verifichi i campi indicati.',
    tooManyRequests: 'Troppi tentativi. Attenda un momento.', wrongCredentials: 'E-mail o password non corretti.', emailNotConfirmed: 'Confermi prima il suo indirizzo: le abbiamo appena inviato di nuovo un link.',
    changedMeanwhile: 'Qualcun altro ha modificato questo nel frattempo. Guardi la nuova versione.', tooLarge: 'È troppo grande. Il limite è di 50 MB.', databaseUnavailable: 'Il servizio torna subito. Riprovi tra qualche secondo.',
    emailTaken: 'Questo indirizzo ha già un conto.', linkUsedUp: 'Questo link è già stato usato o è scaduto. Ne chieda uno nuovo.', codeUnknown: 'Non conosciamo questo codice. Lo verifichi.', wrongPassword: 'La password attuale non è corretta.',
    utilisationPeriodOverlaps: 'In queste date esiste già un periodo di locazione. Lo termini prima; il nuovo comincia al più presto il giorno dopo.', ownedByInterface: 'Questi dati provengono da un’interfaccia e si modificano lì.',
    notEmpty: 'Contiene ancora qualcosa. Elimini dal basso verso l’alto.', lastAdministrator: 'È l’ultima persona che può gestire il team.', fileNotAttachable: 'Uno dei file è già stato usato. Lo aggiunga di nuovo.', internal: 'Un errore da parte nostra. Riprovi.',
    required: 'Da compilare', tooLong: 'Troppo lungo', email: 'Non è un indirizzo e-mail', phone: 'Non è un numero di telefono', passwordTooShort: 'Almeno 10 caratteri', controlCharacters: 'Contiene caratteri invisibili', messageEmpty: 'Scriva qualcosa.', customItemNameTaken: 'Questo nome esiste già nell’immobile.',
  },
  en: {
    offline: 'No connection. What you wrote is kept.', forbidden: 'You may not do that.', notFound: 'It does not exist, or no longer.', invalid: 'Please check the marked fields.',
    tooManyRequests: 'Too many attempts. Please wait a moment.', wrongCredentials: 'E-mail or password is wrong.', emailNotConfirmed: 'Please confirm your address first: we have just sent you the link again.',
    changedMeanwhile: 'Somebody else has changed this meanwhile. Please look at the new version.', tooLarge: 'That is too large. Up to 50 MB are possible.', databaseUnavailable: 'The service will be back at once. Please try again in a few seconds.',
    emailTaken: 'This address already has an account.', linkUsedUp: 'This link has been used or has run out. Ask for a new one.', codeUnknown: 'We do not know this code. Please check it.', wrongPassword: 'The current password is wrong.',
    utilisationPeriodOverlaps: 'There is a tenancy in that time already. End it first; the new one begins the day after at the earliest.', ownedByInterface: 'This comes from an interface and is changed there.',
    notEmpty: 'There is still something inside. Delete from the bottom up.', lastAdministrator: 'This is the last person who can manage the team.', fileNotAttachable: 'One of the files has been used already. Please add it again.', internal: 'An error on our side. Please try again.',
    required: 'Please fill in', tooLong: 'Too long', email: 'This is no e-mail address', phone: 'This is no phone number', passwordTooShort: 'At least 10 characters', controlCharacters: 'Contains invisible characters', messageEmpty: 'Please write something.', customItemNameTaken: 'This name exists in the property already.',
  },
})
