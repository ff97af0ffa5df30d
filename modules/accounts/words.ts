import { words } from '#kernel/contract/words.ts'

export const accountMailWords = words({
  de: {
    accountLocked: 'Ihr Konto wurde gesperrt',
    accountLockedText: 'Sie sind auf allen Geräten abgemeldet und können sich vorläufig nicht mehr anmelden.',
    accountDeactivated: 'Ihr Konto wurde deaktiviert',
    accountDeactivatedText:
      'Sie sind auf allen Geräten abgemeldet. Wir schicken Ihnen ab jetzt keine Nachrichten mehr.',
    accountOpened: 'Ihr Konto ist wieder offen',
    accountOpenedText: 'Sie können sich ab sofort wieder anmelden.',
    proofSubject: 'Ihr Code zur Bestätigung',
    proofText:
      'Geben Sie diesen Code dort ein, wo Sie danach gefragt wurden. Er gilt zehn Minuten und einmal.',
    codeNotYou:
      'Waren Sie es nicht? Dann geben Sie den Code niemandem und melden Sie sich bei Ihrer Verwaltung.',
    resetSubject: 'Neues Passwort setzen',
    resetText:
      'Jemand, wahrscheinlich Sie, möchte für dieses Konto ein neues Passwort setzen. Der Link gilt eine Stunde und einmal.',
    resetIgnore: 'Waren Sie es nicht? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    resetButton: 'Neues Passwort setzen',
    confirmSubject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    confirmText: 'Mit einem Klick bestätigen Sie, dass diese Adresse Ihnen gehört. Der Link gilt drei Tage.',
    confirmButton: 'Adresse bestätigen',
    inviteSubject: (name: string) => `Ihr Zugang zu ${name}`,
    inviteText: (name: string) =>
      `${name} hat für Sie ein Konto eröffnet. Setzen Sie ein Passwort, um sich anzumelden. Der Link gilt sieben Tage.`,
    inviteButton: 'Passwort setzen',
    passwordChanged: 'Ihr Passwort wurde geändert',
    passwordChangedText:
      'Das Passwort Ihres Kontos wurde soeben geändert, und alle anderen Geräte sind abgemeldet.',
    notYou: 'Waren Sie es nicht? Dann melden Sie sich bitte gleich bei Ihrer Verwaltung.',
  },
  fr: {
    accountLocked: 'Votre compte a été bloqué',
    accountLockedText:
      'Vous êtes déconnecté de tous les appareils et ne pouvez plus vous connecter pour le moment.',
    accountDeactivated: 'Votre compte a été désactivé',
    accountDeactivatedText:
      'Vous êtes déconnecté de tous les appareils. Nous ne vous enverrons plus de messages.',
    accountOpened: 'Votre compte est de nouveau ouvert',
    accountOpenedText: 'Vous pouvez à nouveau vous connecter.',
    proofSubject: 'Votre code de confirmation',
    proofText: 'Saisissez ce code là où il vous a été demandé. Il est valable dix minutes et une seule fois.',
    codeNotYou: 'Ce n’était pas vous ? Ne donnez ce code à personne et prenez contact avec votre gérance.',
    resetSubject: 'Définir un nouveau mot de passe',
    resetText:
      'Quelqu’un, sans doute vous, souhaite définir un nouveau mot de passe pour ce compte. Le lien est valable une heure et une seule fois.',
    resetIgnore: 'Ce n’était pas vous ? Vous n’avez rien à faire : votre mot de passe reste inchangé.',
    resetButton: 'Définir un nouveau mot de passe',
    confirmSubject: 'Veuillez confirmer votre adresse e-mail',
    confirmText: 'D’un clic, vous confirmez que cette adresse est la vôtre. Le lien est valable trois jours.',
    confirmButton: 'Confirmer l’adresse',
    inviteSubject: (name: string) => `Votre accès à ${name}`,
    inviteText: (name: string) =>
      `${name} a ouvert un compte pour vous. Définissez un mot de passe pour vous connecter. Le lien est valable sept jours.`,
    inviteButton: 'Définir le mot de passe',
    passwordChanged: 'Votre mot de passe a été modifié',
    passwordChangedText:
      'Le mot de passe de votre compte vient d’être modifié et tous les autres appareils ont été déconnectés.',
    notYou: 'Ce n’était pas vous ? Prenez contact sans attendre avec votre gérance.',
  },
  it: {
    accountLocked: 'Il suo conto è stato bloccato',
    accountLockedText: 'È stato scollegato da tutti i dispositivi e per ora non può più accedere.',
    accountDeactivated: 'Il suo conto è stato disattivato',
    accountDeactivatedText: 'È stato scollegato da tutti i dispositivi. Non le invieremo più messaggi.',
    accountOpened: 'Il suo conto è di nuovo aperto',
    accountOpenedText: 'Ora può accedere di nuovo.',
    proofSubject: 'Il suo codice di conferma',
    proofText: 'Inserisca questo codice dove le è stato chiesto. Vale dieci minuti e una sola volta.',
    codeNotYou: 'Non è stato lei? Non dia il codice a nessuno e si rivolga alla sua amministrazione.',
    resetSubject: 'Impostare una nuova password',
    resetText:
      'Qualcuno, probabilmente lei, desidera impostare una nuova password per questo conto. Il link vale un’ora e una sola volta.',
    resetIgnore: 'Non è stato lei? Non deve fare nulla: la password resta com’è.',
    resetButton: 'Impostare la password',
    confirmSubject: 'Confermi il suo indirizzo e-mail',
    confirmText: 'Con un clic conferma che questo indirizzo è suo. Il link vale tre giorni.',
    confirmButton: 'Confermare l’indirizzo',
    inviteSubject: (name: string) => `Il suo accesso a ${name}`,
    inviteText: (name: string) =>
      `${name} ha aperto un conto per lei. Imposti una password per accedere. Il link vale sette giorni.`,
    inviteButton: 'Impostare la password',
    passwordChanged: 'La sua password è stata modificata',
    passwordChangedText:
      'La password del suo conto è appena stata modificata e tutti gli altri dispositivi sono stati scollegati.',
    notYou: 'Non è stato lei? Si rivolga subito alla sua amministrazione.',
  },
  en: {
    accountLocked: 'Your account was locked',
    accountLockedText: 'You are signed out on all devices and cannot sign in for the time being.',
    accountDeactivated: 'Your account was deactivated',
    accountDeactivatedText: 'You are signed out on all devices. We will send you no more messages.',
    accountOpened: 'Your account is open again',
    accountOpenedText: 'You can sign in again from now on.',
    proofSubject: 'Your confirmation code',
    proofText: 'Type this code where you were asked for it. It is valid for ten minutes and works once.',
    codeNotYou: 'It was not you? Give the code to nobody and get in touch with your property management.',
    resetSubject: 'Set a new password',
    resetText:
      'Somebody, probably you, wants to set a new password for this account. The link is valid for one hour and works once.',
    resetIgnore: 'It was not you? Then there is nothing to do: your password stays as it is.',
    resetButton: 'Set a new password',
    confirmSubject: 'Please confirm your e-mail address',
    confirmText: 'With one click you confirm that this address is yours. The link is valid for three days.',
    confirmButton: 'Confirm the address',
    inviteSubject: (name: string) => `Your access to ${name}`,
    inviteText: (name: string) =>
      `${name} has opened an account for you. Set a password to sign in. The link is valid for seven days.`,
    inviteButton: 'Set a password',
    passwordChanged: 'Your password was changed',
    passwordChangedText:
      'The password of your account has just been changed, and all other devices are signed out.',
    notYou: 'It was not you? Please get in touch with your property management at once.',
  },
})
