import { words } from '#kernel/contract/words.ts'

/** What goes wrong with apps and service providers, and what to do. */
export const organizationProblemWords = words({
  de: {
    serviceProviderInUse:
      'Gebäude oder andere Dienstleister gehören noch dazu. Ordnen Sie diese zuerst jemand anderem zu.',
    serviceProviderExternalIdTaken: 'Diesen Schlüssel hat schon ein anderer Dienstleister.',
    agentAlreadyThere: 'Diese Person gehört schon zu diesem Dienstleister.',
    colour: 'Das ist keine Farbe. Beispiel: #1a6b4f',
    serviceProviderParent: 'Den Dienstleister darüber gibt es nicht. Wählen Sie einen anderen.',
  },
  fr: {
    serviceProviderInUse:
      'Des bâtiments ou d’autres prestataires en dépendent encore. Attribuez-les d’abord à quelqu’un d’autre.',
    serviceProviderExternalIdTaken: 'Un autre prestataire a déjà cette clé.',
    agentAlreadyThere: 'Cette personne fait déjà partie de ce prestataire.',
    colour: 'Ce n’est pas une couleur. Exemple : #1a6b4f',
    serviceProviderParent: 'Le prestataire au-dessus n’existe pas. Choisissez-en un autre.',
  },
  it: {
    serviceProviderInUse:
      'Edifici o altri fornitori ne fanno ancora parte. Li attribuisca prima a qualcun altro.',
    serviceProviderExternalIdTaken: 'Un altro fornitore ha già questa chiave.',
    agentAlreadyThere: 'Questa persona fa già parte di questo fornitore.',
    colour: 'Non è un colore. Esempio: #1a6b4f',
    serviceProviderParent: 'Il fornitore superiore non esiste. Ne scelga un altro.',
  },
  en: {
    serviceProviderInUse:
      'Buildings or other service providers still belong to it. Give them to somebody else first.',
    serviceProviderExternalIdTaken: 'Another service provider has this key already.',
    agentAlreadyThere: 'This person belongs to this service provider already.',
    colour: 'This is no colour. Example: #1a6b4f',
    serviceProviderParent: 'The service provider above does not exist. Choose another one.',
  },
})
