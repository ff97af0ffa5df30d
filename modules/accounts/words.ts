import { words } from '#kernel/contract/words.ts'

export const accountMailWords = words({
  de: {
    resetSubject: 'Neues Passwort setzen',
    resetText:
      'Jemand, wahrscheinlich Sie, möchte für dieses Konto ein neues Passwort setzen. Der Link gilt eine Stunde und einmal.',
    resetIgnore: 'Waren Sie es nicht? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    resetButton: 'Neues Passwort setzen',
    confirmSubject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    confirmText: 'Mit einem Klick bestätigen Sie, dass diese Adresse Ihnen gehört. Der Link gilt drei Tage.',
    confirmButton: 'Adresse bestätigen',
    inviteSubject: (name: string) => `Ihr Zugang zu ${name}`,
    inviteText: (name: string) =>
      `${name} hat für Sie ein Konto eröffnet. Setzen Sie ein Passwort, um sich anzumelden. Der Link gilt sieben Tage.`,
    inviteButton: 'Passwort setzen',
  },
  fr: {
    resetSubject: 'Définir un nouveau mot de passe',
    resetText:
      'Quelqu’un, sans doute vous, souhaite définir un nouveau mot de passe pour ce compte. Le lien est valable une heure et une seule fois.',
    resetIgnore: 'Ce n’était pas vous ? Vous n’avez rien à faire : votre mot de passe reste inchangé.',
    resetButton: 'Définir un nouveau mot de passe',
    confirmSubject: 'Veuillez confirmer votre adresse e-mail',
    confirmText: 'D’un clic, vous confirmez que cette adresse est la vôtre. Le lien est valable trois jours.',
    confirmButton: 'Confirmer l’adresse',
    inviteSubject: (name: string) => `Votre accès à ${name}`,
    inviteText: (name: string) =>
      `${name} a ouvert un compte pour vous. Définissez un mot de passe pour vous connecter. Le lien est valable sept jours.`,
    inviteButton: 'Définir le mot de passe',
  },
  it: {
    resetSubject: 'Impostare una nuova password',
    resetText:
      'Qualcuno, probabilmente lei, desidera impostare una nuova password per questo conto. Il link vale un’ora e una sola volta.',
    resetIgnore: 'Non è stato lei? Non deve fare nulla: la password resta com’è.',
    resetButton: 'Impostare la password',
    confirmSubject: 'Confermi il suo indirizzo e-mail',
    confirmText: 'Con un clic conferma che questo indirizzo è suo. Il link vale tre giorni.',
    confirmButton: 'Confermare l’indirizzo',
    inviteSubject: (name: string) => `Il suo accesso a ${name}`,
    inviteText: (name: string) =>
      `${name} ha aperto un conto per lei. Imposti una password per accedere. Il link vale sette giorni.`,
    inviteButton: 'Impostare la password',
  },
  en: {
    resetSubject: 'Set a new password',
    resetText:
      'Somebody, probably you, wants to set a new password for this account. The link is valid for one hour and works once.',
    resetIgnore: 'It was not you? Then there is nothing to do: your password stays as it is.',
    resetButton: 'Set a new password',
    confirmSubject: 'Please confirm your e-mail address',
    confirmText: 'With one click you confirm that this address is yours. The link is valid for three days.',
    confirmButton: 'Confirm the address',
    inviteSubject: (name: string) => `Your access to ${name}`,
    inviteText: (name: string) =>
      `${name} has opened an account for you. Set a password to sign in. The link is valid for seven days.`,
    inviteButton: 'Set a password',
  },
})
