import { words } from '#kernel/contract/words.ts'

export const unsubscribingWords = words({
  de: {
    question: 'Keine E-Mails mehr zu Meldungen?',
    text: 'Neues steht weiterhin in der App, und auf Ihren Geräten, wenn Sie das wünschen. E-Mails zu Ihrem Konto erhalten Sie immer.',
    yes: 'Keine E-Mails mehr',
    done: 'Sie erhalten keine E-Mails mehr zu Meldungen',
    back: 'Im Profil können Sie das jederzeit ändern.',
    profile: 'Zum Profil',
    unknown: 'Dieser Link gilt nicht',
    unknownText: 'Öffnen Sie ihn bitte aus der E-Mail, oder ändern Sie die Benachrichtigungen im Profil.',
  },
  fr: {
    question: 'Ne plus recevoir d’e-mails au sujet des demandes ?',
    text: 'Les nouveautés restent visibles dans l’app, et sur vos appareils si vous le souhaitez. Vous recevez toujours les e-mails qui concernent votre compte.',
    yes: 'Ne plus recevoir d’e-mails',
    done: 'Vous ne recevez plus d’e-mails au sujet des demandes',
    back: 'Vous pouvez changer d’avis à tout moment dans votre profil.',
    profile: 'Vers le profil',
    unknown: 'Ce lien n’est pas valable',
    unknownText: 'Ouvrez-le depuis l’e-mail, ou modifiez les notifications dans votre profil.',
  },
  it: {
    question: 'Non ricevere più e-mail sulle richieste?',
    text: 'Le novità restano visibili nell’app, e sui suoi dispositivi se lo desidera. Le e-mail che riguardano il suo conto arrivano sempre.',
    yes: 'Non ricevere più e-mail',
    done: 'Non riceve più e-mail sulle richieste',
    back: 'Può cambiare idea in ogni momento nel suo profilo.',
    profile: 'Al profilo',
    unknown: 'Questo link non è valido',
    unknownText: 'Lo apra dall’e-mail, oppure modifichi le notifiche nel suo profilo.',
  },
  en: {
    question: 'No more e-mails about requests?',
    text: 'News can still be found in the app, and on your devices if you wish. You always receive e-mails about your account.',
    yes: 'No more e-mails',
    done: 'You receive no more e-mails about requests',
    back: 'You can change this at any time in your profile.',
    profile: 'To the profile',
    unknown: 'This link is not valid',
    unknownText: 'Please open it from the e-mail, or change the notifications in your profile.',
  },
})
