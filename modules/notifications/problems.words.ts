import { words } from '#kernel/contract/words.ts'

/** What goes wrong with notifications, and what to do. */
export const notificationProblemWords = words({
  de: {
    pushKey:
      'Dieses Gerät nimmt so keine Mitteilungen an. Laden Sie die Seite neu und schalten Sie sie nochmals ein.',
  },
  fr: {
    pushKey:
      'Cet appareil n’accepte pas les notifications ainsi. Rechargez la page et activez-les à nouveau.',
  },
  it: {
    pushKey: 'Questo dispositivo non accetta così le notifiche. Ricarichi la pagina e le attivi di nuovo.',
  },
  en: {
    pushKey:
      'This device does not take notifications like this. Load the page again and switch them on once more.',
  },
})
