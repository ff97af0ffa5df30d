import { words } from '#kernel/contract/words.ts'

/** What problems of signing in and of showing who one is mean to the reader. */
export const signInProblemWords = words({
  de: {
    ticketRunOut: 'Das hat zu lange gedauert oder wurde schon gebraucht. Bitte beginnen Sie nochmals.',
    secondFactorThere: 'Der zweite Faktor ist schon eingeschaltet.',
    secondFactorNeeded: 'Für dieses Konto braucht es auch einen Code.',
    accountLocked: 'Dieses Konto ist gesperrt. Bitte melden Sie sich bei Ihrer Verwaltung.',
    accountDeactivated: 'Dieses Konto ist deaktiviert. Bitte melden Sie sich bei Ihrer Verwaltung.',
    busy: 'Im Moment melden sich sehr viele an. Bitte versuchen Sie es in ein paar Sekunden nochmals.',
    passwordCommon:
      'Dieses Passwort benutzen viele: Es würde als Erstes erraten. Nehmen Sie lieber einen kurzen Satz.',
    passwordPersonal:
      'Darin steht fast nur, was alle von Ihnen wissen: Name, Adresse oder Verwaltung. Nehmen Sie lieber einen kurzen Satz.',
    proofNeeded: 'Nichts wurde geändert: Dafür müssen Sie zuerst zeigen, dass Sie es sind.',
    wrongCode: 'Dieser Code stimmt nicht oder gilt nicht mehr. Bitte prüfen Sie ihn.',
    secondFactorRequired:
      'Ihre Organisation verlangt hier einen zweiten Faktor. Bitte melden Sie sich mit ihm an oder richten Sie ihn ein.',
    secondFactorDemanded:
      'Ihre Organisation verlangt einen zweiten Faktor: Richten Sie zuerst einen anderen ein, dann können Sie diesen entfernen.',
    secondFactorFirst:
      'Richten Sie zuerst für sich selbst einen zweiten Faktor ein und melden Sie sich damit an. Dann können Sie ihn von allen verlangen.',
    wrongPasskey:
      'Dieser Passkey gehört zu keinem Konto hier. Bitte nehmen Sie einen anderen oder melden Sie sich mit dem Passwort an.',
    tooManyPasskeys:
      'Sie haben schon zwanzig Passkeys. Bitte entfernen Sie zuerst einen, den Sie nicht mehr brauchen.',
    passkeyFailed:
      'Der Passkey wurde nicht benutzt: Die Abfrage wurde abgebrochen, oder dieses Gerät hat keinen. Bitte versuchen Sie es nochmals oder nehmen Sie einen anderen Weg.',
  },
  fr: {
    ticketRunOut: 'Cela a pris trop de temps ou a déjà servi. Veuillez recommencer.',
    secondFactorThere: 'Le second facteur est déjà activé.',
    secondFactorNeeded: 'Ce compte demande aussi un code.',
    accountLocked: 'Ce compte est bloqué. Veuillez prendre contact avec votre gérance.',
    accountDeactivated: 'Ce compte est désactivé. Veuillez prendre contact avec votre gérance.',
    busy: 'Beaucoup de personnes se connectent en ce moment. Réessayez dans quelques secondes.',
    passwordCommon:
      'Beaucoup utilisent ce mot de passe : il serait deviné en premier. Préférez une courte phrase.',
    passwordPersonal:
      'Il ne contient presque que ce que tout le monde sait de vous : nom, adresse ou gérance. Préférez une courte phrase.',
    proofNeeded: 'Rien n’a été modifié : il faut d’abord confirmer que c’est bien vous.',
    wrongCode: 'Ce code est incorrect ou n’est plus valable. Veuillez le vérifier.',
    secondFactorRequired:
      'Votre organisation exige ici un second facteur. Connectez-vous avec lui ou configurez-le.',
    secondFactorDemanded:
      'Votre organisation exige un second facteur : configurez-en d’abord un autre, puis vous pourrez retirer celui-ci.',
    secondFactorFirst:
      'Configurez d’abord un second facteur pour vous-même et connectez-vous avec lui. Vous pourrez ensuite l’exiger de tout le monde.',
    wrongPasskey:
      'Cette clé d’accès n’appartient à aucun compte ici. Utilisez-en une autre ou connectez-vous avec le mot de passe.',
    tooManyPasskeys:
      'Vous avez déjà vingt clés d’accès. Retirez-en d’abord une dont vous n’avez plus besoin.',
    passkeyFailed:
      'La clé d’accès n’a pas servi : la demande a été interrompue, ou cet appareil n’en a pas. Réessayez ou choisissez un autre moyen.',
  },
  it: {
    ticketRunOut: 'È passato troppo tempo o è già stato usato. Ricominci, per favore.',
    secondFactorThere: 'Il secondo fattore è già attivo.',
    secondFactorNeeded: 'Questo conto chiede anche un codice.',
    accountLocked: 'Questo conto è bloccato. Si rivolga alla sua amministrazione.',
    accountDeactivated: 'Questo conto è disattivato. Si rivolga alla sua amministrazione.',
    busy: 'In questo momento accedono molte persone. Riprovi tra qualche secondo.',
    passwordCommon: 'Molti usano questa password: sarebbe indovinata per prima. Meglio una breve frase.',
    passwordPersonal:
      'Contiene quasi solo ciò che tutti sanno di lei: nome, indirizzo o amministrazione. Meglio una breve frase.',
    proofNeeded: 'Nulla è stato modificato: prima deve confermare che è lei.',
    wrongCode: 'Questo codice non è corretto o non vale più. Lo verifichi.',
    secondFactorRequired:
      'La sua organizzazione richiede qui un secondo fattore. Acceda con quello o lo configuri.',
    secondFactorDemanded:
      'La sua organizzazione richiede un secondo fattore: ne configuri prima un altro, poi potrà rimuovere questo.',
    secondFactorFirst:
      'Configuri prima un secondo fattore per sé e acceda con quello. Poi potrà richiederlo a tutti.',
    wrongPasskey:
      'Questa passkey non appartiene a nessun account qui. Ne usi un’altra o acceda con la password.',
    tooManyPasskeys: 'Ha già venti passkey. Ne rimuova prima una che non le serve più.',
    passkeyFailed:
      'La passkey non è stata usata: la richiesta è stata interrotta o questo dispositivo non ne ha. Riprovi o scelga un altro modo.',
  },
  en: {
    ticketRunOut: 'That took too long, or was used before. Please begin again.',
    secondFactorThere: 'The second factor is on already.',
    secondFactorNeeded: 'This account asks for a code as well.',
    accountLocked: 'This account is locked. Please get in touch with your property management.',
    accountDeactivated: 'This account is deactivated. Please get in touch with your property management.',
    busy: 'Very many people are signing in right now. Please try again in a few seconds.',
    passwordCommon: 'Many people use this password: it would be guessed first. A short sentence is better.',
    passwordPersonal:
      'It holds little but what everybody knows of you: name, address or management. A short sentence is better.',
    proofNeeded: 'Nothing was changed: you have to show first that it is you.',
    wrongCode: 'This code is wrong or has run out. Please check it.',
    secondFactorRequired:
      'Your organisation demands a second factor here. Please sign in with it, or set it up.',
    secondFactorDemanded:
      'Your organisation demands a second factor: set up another one first, then you can remove this one.',
    secondFactorFirst:
      'Set up a second factor for yourself first and sign in with it. Then you can demand it of everybody.',
    wrongPasskey:
      'This passkey belongs to no account here. Please take another one, or sign in with the password.',
    tooManyPasskeys: 'You have twenty passkeys already. Please remove one first that you no longer need.',
    passkeyFailed:
      'The passkey was not used: the request was cancelled, or this device has none. Please try again, or take another way.',
  },
})
