import { words } from '#kernel/contract/words.ts'

/** What the pages behind the links about a new address say, and the notes where a person is shown. */
export const emailChangeWords = words({
  de: {
    title: 'Neue E-Mail-Adresse',
    email: 'E-Mail',
    confirmAsk: (email: string) =>
      `${email} soll die E-Mail-Adresse eines Kontos werden. Bestätigen Sie nur, wenn das Konto Ihnen gehört.`,
    confirm: 'Das ist meine Adresse',
    staffAsk: (email: string) =>
      `Ihre Verwaltung möchte für Ihr Konto eine andere E-Mail-Adresse eintragen: ${email}`,
    interfaceAsk: (email: string) =>
      `Das System Ihrer Verwaltung hat für Ihr Konto eine andere E-Mail-Adresse gemeldet: ${email}`,
    selfAsk: (email: string) =>
      `In Ihrem Namen wurde für Ihr Konto eine neue E-Mail-Adresse angegeben: ${email}`,
    approve: 'Erlauben',
    approveHint: 'Erlauben Sie es nur, wenn Sie diese Adresse kennen. Danach melden Sie sich mit ihr an.',
    stop: 'Verhindern',
    notMe: 'Das war ich nicht',
    notMeHint:
      'Das verhindert die Änderung, meldet alle Geräte ab und verwirft das Passwort. Wir schicken Ihnen einen Link für ein neues.',
    takeBackAsk: (email: string) =>
      `Für Ihr Konto gilt jetzt eine andere E-Mail-Adresse: ${email}. Noch können Sie das zurücknehmen.`,
    takeBack: 'Zurücknehmen',
    takeBackHint:
      'Ihre alte Adresse gilt wieder, alle Geräte werden abgemeldet, und wir schicken Ihnen einen Link für ein neues Passwort.',
    confirmedWaiting: (from: string) =>
      `Danke, die Adresse ist bestätigt. Sie gilt, sobald die bisherige Adresse es erlaubt, spätestens ab ${from}, wenn von dort niemand es verhindert. Bis dahin gilt die bisherige.`,
    approvedWaiting: 'Sie haben es erlaubt. Die neue Adresse gilt, sobald sie bestätigt ist.',
    done: 'Die neue Adresse gilt. Melden Sie sich bitte mit ihr an: Alle Geräte sind abgemeldet.',
    doneOld:
      'Die neue Adresse gilt. Zum Zurücknehmen ist es zu spät: Wenden Sie sich bei Fragen an Ihre Verwaltung.',
    stopped: 'Die Änderung ist verhindert. Ihre Adresse bleibt, wie sie ist.',
    stoppedSelf:
      'Die Änderung ist verhindert, und alle Geräte sind abgemeldet. Setzen Sie ein neues Passwort: Der Link dafür ist in Ihrem Posteingang.',
    'taken-back':
      'Ihre alte Adresse gilt wieder, und alle Geräte sind abgemeldet. Setzen Sie ein neues Passwort: Der Link dafür ist in Ihrem Posteingang.',
    withdrawn: 'Die Änderung wurde zurückgezogen. Sie brauchen nichts zu tun.',
    replaced:
      'Inzwischen wurde noch eine andere Adresse angegeben. Dieser Link gilt nicht mehr; es zählt die neuere E-Mail.',
    expired: 'Niemand hat die Adresse innert zwei Wochen bestätigt. Es bleibt alles, wie es war.',
    taken: 'Diese Adresse gehört inzwischen zu einem anderen Konto. Es bleibt alles, wie es war.',
    corrected: 'Die Adresse ist berichtigt.',
    stoppedNew: 'Von der bisherigen Adresse aus wurde das verhindert. Es bleibt alles, wie es war.',
    toSignIn: 'Zur Anmeldung',
    waits: (email: string) => `Neue Adresse ${email} wartet`,
    by: (name: string) => `von ${name}`,
    bySelf: 'von der Person selbst',
    byInterface: 'aus einer Lieferung',
    needsNew: 'Die neue Adresse ist noch nicht bestätigt.',
    needsOld: (from: string) => `Gilt ab ${from}, oder sobald die bisherige Adresse es erlaubt.`,
    until: (day: string) => `Wird am ${day} aufgegeben, wenn sie bis dahin niemand bestätigt.`,
    endedStopped: (email: string) =>
      `${email} wurde nicht übernommen: Die bisherige Adresse hat es verhindert.`,
    endedExpired: (email: string) =>
      `${email} wurde nicht übernommen: Niemand hat sie innert zwei Wochen bestätigt.`,
    endedTaken: (email: string) => `${email} wurde nicht übernommen: Sie gehört zu einem anderen Konto.`,
    endedTakenBack: (email: string) => `${email} wurde von der bisherigen Adresse aus zurückgenommen.`,
    withdraw: 'Zurückziehen',
    change: 'E-Mail ändern',
    newEmail: 'Neue E-Mail-Adresse',
    changeHint:
      'Hat die Person ein Konto, so fragen wir ihre bisherige Adresse. Sie kann es drei Tage lang verhindern.',
    ask: 'Ändern',
    asked: 'Die Adressen sind angeschrieben.',
    correctedNow: 'Die Adresse ist geändert.',
  },
  fr: {
    title: 'Nouvelle adresse e-mail',
    email: 'E-mail',
    confirmAsk: (email: string) =>
      `${email} doit devenir l’adresse e-mail d’un compte. Ne confirmez que si ce compte est le vôtre.`,
    confirm: 'C’est mon adresse',
    staffAsk: (email: string) =>
      `Votre gérance souhaite inscrire une autre adresse e-mail pour votre compte : ${email}`,
    interfaceAsk: (email: string) =>
      `Le système de votre gérance a annoncé une autre adresse e-mail pour votre compte : ${email}`,
    selfAsk: (email: string) =>
      `Une nouvelle adresse e-mail a été indiquée en votre nom pour votre compte : ${email}`,
    approve: 'Autoriser',
    approveHint:
      'Ne l’autorisez que si vous connaissez cette adresse. Ensuite, c’est avec elle que vous vous connecterez.',
    stop: 'Empêcher',
    notMe: 'Ce n’était pas moi',
    notMeHint:
      'Cela empêche la modification, déconnecte tous les appareils et annule le mot de passe. Nous vous envoyons un lien pour en définir un nouveau.',
    takeBackAsk: (email: string) =>
      `Une autre adresse e-mail est désormais liée à votre compte : ${email}. Vous pouvez encore l’annuler.`,
    takeBack: 'Annuler la modification',
    takeBackHint:
      'Votre ancienne adresse redevient valable, tous les appareils sont déconnectés et nous vous envoyons un lien pour un nouveau mot de passe.',
    confirmedWaiting: (from: string) =>
      `Merci, l’adresse est confirmée. Elle sera valable dès que l’adresse actuelle l’aura autorisé, au plus tard dès le ${from} si personne ne l’empêche depuis celle-ci. D’ici là, l’adresse actuelle reste valable.`,
    approvedWaiting: 'Vous l’avez autorisé. La nouvelle adresse sera valable dès qu’elle aura été confirmée.',
    done: 'La nouvelle adresse est valable. Veuillez vous connecter avec elle : tous les appareils sont déconnectés.',
    doneOld:
      'La nouvelle adresse est valable. Il est trop tard pour l’annuler : en cas de question, adressez-vous à votre gérance.',
    stopped: 'La modification est empêchée. Votre adresse reste inchangée.',
    stoppedSelf:
      'La modification est empêchée et tous les appareils sont déconnectés. Définissez un nouveau mot de passe : le lien se trouve dans votre boîte de réception.',
    'taken-back':
      'Votre ancienne adresse est de nouveau valable et tous les appareils sont déconnectés. Définissez un nouveau mot de passe : le lien se trouve dans votre boîte de réception.',
    withdrawn: 'La modification a été retirée. Vous n’avez rien à faire.',
    replaced:
      'Une autre adresse a été indiquée entre-temps. Ce lien n’est plus valable ; c’est l’e-mail le plus récent qui compte.',
    expired: 'Personne n’a confirmé l’adresse en deux semaines. Rien ne change.',
    taken: 'Cette adresse appartient entre-temps à un autre compte. Rien ne change.',
    corrected: 'L’adresse est corrigée.',
    stoppedNew: 'L’adresse actuelle l’a empêché. Rien ne change.',
    toSignIn: 'Vers la connexion',
    waits: (email: string) => `Nouvelle adresse ${email} en attente`,
    by: (name: string) => `demandée par ${name}`,
    bySelf: 'demandée par la personne elle-même',
    byInterface: 'venue d’une livraison',
    needsNew: 'La nouvelle adresse n’est pas encore confirmée.',
    needsOld: (from: string) => `Valable dès le ${from}, ou dès que l’adresse actuelle l’autorise.`,
    until: (day: string) => `Abandonnée le ${day} si personne ne la confirme d’ici là.`,
    endedStopped: (email: string) => `${email} n’a pas été reprise : l’adresse actuelle l’a empêché.`,
    endedExpired: (email: string) =>
      `${email} n’a pas été reprise : personne ne l’a confirmée en deux semaines.`,
    endedTaken: (email: string) => `${email} n’a pas été reprise : elle appartient à un autre compte.`,
    endedTakenBack: (email: string) => `${email} a été annulée depuis l’ancienne adresse.`,
    withdraw: 'Retirer',
    change: 'Modifier l’e-mail',
    newEmail: 'Nouvelle adresse e-mail',
    changeHint:
      'Si la personne a un compte, nous le demandons à son adresse actuelle. Elle peut l’empêcher pendant trois jours.',
    ask: 'Modifier',
    asked: 'Les deux adresses ont reçu un message.',
    correctedNow: 'L’adresse est modifiée.',
  },
  it: {
    title: 'Nuovo indirizzo e-mail',
    email: 'E-mail',
    confirmAsk: (email: string) =>
      `${email} deve diventare l’indirizzo e-mail di un conto. Confermi solo se il conto è suo.`,
    confirm: 'È il mio indirizzo',
    staffAsk: (email: string) =>
      `La sua amministrazione desidera registrare un altro indirizzo e-mail per il suo conto: ${email}`,
    interfaceAsk: (email: string) =>
      `Il sistema della sua amministrazione ha comunicato un altro indirizzo e-mail per il suo conto: ${email}`,
    selfAsk: (email: string) =>
      `A suo nome è stato indicato un nuovo indirizzo e-mail per il suo conto: ${email}`,
    approve: 'Consentire',
    approveHint: 'Lo consenta solo se conosce questo indirizzo. Poi accederà con esso.',
    stop: 'Impedire',
    notMe: 'Non sono stato io',
    notMeHint:
      'Questo impedisce la modifica, scollega tutti i dispositivi e annulla la password. Le inviamo un link per impostarne una nuova.',
    takeBackAsk: (email: string) =>
      `Al suo conto è ora legato un altro indirizzo e-mail: ${email}. Può ancora annullarlo.`,
    takeBack: 'Annullare la modifica',
    takeBackHint:
      'Il vecchio indirizzo torna valido, tutti i dispositivi vengono scollegati e le inviamo un link per una nuova password.',
    confirmedWaiting: (from: string) =>
      `Grazie, l’indirizzo è confermato. Varrà non appena quello attuale lo consente, al più tardi dal ${from} se da lì nessuno lo impedisce. Fino ad allora vale quello attuale.`,
    approvedWaiting: 'Lo ha consentito. Il nuovo indirizzo varrà non appena sarà confermato.',
    done: 'Il nuovo indirizzo è valido. Acceda con esso: tutti i dispositivi sono scollegati.',
    doneOld:
      'Il nuovo indirizzo è valido. È troppo tardi per annullare: per domande si rivolga alla sua amministrazione.',
    stopped: 'La modifica è stata impedita. Il suo indirizzo resta com’è.',
    stoppedSelf:
      'La modifica è stata impedita e tutti i dispositivi sono scollegati. Imposti una nuova password: il link è nella sua casella di posta.',
    'taken-back':
      'Il vecchio indirizzo è di nuovo valido e tutti i dispositivi sono scollegati. Imposti una nuova password: il link è nella sua casella di posta.',
    withdrawn: 'La modifica è stata ritirata. Non deve fare nulla.',
    replaced:
      'Nel frattempo è stato indicato un altro indirizzo. Questo link non vale più; conta l’e-mail più recente.',
    expired: 'Nessuno ha confermato l’indirizzo in due settimane. Resta tutto com’era.',
    taken: 'Nel frattempo questo indirizzo appartiene a un altro conto. Resta tutto com’era.',
    corrected: 'L’indirizzo è corretto.',
    stoppedNew: 'L’indirizzo attuale lo ha impedito. Resta tutto com’era.',
    toSignIn: 'All’accesso',
    waits: (email: string) => `Il nuovo indirizzo ${email} è in attesa`,
    by: (name: string) => `chiesto da ${name}`,
    bySelf: 'chiesto dalla persona stessa',
    byInterface: 'da una fornitura',
    needsNew: 'Il nuovo indirizzo non è ancora confermato.',
    needsOld: (from: string) => `Vale dal ${from}, o non appena l’indirizzo attuale lo consente.`,
    until: (day: string) => `Abbandonato il ${day} se nessuno lo conferma prima.`,
    endedStopped: (email: string) => `${email} non è stato ripreso: l’indirizzo attuale lo ha impedito.`,
    endedExpired: (email: string) =>
      `${email} non è stato ripreso: nessuno lo ha confermato in due settimane.`,
    endedTaken: (email: string) => `${email} non è stato ripreso: appartiene a un altro conto.`,
    endedTakenBack: (email: string) => `${email} è stato annullato dal vecchio indirizzo.`,
    withdraw: 'Ritirare',
    change: 'Modificare l’e-mail',
    newEmail: 'Nuovo indirizzo e-mail',
    changeHint:
      'Se la persona ha un conto, lo chiediamo al suo indirizzo attuale. Può impedirlo per tre giorni.',
    ask: 'Modificare',
    asked: 'Abbiamo scritto ai due indirizzi.',
    correctedNow: 'L’indirizzo è modificato.',
  },
  en: {
    title: 'New e-mail address',
    email: 'E-mail',
    confirmAsk: (email: string) =>
      `${email} is to become the e-mail address of an account. Confirm only if the account is yours.`,
    confirm: 'This is my address',
    staffAsk: (email: string) =>
      `Your property management would like to enter another e-mail address for your account: ${email}`,
    interfaceAsk: (email: string) =>
      `Your property management’s system has reported another e-mail address for your account: ${email}`,
    selfAsk: (email: string) => `A new e-mail address was given in your name for your account: ${email}`,
    approve: 'Allow',
    approveHint: 'Allow it only if you know this address. From then on you sign in with it.',
    stop: 'Stop this',
    notMe: 'This was not me',
    notMeHint:
      'This stops the change, signs out all devices and drops the password. We send you a link for a new one.',
    takeBackAsk: (email: string) =>
      `Another e-mail address now belongs to your account: ${email}. You can still take that back.`,
    takeBack: 'Take it back',
    takeBackHint:
      'Your old address counts again, all devices are signed out, and we send you a link for a new password.',
    confirmedWaiting: (from: string) =>
      `Thank you, the address is confirmed. It counts once the present address allows it, from ${from} at the latest if nobody stops it from there. Until then the present one counts.`,
    approvedWaiting: 'You have allowed it. The new address counts once it has been confirmed.',
    done: 'The new address counts. Please sign in with it: all devices are signed out.',
    doneOld:
      'The new address counts. It is too late to take it back: with questions, please turn to your property management.',
    stopped: 'The change is stopped. Your address stays as it is.',
    stoppedSelf:
      'The change is stopped, and all devices are signed out. Set a new password: the link is in your inbox.',
    'taken-back':
      'Your old address counts again, and all devices are signed out. Set a new password: the link is in your inbox.',
    withdrawn: 'The change was withdrawn. There is nothing to do.',
    replaced: 'Another address was given meanwhile. This link no longer counts; the newer mail does.',
    expired: 'Nobody confirmed the address within two weeks. Everything stays as it was.',
    taken: 'This address meanwhile belongs to another account. Everything stays as it was.',
    corrected: 'The address is corrected.',
    stoppedNew: 'The present address has stopped it. Everything stays as it was.',
    toSignIn: 'To sign-in',
    waits: (email: string) => `New address ${email} waits`,
    by: (name: string) => `asked for by ${name}`,
    bySelf: 'asked for by the person',
    byInterface: 'from a delivery',
    needsNew: 'The new address is not confirmed yet.',
    needsOld: (from: string) => `Counts from ${from}, or once the present address allows it.`,
    until: (day: string) => `Given up on ${day} if nobody confirms it before.`,
    endedStopped: (email: string) => `${email} was not taken: the present address has stopped it.`,
    endedExpired: (email: string) => `${email} was not taken: nobody confirmed it within two weeks.`,
    endedTaken: (email: string) => `${email} was not taken: it belongs to another account.`,
    endedTakenBack: (email: string) => `${email} was taken back from the old address.`,
    withdraw: 'Withdraw',
    change: 'Change e-mail',
    newEmail: 'New e-mail address',
    changeHint:
      'If the person has an account, we ask their present address. It can stop this for three days.',
    ask: 'Change',
    asked: 'Both addresses have been written to.',
    correctedNow: 'The address is changed.',
  },
})
