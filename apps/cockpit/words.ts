import { words } from '#kernel/contract/words.ts'

export const cockpitWords = words({
  de: {
    requests: 'Anliegen',
    places: 'Stammdaten',
    tenants: 'Mietparteien',
    team: 'Team',
    settings: 'App',
    profile: 'Profil',
    navigation: 'Navigation',
    mails: 'Mails der Demo',
  },
  fr: {
    requests: 'Demandes',
    places: 'Données de base',
    tenants: 'Locataires',
    team: 'Équipe',
    settings: 'App',
    profile: 'Profil',
    navigation: 'Navigation',
    mails: 'E-mails de la démo',
  },
  it: {
    requests: 'Richieste',
    places: 'Dati di base',
    tenants: 'Inquilini',
    team: 'Team',
    settings: 'App',
    profile: 'Profilo',
    navigation: 'Navigazione',
    mails: 'E-mail della demo',
  },
  en: {
    requests: 'Requests',
    places: 'Master data',
    tenants: 'Tenants',
    team: 'Team',
    settings: 'App',
    profile: 'Profile',
    navigation: 'Navigation',
    mails: 'Mails of the demo',
  },
})
