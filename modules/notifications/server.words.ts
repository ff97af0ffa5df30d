import { words } from '#kernel/contract/words.ts'

/** What whoever administers reads while the mail server takes no mails. */
export const serverWords = words({
  de: {
    failing: (since: string) => `Seit ${since} nimmt der Mailserver keine E-Mails an.`,
    waiting: (count: number) =>
      count === 1
        ? 'Eine E-Mail wartet und wird vier Tage lang erneut versucht.'
        : `${count} E-Mails warten und werden vier Tage lang erneut versucht.`,
    said: 'Er sagt:',
    login:
      'Benutzername oder Passwort von SMTP_URL stimmen nicht mehr: Wer Palier betreibt, muss sie berichtigen.',
    unreachable:
      'Er ist nicht erreichbar: Wer Palier betreibt, muss SMTP_URL, Netz und Verschlüsselung prüfen.',
    sender:
      'Er traut dem Absender nicht: Wer Palier betreibt, muss MAIL_FROM und SPF, DKIM und DMARC der Domain prüfen.',
    quota:
      'Es sind mehr E-Mails, als der Anbieter zulässt: warten, oder dort ein höheres Kontingent verlangen.',
    other: 'Wer Palier betreibt, fragt den Anbieter des Mailservers, was das heisst.',
  },
  fr: {
    failing: (since: string) => `Depuis ${since}, le serveur de messagerie n’accepte aucun e-mail.`,
    waiting: (count: number) =>
      count === 1
        ? 'Un e-mail attend et sera réessayé pendant quatre jours.'
        : `${count} e-mails attendent et seront réessayés pendant quatre jours.`,
    said: 'Il répond\u00a0:',
    login:
      'Le nom ou le mot de passe de SMTP_URL ne sont plus valables\u00a0: l’exploitant de Palier doit les corriger.',
    unreachable:
      'Il est injoignable\u00a0: l’exploitant de Palier doit vérifier SMTP_URL, le réseau et le chiffrement.',
    sender:
      'Il se méfie de l’expéditeur\u00a0: l’exploitant de Palier doit vérifier MAIL_FROM ainsi que SPF, DKIM et DMARC du domaine.',
    quota:
      'C’est plus d’e-mails que le fournisseur n’en admet\u00a0: attendez, ou demandez-lui un quota plus élevé.',
    other: 'L’exploitant de Palier demande au fournisseur du serveur ce que cela veut dire.',
  },
  it: {
    failing: (since: string) => `Da ${since} il server di posta non accetta e-mail.`,
    waiting: (count: number) =>
      count === 1
        ? 'Una e-mail attende e sarà ritentata per quattro giorni.'
        : `${count} e-mail attendono e saranno ritentate per quattro giorni.`,
    said: 'Risponde:',
    login: 'Il nome o la password di SMTP_URL non valgono più: chi gestisce Palier deve correggerli.',
    unreachable: 'Non è raggiungibile: chi gestisce Palier deve verificare SMTP_URL, la rete e la cifratura.',
    sender:
      'Non si fida del mittente: chi gestisce Palier deve verificare MAIL_FROM e SPF, DKIM e DMARC del dominio.',
    quota: 'Sono più e-mail di quante il fornitore ammetta: attendere, o chiedergli un limite più alto.',
    other: 'Chi gestisce Palier chiede al fornitore del server che cosa significa.',
  },
  en: {
    failing: (since: string) => `Since ${since} the mail server takes no mails.`,
    waiting: (count: number) =>
      count === 1
        ? 'One mail waits and is tried again for four days.'
        : `${count} mails wait and are tried again for four days.`,
    said: 'It says:',
    login: 'User or password of SMTP_URL are no longer right: whoever runs Palier has to correct them.',
    unreachable:
      'It cannot be reached: whoever runs Palier has to look at SMTP_URL, the network and the encryption.',
    sender:
      'It does not trust the sender: whoever runs Palier has to look at MAIL_FROM and at SPF, DKIM and DMARC of its domain.',
    quota: 'These are more mails than the provider lets through: wait, or ask there for a higher quota.',
    other: 'Whoever runs Palier asks the provider of the mail server what that means.',
  },
})
