import { words } from '#kernel/contract/words.ts'

export const postWords = words({
  de: {
    reason: (name: string) => `Sie erhalten sie, weil ${name} allen in Ihrem Haus schreibt.`,
    wrote: (author: string) => `${author} hat an der Pinnwand geschrieben:`,
    read: 'Beitrag lesen',
    back: 'Neues',
    management: 'Verwaltung',
    former: 'Jemand, der nicht mehr hier ist',
    gone: 'Diesen Beitrag gibt es nicht mehr',
    goneHint: 'Er wurde gelöscht, oder er richtet sich nicht an Ihr Zuhause.',
  },
  fr: {
    reason: (name: string) =>
      `Vous le recevez parce que ${name} écrit à tous les habitants de votre immeuble.`,
    wrote: (author: string) => `${author} a écrit sur le mur d’actualités :`,
    read: 'Lire le message',
    back: 'Nouveautés',
    management: 'Gérance',
    former: 'Une personne qui n’est plus ici',
    gone: 'Ce message n’existe plus',
    goneHint: 'Il a été supprimé ou ne s’adresse pas à votre logement.',
  },
  it: {
    reason: (name: string) => `Lo riceve perché ${name} scrive a tutti nel suo stabile.`,
    wrote: (author: string) => `${author} ha scritto in bacheca:`,
    read: 'Leggere il messaggio',
    back: 'Novità',
    management: 'Amministrazione',
    former: 'Una persona che non è più qui',
    gone: 'Questo messaggio non esiste più',
    goneHint: 'È stato eliminato oppure non è rivolto alla sua abitazione.',
  },
  en: {
    reason: (name: string) => `You receive it because ${name} writes to everybody in your house.`,
    wrote: (author: string) => `${author} wrote on the pinboard:`,
    read: 'Read the post',
    back: 'News',
    management: 'Management',
    former: 'Somebody who is no longer here',
    gone: 'This post is gone',
    goneHint: 'It was deleted, or it is not for your home.',
  },
})
