import { words } from '#kernel/contract/words.ts'

export const cockpitWords = words({
  de: {
    profile: 'Profil',
    navigation: 'Navigation',
    mails: 'Mails der Demo',
    chooseApp: 'App wählen',
    inApp: (name: string) => `App: ${name}`,
  },
  fr: {
    profile: 'Profil',
    navigation: 'Navigation',
    mails: 'E-mails de la démo',
    chooseApp: 'Choisir l’app',
    inApp: (name: string) => `App\u202f: ${name}`,
  },
  it: {
    profile: 'Profilo',
    navigation: 'Navigazione',
    mails: 'E-mail della demo',
    chooseApp: 'Scegliere l’app',
    inApp: (name: string) => `App: ${name}`,
  },
  en: {
    profile: 'Profile',
    navigation: 'Navigation',
    mails: 'Mails of the demo',
    chooseApp: 'Choose the app',
    inApp: (name: string) => `App: ${name}`,
  },
})

export const settingsEntryWords = words({
  de: { name: 'App' },
  fr: { name: 'App' },
  it: { name: 'App' },
  en: { name: 'App' },
})
