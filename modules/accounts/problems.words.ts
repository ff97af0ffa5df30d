import { words } from '#kernel/contract/words.ts'

/** What goes wrong with accounts and signing in, and what to do. */
export const accountProblemWords = words({
  de: {
    wrongCredentials: 'E-Mail oder Passwort stimmen nicht.',
    emailNotConfirmed:
      'Bitte bestätigen Sie zuerst Ihre Adresse: Wir haben Ihnen eben nochmals einen Link geschickt.',
    emailTaken: 'Diese Adresse hat schon ein Konto.',
    emailInvalid: 'Das ist keine E-Mail-Adresse. Bitte prüfen Sie sie.',
    emailChangePending:
      'Die Person ändert ihre Adresse gerade selbst. Warten Sie ab, was sie bestätigt, oder fragen Sie sie.',
    emailChangeDecided: 'Darüber ist inzwischen entschieden. Laden Sie die Seite neu, um zu sehen, wie.',
    usernameInvalid:
      'Dieser Name enthält Zeichen, die man nicht sieht, oder er ist zu lang. Bitte tippen Sie ihn neu.',
    linkUsedUp: 'Dieser Link wurde schon verwendet oder ist abgelaufen. Fordern Sie einen neuen an.',
    wrongPassword: 'Das heutige Passwort stimmt nicht.',
    passwordTooShort: 'Mindestens 10 Zeichen',
    passwordCommon:
      'Dieses Passwort benutzen viele: Es würde als Erstes erraten. Nehmen Sie lieber einen kurzen Satz.',
    passwordPersonal:
      'Darin steht fast nur, was alle von Ihnen wissen: Name, Adresse oder Verwaltung. Nehmen Sie lieber einen kurzen Satz.',
    chooseOrganization:
      'Diese Adresse hat Konten bei mehreren Verwaltungen. Wählen Sie, bei welcher Sie sich anmelden.',
    ticketRunOut: 'Das hat zu lange gedauert oder wurde schon gebraucht. Bitte beginnen Sie nochmals.',
    secondFactorThere: 'Der zweite Faktor ist schon eingeschaltet.',
    secondFactorNeeded: 'Für dieses Konto braucht es auch einen Code.',
    secondFactorRequired:
      'Ihre Organisation verlangt hier einen zweiten Faktor. Bitte melden Sie sich mit ihm an oder richten Sie ihn ein.',
    secondFactorDemanded:
      'Ihre Organisation verlangt einen zweiten Faktor: Richten Sie zuerst einen anderen ein, dann können Sie diesen entfernen.',
    secondFactorFirst:
      'Richten Sie zuerst für sich selbst einen zweiten Faktor ein und melden Sie sich damit an. Dann können Sie ihn von allen verlangen.',
    accountLocked: 'Dieses Konto ist gesperrt. Bitte melden Sie sich bei Ihrer Verwaltung.',
    accountDeactivated: 'Dieses Konto ist deaktiviert. Bitte melden Sie sich bei Ihrer Verwaltung.',
    proofNeeded: 'Nichts wurde geändert: Dafür müssen Sie zuerst zeigen, dass Sie es sind.',
    wrongCode: 'Dieser Code stimmt nicht oder gilt nicht mehr. Bitte prüfen Sie ihn.',
    wrongPasskey:
      'Dieser Passkey gehört zu keinem Konto hier. Bitte nehmen Sie einen anderen oder melden Sie sich mit dem Passwort an.',
    tooManyPasskeys:
      'Sie haben schon zwanzig Passkeys. Bitte entfernen Sie zuerst einen, den Sie nicht mehr brauchen.',
    passkeyFailed:
      'Der Passkey wurde nicht benutzt: Die Abfrage wurde abgebrochen, oder dieses Gerät hat keinen. Bitte versuchen Sie es nochmals oder nehmen Sie einen anderen Weg.',
    phone: 'Das ist keine Telefonnummer',
    lastAdministrator: 'Das ist die letzte Person, die das Team verwalten kann.',
    notToOneself: 'Rechte geben kann man sich nicht selbst. Bitten Sie jemanden aus dem Team, der sie hat.',
    restrictions:
      'Rollen lassen sich nicht einschränken: Palier würde es nicht durchsetzen. Geben Sie die Rolle auf einem kleineren Ort, etwa einem Haus.',
    permissionDates: 'Das Ende liegt vor dem Beginn. Wählen Sie ein späteres Ende.',
    instant: 'Das ist kein Zeitpunkt. Beispiel: 2027-03-31T18:00:00+02:00',
    personExternalIdTaken: 'Diesen Schlüssel hat schon eine andere Person.',
    noSuchUser: 'Diese Person gibt es nicht, oder Sie sehen sie nicht.',
    noSuchApp: 'Diese App gibt es nicht, oder Sie betreuen sie nicht. Wählen Sie eine andere.',
    filter: 'Diesen Filter gibt es nicht. Entfernen Sie ihn.',
  },
  fr: {
    wrongCredentials: 'E-mail ou mot de passe incorrect.',
    emailNotConfirmed: 'Confirmez d’abord votre adresse : nous venons de vous renvoyer un lien.',
    emailTaken: 'Cette adresse a déjà un compte.',
    emailInvalid: 'Ce n’est pas une adresse e-mail. Veuillez la vérifier.',
    emailChangePending:
      'La personne modifie elle-même son adresse en ce moment. Attendez sa confirmation ou demandez-lui.',
    emailChangeDecided: 'C’est déjà décidé. Rechargez la page pour voir comment.',
    usernameInvalid: 'Ce nom contient des caractères invisibles ou est trop long. Veuillez le retaper.',
    linkUsedUp: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
    wrongPassword: 'Le mot de passe actuel est incorrect.',
    passwordTooShort: 'Au moins 10 caractères',
    passwordCommon:
      'Beaucoup utilisent ce mot de passe : il serait deviné en premier. Préférez une courte phrase.',
    passwordPersonal:
      'Il ne contient presque que ce que tout le monde sait de vous : nom, adresse ou gérance. Préférez une courte phrase.',
    chooseOrganization:
      'Cette adresse a des comptes auprès de plusieurs gérances. Choisissez celle où vous vous connectez.',
    ticketRunOut: 'Cela a pris trop de temps ou a déjà servi. Veuillez recommencer.',
    secondFactorThere: 'Le second facteur est déjà activé.',
    secondFactorNeeded: 'Ce compte demande aussi un code.',
    secondFactorRequired:
      'Votre organisation exige ici un second facteur. Connectez-vous avec lui ou configurez-le.',
    secondFactorDemanded:
      'Votre organisation exige un second facteur : configurez-en d’abord un autre, puis vous pourrez retirer celui-ci.',
    secondFactorFirst:
      'Configurez d’abord un second facteur pour vous-même et connectez-vous avec lui. Vous pourrez ensuite l’exiger de tout le monde.',
    accountLocked: 'Ce compte est bloqué. Veuillez prendre contact avec votre gérance.',
    accountDeactivated: 'Ce compte est désactivé. Veuillez prendre contact avec votre gérance.',
    proofNeeded: 'Rien n’a été modifié : il faut d’abord confirmer que c’est bien vous.',
    wrongCode: 'Ce code est incorrect ou n’est plus valable. Veuillez le vérifier.',
    wrongPasskey:
      'Cette clé d’accès n’appartient à aucun compte ici. Utilisez-en une autre ou connectez-vous avec le mot de passe.',
    tooManyPasskeys:
      'Vous avez déjà vingt clés d’accès. Retirez-en d’abord une dont vous n’avez plus besoin.',
    passkeyFailed:
      'La clé d’accès n’a pas servi : la demande a été interrompue, ou cet appareil n’en a pas. Réessayez ou choisissez un autre moyen.',
    phone: 'Ce n’est pas un numéro de téléphone',
    lastAdministrator: 'C’est la dernière personne à pouvoir gérer l’équipe.',
    notToOneself:
      'On ne peut pas s’accorder des droits à soi-même. Demandez-les à quelqu’un de l’équipe qui les a.',
    restrictions:
      'Un rôle ne peut pas être restreint\u202f: Palier ne l’appliquerait pas. Accordez-le sur un lieu plus petit, par exemple un immeuble.',
    permissionDates: 'La fin précède le début. Choisissez une fin plus tardive.',
    instant: 'Ce n’est pas un moment. Exemple : 2027-03-31T18:00:00+02:00',
    personExternalIdTaken: 'Une autre personne a déjà cette clé.',
    noSuchUser: 'Cette personne n’existe pas, ou vous ne la voyez pas.',
    noSuchApp: 'Cette app n’existe pas, ou vous ne vous en occupez pas. Choisissez-en une autre.',
    filter: 'Ce filtre n’existe pas. Retirez-le.',
  },
  it: {
    wrongCredentials: 'E-mail o password non corretti.',
    emailNotConfirmed: 'Confermi prima il suo indirizzo: le abbiamo appena inviato di nuovo un link.',
    emailTaken: 'Questo indirizzo ha già un conto.',
    emailInvalid: 'Non è un indirizzo e-mail. Lo verifichi.',
    emailChangePending:
      'La persona sta modificando lei stessa il suo indirizzo. Attenda la conferma o glielo chieda.',
    emailChangeDecided: 'È già stato deciso. Ricarichi la pagina per vedere come.',
    usernameInvalid: 'Questo nome contiene caratteri invisibili o è troppo lungo. Lo digiti di nuovo.',
    linkUsedUp: 'Questo link è già stato usato o è scaduto. Ne chieda uno nuovo.',
    wrongPassword: 'La password attuale non è corretta.',
    passwordTooShort: 'Almeno 10 caratteri',
    passwordCommon: 'Molti usano questa password: sarebbe indovinata per prima. Meglio una breve frase.',
    passwordPersonal:
      'Contiene quasi solo ciò che tutti sanno di lei: nome, indirizzo o amministrazione. Meglio una breve frase.',
    chooseOrganization:
      'Questo indirizzo ha conti presso più amministrazioni. Scelga quella presso cui accedere.',
    ticketRunOut: 'È passato troppo tempo o è già stato usato. Ricominci, per favore.',
    secondFactorThere: 'Il secondo fattore è già attivo.',
    secondFactorNeeded: 'Questo conto chiede anche un codice.',
    secondFactorRequired:
      'La sua organizzazione richiede qui un secondo fattore. Acceda con quello o lo configuri.',
    secondFactorDemanded:
      'La sua organizzazione richiede un secondo fattore: ne configuri prima un altro, poi potrà rimuovere questo.',
    secondFactorFirst:
      'Configuri prima un secondo fattore per sé e acceda con quello. Poi potrà richiederlo a tutti.',
    accountLocked: 'Questo conto è bloccato. Si rivolga alla sua amministrazione.',
    accountDeactivated: 'Questo conto è disattivato. Si rivolga alla sua amministrazione.',
    proofNeeded: 'Nulla è stato modificato: prima deve confermare che è lei.',
    wrongCode: 'Questo codice non è corretto o non vale più. Lo verifichi.',
    wrongPasskey:
      'Questa passkey non appartiene a nessun account qui. Ne usi un’altra o acceda con la password.',
    tooManyPasskeys: 'Ha già venti passkey. Ne rimuova prima una che non le serve più.',
    passkeyFailed:
      'La passkey non è stata usata: la richiesta è stata interrotta o questo dispositivo non ne ha. Riprovi o scelga un altro modo.',
    phone: 'Non è un numero di telefono',
    lastAdministrator: 'È l’ultima persona che può gestire il team.',
    notToOneself: 'Non ci si può concedere diritti da soli. Li chieda a qualcuno del team che li ha.',
    restrictions:
      'Un ruolo non può essere limitato: Palier non lo farebbe rispettare. Lo conceda su un luogo più piccolo, per esempio un edificio.',
    permissionDates: 'La fine precede l’inizio. Scelga una fine successiva.',
    instant: 'Non è un momento. Esempio: 2027-03-31T18:00:00+02:00',
    personExternalIdTaken: 'Un’altra persona ha già questa chiave.',
    noSuchUser: 'Questa persona non esiste, o non la vede.',
    noSuchApp: 'Questa app non esiste, o non se ne occupa lei. Ne scelga un’altra.',
    filter: 'Questo filtro non esiste. Lo tolga.',
  },
  en: {
    wrongCredentials: 'E-mail or password is wrong.',
    emailNotConfirmed: 'Please confirm your address first: we have just sent you the link again.',
    emailTaken: 'This address already has an account.',
    emailInvalid: 'This is no e-mail address. Please check it.',
    emailChangePending:
      'The person is just changing their address themselves. Wait for what they confirm, or ask them.',
    emailChangeDecided: 'This has been decided meanwhile. Load the page again to see how.',
    usernameInvalid:
      'This name contains characters that cannot be seen, or it is too long. Please type it again.',
    linkUsedUp: 'This link has been used or has run out. Ask for a new one.',
    wrongPassword: 'The current password is wrong.',
    passwordTooShort: 'At least 10 characters',
    passwordCommon: 'Many people use this password: it would be guessed first. A short sentence is better.',
    passwordPersonal:
      'It holds little but what everybody knows of you: name, address or management. A short sentence is better.',
    chooseOrganization: 'This address has accounts with several managements. Choose the one to sign in with.',
    ticketRunOut: 'That took too long, or was used before. Please begin again.',
    secondFactorThere: 'The second factor is on already.',
    secondFactorNeeded: 'This account asks for a code as well.',
    secondFactorRequired:
      'Your organisation demands a second factor here. Please sign in with it, or set it up.',
    secondFactorDemanded:
      'Your organisation demands a second factor: set up another one first, then you can remove this one.',
    secondFactorFirst:
      'Set up a second factor for yourself first and sign in with it. Then you can demand it of everybody.',
    accountLocked: 'This account is locked. Please get in touch with your property management.',
    accountDeactivated: 'This account is deactivated. Please get in touch with your property management.',
    proofNeeded: 'Nothing was changed: you have to show first that it is you.',
    wrongCode: 'This code is wrong or has run out. Please check it.',
    wrongPasskey:
      'This passkey belongs to no account here. Please take another one, or sign in with the password.',
    tooManyPasskeys: 'You have twenty passkeys already. Please remove one first that you no longer need.',
    passkeyFailed:
      'The passkey was not used: the request was cancelled, or this device has none. Please try again, or take another way.',
    phone: 'This is no phone number',
    lastAdministrator: 'This is the last person who can manage the team.',
    notToOneself: 'Nobody grants rights to themself. Ask somebody of the team who has them.',
    restrictions:
      'A role cannot be restricted: Palier would not enforce it. Grant it on a smaller place, such as a building.',
    permissionDates: 'The end lies before the beginning. Choose a later end.',
    instant: 'This is no point in time. Example: 2027-03-31T18:00:00+02:00',
    personExternalIdTaken: 'Another person has this key already.',
    noSuchUser: 'This person does not exist, or you do not see them.',
    noSuchApp: 'This app does not exist, or you do not look after it. Choose another one.',
    filter: 'There is no such filter. Remove it.',
  },
})
