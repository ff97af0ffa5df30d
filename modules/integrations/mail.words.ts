import { words } from '#kernel/contract/words.ts'

export const webhookMailWords = words({
  de: {
    subject: (name: string) => `Webhook angehalten: ${name}`,
    failed: (host: string, days: number) =>
      `Seit ${days} Tagen nimmt ${host} nichts mehr an. Damit sich nichts weiter staut, haben wir diesen Webhook angehalten.`,
    next: (days: number) =>
      `Sobald der Empfänger wieder antwortet, schalten Sie den Webhook wieder ein: Was in den letzten ${days} Tagen wartete, wird dann zugestellt. Was seither geschah, holt der Empfänger über die Ereignisliste nach.`,
    open: 'Webhook ansehen',
  },
  fr: {
    subject: (name: string) => `Webhook mis en pause : ${name}`,
    failed: (host: string, days: number) =>
      `Depuis ${days} jours, ${host} n’accepte plus rien. Pour que rien ne s’accumule davantage, nous avons mis ce webhook en pause.`,
    next: (days: number) =>
      `Dès que le destinataire répond de nouveau, réactivez le webhook : ce qui a attendu ces ${days} derniers jours sera alors livré. Le destinataire rattrape ce qui s’est passé entre-temps par la liste des événements.`,
    open: 'Voir le webhook',
  },
  it: {
    subject: (name: string) => `Webhook in pausa: ${name}`,
    failed: (host: string, days: number) =>
      `Da ${days} giorni ${host} non accetta più nulla. Perché non si accumuli altro, abbiamo messo in pausa questo webhook.`,
    next: (days: number) =>
      `Non appena il destinatario risponde di nuovo, riattivi il webhook: ciò che ha atteso negli ultimi ${days} giorni verrà consegnato. Il destinatario recupera quanto accaduto nel frattempo dall’elenco degli eventi.`,
    open: 'Vedere il webhook',
  },
  en: {
    subject: (name: string) => `Webhook paused: ${name}`,
    failed: (host: string, days: number) =>
      `For ${days} days ${host} has accepted nothing. So that no more piles up, we have paused this webhook.`,
    next: (days: number) =>
      `Once the receiver answers again, switch the webhook back on: what has waited for up to ${days} days will then be delivered. What has happened since, the receiver catches up on with the list of events.`,
    open: 'See the webhook',
  },
})
