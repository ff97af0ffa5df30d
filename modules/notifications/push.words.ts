import { words } from '#kernel/contract/words.ts'

export const pushWords = words({
  de: {
    title: 'Mitteilungen auf diesem Gerät',
    offer:
      'Möchten Sie gleich sehen, wenn Ihnen jemand antwortet? Dieses Gerät zeigt es Ihnen, auch wenn die App zu ist.',
    allow: 'Mitteilungen erlauben',
    notNow: 'Nicht jetzt',
    on: 'Dieses Gerät zeigt Ihnen, wenn es Neues gibt.',
    end: 'Ausschalten',
    nowOn: 'Dieses Gerät zeigt Ihnen ab jetzt, wenn es Neues gibt',
    nowOff: 'Auf diesem Gerät ausgeschaltet',
    blocked:
      'Der Browser hat Mitteilungen dieser Seite blockiert. Erlauben Sie sie in seinen Einstellungen für diese Seite – meist über das Symbol neben der Adresse – und kommen Sie hierher zurück.',
    install:
      'Auf iPhone und iPad kommen Mitteilungen nur in die installierte App. Tippen Sie auf «Teilen», dann auf «Zum Home-Bildschirm», und öffnen Sie die App von dort.',
    impossible: 'Dieser Browser kann keine Mitteilungen zeigen. E-Mails erhalten Sie trotzdem.',
    failed: 'Der Browser konnte die Mitteilungen nicht einschalten. Bitte versuchen Sie es später nochmals.',
  },
  fr: {
    title: 'Notifications sur cet appareil',
    offer:
      'Souhaitez-vous voir tout de suite quand quelqu’un vous répond ? Cet appareil vous le montre, même quand l’app est fermée.',
    allow: 'Autoriser les notifications',
    notNow: 'Pas maintenant',
    on: 'Cet appareil vous montre quand il y a du nouveau.',
    end: 'Désactiver',
    nowOn: 'Cet appareil vous montre désormais quand il y a du nouveau',
    nowOff: 'Désactivées sur cet appareil',
    blocked:
      'Le navigateur a bloqué les notifications de ce site. Autorisez-les dans ses réglages pour ce site – en général par le symbole à côté de l’adresse – puis revenez ici.',
    install:
      'Sur iPhone et iPad, les notifications n’arrivent que dans l’app installée. Touchez « Partager », puis « Sur l’écran d’accueil », et ouvrez l’app depuis là.',
    impossible: 'Ce navigateur ne peut pas afficher de notifications. Vous recevez les e-mails malgré tout.',
    failed: 'Le navigateur n’a pas pu activer les notifications. Veuillez réessayer plus tard.',
  },
  it: {
    title: 'Notifiche su questo dispositivo',
    offer:
      'Desidera vedere subito quando qualcuno le risponde? Questo dispositivo glielo mostra, anche quando l’app è chiusa.',
    allow: 'Consentire le notifiche',
    notNow: 'Non ora',
    on: 'Questo dispositivo le mostra quando ci sono novità.',
    end: 'Disattivare',
    nowOn: 'Da ora questo dispositivo le mostra quando ci sono novità',
    nowOff: 'Disattivate su questo dispositivo',
    blocked:
      'Il browser ha bloccato le notifiche di questo sito. Le consenta nelle sue impostazioni per questo sito – di solito con il simbolo accanto all’indirizzo – e torni qui.',
    install:
      'Su iPhone e iPad le notifiche arrivano solo nell’app installata. Tocchi «Condividi», poi «Aggiungi alla schermata Home», e apra l’app da lì.',
    impossible: 'Questo browser non può mostrare notifiche. Le e-mail le riceve comunque.',
    failed: 'Il browser non ha potuto attivare le notifiche. Riprovi più tardi.',
  },
  en: {
    title: 'Notifications on this device',
    offer:
      'Would you like to see at once when somebody answers you? This device shows you, even when the app is closed.',
    allow: 'Allow notifications',
    notNow: 'Not now',
    on: 'This device shows you when there is something new.',
    end: 'Switch off',
    nowOn: 'From now on this device shows you when there is something new',
    nowOff: 'Switched off on this device',
    blocked:
      'The browser has blocked notifications from this site. Allow them in its settings for this site – mostly behind the symbol next to the address – and come back here.',
    install:
      'On iPhone and iPad, notifications only reach the installed app. Tap “Share”, then “Add to Home Screen”, and open the app from there.',
    impossible: 'This browser cannot show notifications. You receive e-mails all the same.',
    failed: 'The browser could not switch notifications on. Please try again later.',
  },
})
