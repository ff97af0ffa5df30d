import { words } from '#kernel/contract/words.ts'

/** What problems of signing in and of showing who one is mean to the reader. */
export const signInProblemWords = words({
  de: {
    proofNeeded: 'Nichts wurde geändert: Dafür müssen Sie zuerst zeigen, dass Sie es sind.',
    wrongCode: 'Dieser Code stimmt nicht oder gilt nicht mehr. Bitte prüfen Sie ihn.',
  },
  fr: {
    proofNeeded: 'Rien n’a été modifié : il faut d’abord confirmer que c’est bien vous.',
    wrongCode: 'Ce code est incorrect ou n’est plus valable. Veuillez le vérifier.',
  },
  it: {
    proofNeeded: 'Nulla è stato modificato: prima deve confermare che è lei.',
    wrongCode: 'Questo codice non è corretto o non vale più. Lo verifichi.',
  },
  en: {
    proofNeeded: 'Nothing was changed: you have to show first that it is you.',
    wrongCode: 'This code is wrong or has run out. Please check it.',
  },
})
