import { words } from '#kernel/contract/words.ts'

export const passkeyWords = words({
  de: {
    passkeys: 'Passkeys',
    passkeysHint:
      'Mit einem Passkey melden Sie sich mit Fingerabdruck, Gesicht oder Geräte-PIN an, ohne Passwort und ohne Code. Er bleibt auf Ihrem Gerät oder in Ihrem Passwort-Manager.',
    add: 'Passkey hinzufügen',
    added: 'Der Passkey ist da. Ab jetzt können Sie sich damit anmelden.',
    since: (day: string) => `seit ${day}`,
    lastUsed: (day: string) => `zuletzt benutzt ${day}`,
    neverUsed: 'noch nie benutzt',
    remove: 'Entfernen',
    removeQuestion: (name: string) =>
      `Mit «${name}» können Sie sich danach nicht mehr anmelden. Auf dem Gerät selbst löschen Sie ihn in dessen Einstellungen.`,
    removed: 'Der Passkey ist entfernt.',
    unsupported: 'Dieser Browser kennt keine Passkeys.',
    withPasskey: 'Mit Passkey anmelden',
    provePasskey: 'Mit Passkey bestätigen',
    byMail: 'Code per E-Mail bekommen',
    or: 'oder',
    passkeyStep: 'Ihre Organisation verlangt für dieses Konto einen Passkey.',
  },
  fr: {
    passkeys: 'Clés d’accès',
    passkeysHint:
      'Avec une clé d’accès (passkey), vous vous connectez par empreinte, visage ou code de l’appareil, sans mot de passe ni code. Elle reste sur votre appareil ou dans votre gestionnaire de mots de passe.',
    add: 'Ajouter une clé d’accès',
    added: 'La clé d’accès est là. Vous pouvez désormais vous connecter avec elle.',
    since: (day: string) => `depuis le ${day}`,
    lastUsed: (day: string) => `dernière utilisation ${day}`,
    neverUsed: 'jamais utilisée',
    remove: 'Retirer',
    removeQuestion: (name: string) =>
      `Vous ne pourrez plus vous connecter avec « ${name} ». Sur l’appareil lui-même, elle se supprime dans ses réglages.`,
    removed: 'La clé d’accès est retirée.',
    unsupported: 'Ce navigateur ne connaît pas les clés d’accès.',
    withPasskey: 'Utiliser une clé d’accès',
    provePasskey: 'Confirmer avec une clé d’accès',
    byMail: 'Recevoir un code par e-mail',
    or: 'ou',
    passkeyStep: 'Votre organisation exige une clé d’accès pour ce compte.',
  },
  it: {
    passkeys: 'Passkey',
    passkeysHint:
      'Con una passkey accede con l’impronta, il volto o il PIN del dispositivo, senza password e senza codice. Resta sul suo dispositivo o nel suo gestore di password.',
    add: 'Aggiungere una passkey',
    added: 'La passkey c’è. D’ora in poi può accedere con essa.',
    since: (day: string) => `dal ${day}`,
    lastUsed: (day: string) => `ultimo utilizzo ${day}`,
    neverUsed: 'mai usata',
    remove: 'Rimuovere',
    removeQuestion: (name: string) =>
      `Con «${name}» non potrà più accedere. Sul dispositivo stesso si elimina nelle sue impostazioni.`,
    removed: 'La passkey è rimossa.',
    unsupported: 'Questo browser non conosce le passkey.',
    withPasskey: 'Accedere con una passkey',
    provePasskey: 'Confermare con una passkey',
    byMail: 'Ricevere un codice via e-mail',
    or: 'oppure',
    passkeyStep: 'La sua organizzazione richiede una passkey per questo account.',
  },
  en: {
    passkeys: 'Passkeys',
    passkeysHint:
      'With a passkey you sign in by fingerprint, face or the PIN of your device, without a password and without a code. It stays on your device or in your password manager.',
    add: 'Add a passkey',
    added: 'The passkey is there. From now on you can sign in with it.',
    since: (day: string) => `since ${day}`,
    lastUsed: (day: string) => `last used ${day}`,
    neverUsed: 'never used',
    remove: 'Remove',
    removeQuestion: (name: string) =>
      `You can then no longer sign in with “${name}”. On the device itself you delete it in its settings.`,
    removed: 'The passkey is removed.',
    unsupported: 'This browser knows no passkeys.',
    withPasskey: 'Sign in with a passkey',
    provePasskey: 'Confirm with a passkey',
    byMail: 'Get a code by e-mail',
    or: 'or',
    passkeyStep: 'Your organisation demands a passkey for this account.',
  },
})
