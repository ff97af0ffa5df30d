import { words } from '#kernel/contract/words.ts'

/** What a problem about an account means to the reader, by its code, and what to do. */
export const accountProblemWords = words({
  de: {
    emailChangePending:
      'Die Person ändert ihre Adresse gerade selbst. Warten Sie ab, was sie bestätigt, oder fragen Sie sie.',
    emailChangeDecided: 'Darüber ist inzwischen entschieden. Laden Sie die Seite neu, um zu sehen, wie.',
    nameWithLink: 'Ein Name enthält keine Internetadresse. Bitte lassen Sie «www.» und «://» weg.',
  },
  fr: {
    emailChangePending:
      'La personne modifie elle-même son adresse en ce moment. Attendez sa confirmation ou demandez-lui.',
    emailChangeDecided: 'C’est déjà décidé. Rechargez la page pour voir comment.',
    nameWithLink: 'Un nom ne contient pas d’adresse Internet. Veuillez enlever « www. » et « :// ».',
  },
  it: {
    emailChangePending:
      'La persona sta modificando lei stessa il suo indirizzo. Attenda la conferma o glielo chieda.',
    emailChangeDecided: 'È già stato deciso. Ricarichi la pagina per vedere come.',
    nameWithLink: 'Un nome non contiene un indirizzo Internet. Tolga «www.» e «://».',
  },
  en: {
    emailChangePending:
      'The person is just changing their address themselves. Wait for what they confirm, or ask them.',
    emailChangeDecided: 'This has been decided meanwhile. Load the page again to see how.',
    nameWithLink: 'A name contains no web address. Please leave out “www.” and “://”.',
  },
})
