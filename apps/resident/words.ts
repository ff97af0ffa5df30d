import { words } from '#kernel/contract/words.ts'

export const appWords = words({
  de: {
    requests: 'Meldungen',
    navigation: 'Navigation',
    report: 'Etwas melden',
    offline: 'Sie sind offline. Gelesenes bleibt lesbar, Geschriebenes geht später hinaus.',
    unread: (n: number) => (n === 1 ? '1 neue Nachricht' : `${n} neue Nachrichten`),
    addHome: 'Zuhause mit Code hinzufügen',
    hello: (name: string) => `Guten Tag, ${name}`,
  },
  fr: {
    requests: 'Demandes',
    navigation: 'Navigation',
    report: 'Signaler un problème',
    offline:
      'Vous êtes hors ligne. Ce que vous avez lu reste lisible, ce que vous écrivez partira plus tard.',
    unread: (n: number) => (n < 2 ? `${n} nouveau message` : `${n} nouveaux messages`),
    addHome: 'Ajouter un logement avec un code',
    hello: (name: string) => `Bonjour ${name}`,
  },
  it: {
    requests: 'Richieste',
    navigation: 'Navigazione',
    report: 'Segnalare un problema',
    offline: 'È offline. Ciò che ha letto resta leggibile, ciò che scrive partirà più tardi.',
    unread: (n: number) => (n === 1 ? '1 nuovo messaggio' : `${n} nuovi messaggi`),
    addHome: 'Aggiungere una casa con un codice',
    hello: (name: string) => `Buongiorno ${name}`,
  },
  en: {
    requests: 'Requests',
    navigation: 'Navigation',
    report: 'Report something',
    offline: 'You are offline. What you have read stays readable, what you write goes out later.',
    unread: (n: number) => (n === 1 ? '1 new message' : `${n} new messages`),
    addHome: 'Add a home with a code',
    hello: (name: string) => `Hello, ${name}`,
  },
})

export const homeEntryWords = words({
  de: { name: 'Zuhause' },
  fr: { name: 'Accueil' },
  it: { name: 'Casa' },
  en: { name: 'Home' },
})

export const profileEntryWords = words({
  de: { name: 'Profil' },
  fr: { name: 'Profil' },
  it: { name: 'Profilo' },
  en: { name: 'Profile' },
})
