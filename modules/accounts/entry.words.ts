import { words } from '#kernel/contract/words.ts'

export const entryWords = words({
  de: {
    signIn: 'Anmelden', email: 'E-Mail', password: 'Passwort', forgotten: 'Passwort vergessen?', register: 'Registrieren', noAccount: 'Noch kein Konto?', signInTitle: 'Willkommen',
    forgottenTitle: 'Passwort vergessen', forgottenHint: 'Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort setzen.', sendLink: 'Link schicken', linkSent: 'Falls es zu dieser Adresse ein Konto gibt, ist ein Link unterwegs. Er gilt eine Stunde.',
    resetTitle: 'Neues Passwort', newPassword: 'Neues Passwort', passwordHint: 'Mindestens 10 Zeichen; ein kurzer Satz ist gut.', setPassword: 'Passwort setzen', passwordSet: 'Ihr Passwort ist gesetzt. Sie können sich jetzt anmelden.',
    confirmTitle: 'Adresse bestätigen', confirming: 'Ihre Adresse wird bestätigt …', confirmed: 'Ihre Adresse ist bestätigt.', goOn: 'Weiter', backToSignIn: 'Zur Anmeldung', chooseOrganization: 'Bei welcher Verwaltung möchten Sie sich anmelden?', yourName: 'Ihr Vor- und Nachname',
    profile: 'Profil', phone: 'Telefon', notifications: 'Benachrichtigungen', byMail: 'Per E-Mail', byPush: 'Auf meinen Geräten', sessions: 'Angemeldete Geräte', thisDevice: 'dieses Gerät', endSession: 'Abmelden', currentPassword: 'Heutiges Passwort', changePassword: 'Passwort ändern', picture: 'Profilbild', lastSeen: 'zuletzt', emailChange: 'Eine neue Adresse gilt, sobald Sie sie mit dem Link in der E-Mail bestätigt haben.',
  },
  fr: {
    signIn: 'Se connecter', email: 'E-mail', password: 'Mot de passe', forgotten: 'Mot de passe oublié ?', register: 'S’inscrire', noAccount: 'Pas encore de compte ?', signInTitle: 'Bienvenue',
    forgottenTitle: 'Mot de passe oublié', forgottenHint: 'Nous vous envoyons un lien pour définir un nouveau mot de passe.', sendLink: 'Envoyer le lien', linkSent: 'Si un compte existe pour cette adresse, un lien est en route. Il est valable une heure.',
    resetTitle: 'Nouveau mot de passe', newPassword: 'Nouveau mot de passe', passwordHint: 'Au moins 10 caractères ; une courte phrase convient bien.', setPassword: 'Définir le mot de passe', passwordSet: 'Votre mot de passe est défini. Vous pouvez vous connecter.',
    confirmTitle: 'Confirmer l’adresse', confirming: 'Confirmation de votre adresse …', confirmed: 'Votre adresse est confirmée.', goOn: 'Continuer', backToSignIn: 'Vers la connexion', chooseOrganization: 'Auprès de quelle gérance souhaitez-vous vous connecter ?', yourName: 'Vos prénom et nom',
    profile: 'Profil', phone: 'Téléphone', notifications: 'Notifications', byMail: 'Par e-mail', byPush: 'Sur mes appareils', sessions: 'Appareils connectés', thisDevice: 'cet appareil', endSession: 'Déconnecter', currentPassword: 'Mot de passe actuel', changePassword: 'Changer le mot de passe', picture: 'Photo de profil', lastSeen: 'vu', emailChange: 'Une nouvelle adresse est valable dès que vous l’avez confirmée par le lien reçu.',
  },
  it: {
    signIn: 'Accedere', email: 'E-mail', password: 'Password', forgotten: 'Password dimenticata?', register: 'Registrarsi', noAccount: 'Non ha ancora un conto?', signInTitle: 'Benvenuti',
    forgottenTitle: 'Password dimenticata', forgottenHint: 'Le inviamo un link per impostare una nuova password.', sendLink: 'Inviare il link', linkSent: 'Se a questo indirizzo corrisponde un conto, un link è in arrivo. Vale un’ora.',
    resetTitle: 'Nuova password', newPassword: 'Nuova password', passwordHint: 'Almeno 10 caratteri; una breve frase va bene.', setPassword: 'Impostare la password', passwordSet: 'La password è impostata. Ora può accedere.',
    confirmTitle: 'Confermare l’indirizzo', confirming: 'Conferma dell’indirizzo …', confirmed: 'Il suo indirizzo è confermato.', goOn: 'Continuare', backToSignIn: 'All’accesso', chooseOrganization: 'Presso quale amministrazione desidera accedere?', yourName: 'Nome e cognome',
    profile: 'Profilo', phone: 'Telefono', notifications: 'Notifiche', byMail: 'Via e-mail', byPush: 'Sui miei dispositivi', sessions: 'Dispositivi connessi', thisDevice: 'questo dispositivo', endSession: 'Disconnettere', currentPassword: 'Password attuale', changePassword: 'Cambiare la password', picture: 'Foto del profilo', lastSeen: 'visto', emailChange: 'Un nuovo indirizzo vale dopo averlo confermato con il link ricevuto.',
  },
  en: {
    signIn: 'Sign in', email: 'E-mail', password: 'Password', forgotten: 'Forgotten your password?', register: 'Register', noAccount: 'No account yet?', signInTitle: 'Welcome',
    forgottenTitle: 'Forgotten password', forgottenHint: 'We send you a link to set a new password.', sendLink: 'Send the link', linkSent: 'If there is an account for this address, a link is on its way. It is valid for an hour.',
    resetTitle: 'New password', newPassword: 'New password', passwordHint: 'At least 10 characters; a short sentence is fine.', setPassword: 'Set the password', passwordSet: 'Your password is set. You can sign in now.',
    confirmTitle: 'Confirm your address', confirming: 'Confirming your address …', confirmed: 'Your address is confirmed.', goOn: 'Continue', backToSignIn: 'To sign-in', chooseOrganization: 'Which management would you like to sign in with?', yourName: 'Your first and last name',
    profile: 'Profile', phone: 'Phone', notifications: 'Notifications', byMail: 'By e-mail', byPush: 'On my devices', sessions: 'Signed-in devices', thisDevice: 'this device', endSession: 'Sign out', currentPassword: 'Current password', changePassword: 'Change password', picture: 'Profile picture', lastSeen: 'seen', emailChange: 'A new address counts once you have confirmed it with the link in the mail.',
  },
})
