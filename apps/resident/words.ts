import { words } from '#kernel/contract/words.ts'

export const appWords = words({
  de: {
    navigation: 'Navigation',
    offline: 'Sie sind offline. Gelesenes bleibt lesbar, Geschriebenes geht später hinaus.',
    unread: (n: number) => (n === 1 ? '1 neue Nachricht' : `${n} neue Nachrichten`),
  },
  fr: {
    navigation: 'Navigation',
    offline:
      'Vous êtes hors ligne. Ce que vous avez lu reste lisible, ce que vous écrivez partira plus tard.',
    unread: (n: number) => (n < 2 ? `${n} nouveau message` : `${n} nouveaux messages`),
  },
  it: {
    navigation: 'Navigazione',
    offline: 'È offline. Ciò che ha letto resta leggibile, ciò che scrive partirà più tardi.',
    unread: (n: number) => (n === 1 ? '1 nuovo messaggio' : `${n} nuovi messaggi`),
  },
  en: {
    navigation: 'Navigation',
    offline: 'You are offline. What you have read stays readable, what you write goes out later.',
    unread: (n: number) => (n === 1 ? '1 new message' : `${n} new messages`),
  },
})

export const profileEntryWords = words({
  de: { name: 'Profil' },
  fr: { name: 'Profil' },
  it: { name: 'Profilo' },
  en: { name: 'Profile' },
})
