import { words } from '#kernel/contract/words.ts'

/** What goes wrong with invitations, codes and those who live somewhere, and what to do. */
export const tenantManagementProblemWords = words({
  de: {
    codeUnknown: 'Diesen Code kennen wir nicht. Bitte prüfen Sie ihn.',
    codeGuessable:
      'Dieser Code ist zu leicht zu erraten. Nehmen Sie mindestens 8 Zeichen mit Buchstaben und Ziffern, oder mindestens 12 Zeichen.',
    codeTaken: 'Diesen Code gibt es schon.',
    code: 'Ein Code hat 4 bis 64 Buchstaben und Ziffern.',
    noSuchPeriod: 'Diesen Mietzeitraum gibt es nicht, oder Sie betreuen ihn nicht.',
    utilisationPeriodPast:
      'Dieser Mietzeitraum ist vorbei. Hier lässt sich nur noch eintragen, wen Sie schon betreuen.',
    alreadyInvited:
      'An diese Adresse ist schon eine Einladung offen. Sie können sie erneut senden oder zurückziehen.',
    alreadyCheckedIn: 'Diese Person ist schon eingetragen.',
    noAddress: 'Es fehlt eine E-Mail-Adresse.',
    invitationDeclined: 'Diese Person hat abgelehnt. Sprechen Sie mit ihr, bevor Sie sie erneut einladen.',
    invitationUsed: 'Diese Person ist schon registriert.',
    invitationExpired: 'Diese Einladung ist abgelaufen.',
    noSuchInvitation: 'Hier gibt es keine offenen Einladungen.',
    tooManyLetters: 'Das sind mehr als tausend Briefe. Wählen Sie einen kleineren Teil.',
  },
  fr: {
    codeUnknown: 'Nous ne connaissons pas ce code. Veuillez le vérifier.',
    codeGuessable:
      'Ce code est trop facile à deviner. Prenez au moins 8 signes avec lettres et chiffres, ou au moins 12 signes.',
    codeTaken: 'Ce code existe déjà.',
    code: 'Un code compte 4 à 64 lettres et chiffres.',
    noSuchPeriod: 'Cette période n’existe pas, ou vous ne vous en occupez pas.',
    utilisationPeriodPast:
      'Cette période est terminée. On ne peut plus y inscrire que des personnes dont vous vous occupez déjà.',
    alreadyInvited: 'Une invitation à cette adresse est déjà ouverte. Vous pouvez la renvoyer ou la retirer.',
    alreadyCheckedIn: 'Cette personne est déjà inscrite.',
    noAddress: 'Il manque une adresse e-mail.',
    invitationDeclined: 'Cette personne a refusé. Parlez-lui avant de l’inviter à nouveau.',
    invitationUsed: 'Cette personne est déjà inscrite.',
    invitationExpired: 'Cette invitation est échue.',
    noSuchInvitation: 'Il n’y a pas d’invitation ouverte ici.',
    tooManyLetters: 'Cela fait plus de mille lettres. Choisissez une partie plus petite.',
  },
  it: {
    codeUnknown: 'Non conosciamo questo codice. Lo verifichi.',
    codeGuessable:
      'Questo codice è troppo facile da indovinare. Prenda almeno 8 segni con lettere e cifre, o almeno 12 segni.',
    codeTaken: 'Questo codice esiste già.',
    code: 'Un codice ha da 4 a 64 lettere e cifre.',
    noSuchPeriod: 'Questo periodo non esiste, o non se ne occupa lei.',
    utilisationPeriodPast:
      'Questo periodo è terminato. Vi si possono registrare solo persone di cui si occupa già.',
    alreadyInvited: 'C’è già un invito aperto a questo indirizzo. Può inviarlo di nuovo o ritirarlo.',
    alreadyCheckedIn: 'Questa persona è già registrata.',
    noAddress: 'Manca un indirizzo e-mail.',
    invitationDeclined: 'Questa persona ha rifiutato. Le parli prima di invitarla di nuovo.',
    invitationUsed: 'Questa persona è già registrata.',
    invitationExpired: 'Questo invito è scaduto.',
    noSuchInvitation: 'Qui non ci sono inviti aperti.',
    tooManyLetters: 'Sono più di mille lettere. Scelga una parte più piccola.',
  },
  en: {
    codeUnknown: 'We do not know this code. Please check it.',
    codeGuessable:
      'This code is too easy to guess. Take at least 8 characters with letters and digits, or at least 12 characters.',
    codeTaken: 'This code exists already.',
    code: 'A code has 4 to 64 letters and digits.',
    noSuchPeriod: 'This period does not exist, or you do not look after it.',
    utilisationPeriodPast:
      'This period is over. Only people whom you look after already can still be added to it.',
    alreadyInvited: 'An invitation to this address is open already. You can send it again or withdraw it.',
    alreadyCheckedIn: 'This person is checked in already.',
    noAddress: 'An e-mail address is missing.',
    invitationDeclined: 'This person has declined. Talk to them before you invite them again.',
    invitationUsed: 'This person is registered already.',
    invitationExpired: 'This invitation has expired.',
    noSuchInvitation: 'There are no open invitations here.',
    tooManyLetters: 'These are more than a thousand letters. Choose a smaller part.',
  },
})
