import { words } from '#kernel/contract/words.ts'

/** What problems of signing in and of showing who one is mean to the reader. */
export const signInProblemWords = words({
  de: {
    ticketRunOut: 'Das hat zu lange gedauert. Bitte geben Sie das Passwort nochmals ein.',
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
  },
  fr: {
    ticketRunOut: 'Cela a pris trop de temps. Saisissez à nouveau le mot de passe.',
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
  },
  it: {
    ticketRunOut: 'È passato troppo tempo. Inserisca di nuovo la password.',
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
  },
  en: {
    ticketRunOut: 'That took too long. Please enter the password again.',
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
  },
})
