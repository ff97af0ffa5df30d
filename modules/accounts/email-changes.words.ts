import { words } from '#kernel/contract/words.ts'

/** What the mails about a change of address say. A name is given only where the reader's address is known to be theirs. */
export const emailChangeMailWords = words({
  de: {
    askedSubject: 'Ihre E-Mail-Adresse soll geändert werden',
    selfSubject: 'Sie haben eine neue E-Mail-Adresse angegeben',
    self: (email: string) =>
      `Für Ihr Konto wurde soeben in Ihrem Namen eine neue E-Mail-Adresse angegeben: ${email}.`,
    selfHow: 'Sie gilt, sobald sie bestätigt ist. Sie selbst brauchen mit dieser Nachricht nichts zu tun.',
    selfNot:
      'Waren Sie es nicht? Dann kennt jemand Ihr Passwort oder sitzt an Ihrem Gerät. Verhindern Sie die Änderung, oder nehmen Sie sie noch drei Tage lang zurück.',
    notMe: 'Das war ich nicht',
    staff: (name: string, email: string) =>
      `${name} möchte für Ihr Konto eine andere E-Mail-Adresse eintragen: ${email}.`,
    anybody: 'Ihre Verwaltung',
    interface: (brand: string, email: string) =>
      `Das System der Verwaltung von ${brand} hat für Ihr Konto eine andere E-Mail-Adresse gemeldet: ${email}.`,
    askedHow: (from: string) =>
      `Stimmt das, dann erlauben Sie es mit dem Knopf. Stimmt es nicht, dann verhindern Sie es mit dem Link darunter. Tun Sie nichts, so gilt die neue Adresse ab ${from}, wenn sie bis dahin bestätigt ist.`,
    approve: 'Ansehen und erlauben',
    stop: 'Verhindern',
    confirmSubject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    confirm: (brand: string) =>
      `Diese Adresse soll die E-Mail-Adresse eines Kontos bei ${brand} werden. Gehört das Konto Ihnen, so bestätigen Sie die Adresse. Der Link gilt zwei Wochen.`,
    confirmNot: 'Sagt Ihnen das nichts? Dann brauchen Sie nichts zu tun.',
    confirmButton: 'Adresse bestätigen',
    doneSubject: 'Ihre E-Mail-Adresse wurde geändert',
    doneOld: (email: string) =>
      `Für Ihr Konto gilt ab jetzt eine andere E-Mail-Adresse: ${email}. Mit dieser hier können Sie sich nicht mehr anmelden. Alle Geräte und Programme sind abgemeldet.`,
    doneNot: 'Ist das nicht in Ihrem Sinn? Dann nehmen Sie es innert drei Tagen zurück.',
    takeBack: 'Zurücknehmen',
    doneNew:
      'Für Ihr Konto gilt ab jetzt diese E-Mail-Adresse. Melden Sie sich bitte mit ihr neu an: Alle Geräte und Programme sind abgemeldet.',
    open: 'Anmelden',
    endedSubject: 'Ihre E-Mail-Adresse bleibt, wie sie ist',
    withdrawn:
      'Die Änderung, von der wir Ihnen geschrieben haben, wurde zurückgezogen. Sie brauchen nichts zu tun.',
  },
  fr: {
    askedSubject: 'Votre adresse e-mail doit être modifiée',
    selfSubject: 'Vous avez indiqué une nouvelle adresse e-mail',
    self: (email: string) =>
      `Une nouvelle adresse e-mail vient d’être indiquée en votre nom pour votre compte : ${email}.`,
    selfHow: 'Elle sera valable dès qu’elle aura été confirmée. Vous n’avez rien à faire avec ce message.',
    selfNot:
      'Ce n’était pas vous ? Alors quelqu’un connaît votre mot de passe ou utilise votre appareil. Empêchez la modification, ou annulez-la encore pendant trois jours .',
    notMe: 'Ce n’était pas moi',
    staff: (name: string, email: string) =>
      `${name} souhaite inscrire une autre adresse e-mail pour votre compte : ${email}.`,
    anybody: 'Votre gérance',
    interface: (brand: string, email: string) =>
      `Le système de la gérance de ${brand} a annoncé une autre adresse e-mail pour votre compte : ${email}.`,
    askedHow: (from: string) =>
      `Si c’est juste, autorisez-le avec le bouton. Sinon, empêchez-le avec le lien qui suit. Si vous ne faites rien, la nouvelle adresse sera valable dès le ${from}, pour autant qu’elle ait été confirmée.`,
    approve: 'Voir et autoriser',
    stop: 'Empêcher',
    confirmSubject: 'Veuillez confirmer votre adresse e-mail',
    confirm: (brand: string) =>
      `Cette adresse doit devenir l’adresse e-mail d’un compte chez ${brand}. Si ce compte est le vôtre, confirmez l’adresse. Le lien est valable deux semaines.`,
    confirmNot: 'Cela ne vous dit rien ? Vous n’avez rien à faire.',
    confirmButton: 'Confirmer l’adresse',
    doneSubject: 'Votre adresse e-mail a été modifiée',
    doneOld: (email: string) =>
      `Une autre adresse e-mail est désormais liée à votre compte : ${email}. Celle-ci ne permet plus de vous connecter. Tous les appareils et programmes sont déconnectés.`,
    doneNot: 'Ce n’est pas ce que vous vouliez ? Vous pouvez l’annuler pendant trois jours.',
    takeBack: 'Annuler la modification',
    doneNew:
      'Cette adresse e-mail est désormais celle de votre compte. Veuillez vous reconnecter avec elle : tous les appareils et programmes sont déconnectés.',
    open: 'Se connecter',
    endedSubject: 'Votre adresse e-mail reste inchangée',
    withdrawn: 'La modification que nous vous avions annoncée a été retirée. Vous n’avez rien à faire.',
  },
  it: {
    askedSubject: 'Il suo indirizzo e-mail deve essere modificato',
    selfSubject: 'Ha indicato un nuovo indirizzo e-mail',
    self: (email: string) =>
      `Per il suo conto è appena stato indicato a suo nome un nuovo indirizzo e-mail: ${email}.`,
    selfHow: 'Varrà non appena sarà confermato. Con questo messaggio non deve fare nulla.',
    selfNot:
      'Non è stato lei? Allora qualcuno conosce la sua password o usa il suo dispositivo. Impedisca la modifica, o la annulli ancora per tre giorni.',
    notMe: 'Non sono stato io',
    staff: (name: string, email: string) =>
      `${name} desidera registrare un altro indirizzo e-mail per il suo conto: ${email}.`,
    anybody: 'La sua amministrazione',
    interface: (brand: string, email: string) =>
      `Il sistema dell’amministrazione di ${brand} ha comunicato un altro indirizzo e-mail per il suo conto: ${email}.`,
    askedHow: (from: string) =>
      `Se è corretto, lo consenta con il pulsante. Altrimenti lo impedisca con il link che segue. Se non fa nulla, il nuovo indirizzo vale dal ${from}, purché sia stato confermato.`,
    approve: 'Vedere e consentire',
    stop: 'Impedire',
    confirmSubject: 'Confermi il suo indirizzo e-mail',
    confirm: (brand: string) =>
      `Questo indirizzo deve diventare l’indirizzo e-mail di un conto presso ${brand}. Se il conto è suo, confermi l’indirizzo. Il link vale due settimane.`,
    confirmNot: 'Non le dice nulla? Allora non deve fare niente.',
    confirmButton: 'Confermare l’indirizzo',
    doneSubject: 'Il suo indirizzo e-mail è stato modificato',
    doneOld: (email: string) =>
      `Al suo conto è ora legato un altro indirizzo e-mail: ${email}. Con questo non può più accedere. Tutti i dispositivi e programmi sono scollegati.`,
    doneNot: 'Non è quello che voleva? Può annullarlo entro tre giorni.',
    takeBack: 'Annullare la modifica',
    doneNew:
      'Questo indirizzo e-mail è ora quello del suo conto. Acceda di nuovo con esso: tutti i dispositivi e programmi sono scollegati.',
    open: 'Accedere',
    endedSubject: 'Il suo indirizzo e-mail resta com’è',
    withdrawn: 'La modifica che le avevamo annunciato è stata ritirata. Non deve fare nulla.',
  },
  en: {
    askedSubject: 'Your e-mail address is to be changed',
    selfSubject: 'You have given a new e-mail address',
    self: (email: string) =>
      `A new e-mail address has just been given in your name for your account: ${email}.`,
    selfHow: 'It counts once it has been confirmed. There is nothing to do with this message.',
    selfNot:
      'It was not you? Then somebody knows your password or uses your device. Stop the change, or take it back for another three days.',
    notMe: 'This was not me',
    staff: (name: string, email: string) =>
      `${name} would like to enter another e-mail address for your account: ${email}.`,
    anybody: 'Your property management',
    interface: (brand: string, email: string) =>
      `The property management’s system of ${brand} has reported another e-mail address for your account: ${email}.`,
    askedHow: (from: string) =>
      `If that is right, allow it with the button. If it is not, stop it with the link below. If you do nothing, the new address counts from ${from}, provided that it has been confirmed.`,
    approve: 'Look and allow',
    stop: 'Stop this',
    confirmSubject: 'Please confirm your e-mail address',
    confirm: (brand: string) =>
      `This address is to become the e-mail address of an account at ${brand}. If the account is yours, confirm the address. The link is valid for two weeks.`,
    confirmNot: 'This means nothing to you? Then there is nothing to do.',
    confirmButton: 'Confirm the address',
    doneSubject: 'Your e-mail address was changed',
    doneOld: (email: string) =>
      `Another e-mail address now belongs to your account: ${email}. You can no longer sign in with this one. All devices and programs are signed out.`,
    doneNot: 'This is not what you want? Then take it back within three days.',
    takeBack: 'Take it back',
    doneNew:
      'This e-mail address now belongs to your account. Please sign in again with it: all devices and programs are signed out.',
    open: 'Sign in',
    endedSubject: 'Your e-mail address stays as it is',
    withdrawn: 'The change that we wrote to you about has been withdrawn. There is nothing to do.',
  },
})
