import type { Language } from '#kernel/contract/shapes.ts'
import { say, type Text } from './language.ts'
import type { Gender } from './staff.ts'

/** How residents begin and end; empty ones are the short and the annoyed. `{name}` and `{first}` are the writer's. */
export const residentOpenings: readonly Text[] = [
  say('Guten Tag', 'Bonjour', 'Buongiorno', 'Hello'),
  say('Grüessech', 'Bonjour à tous', 'Buongiorno a tutti', 'Hi there'),
  say('Sehr geehrte Damen und Herren', 'Madame, Monsieur,', 'Gentili signore e signori', 'Dear Sir or Madam'),
  say('Hallo zusammen', 'Salut l’équipe,', 'Salve', 'Hi all'),
  say('', '', '', ''),
  say('', '', '', ''),
]
export const residentClosings: readonly Text[] = [
  say(
    'Freundliche Grüsse\n{name}',
    'Meilleures salutations\n{name}',
    'Cordiali saluti\n{name}',
    'Kind regards\n{name}',
  ),
  say(
    'Merci vielmals!\n{first}',
    'Merci d’avance !\n{first}',
    'Grazie mille!\n{first}',
    'Many thanks!\n{first}',
  ),
  say('LG {first}', 'Bonne journée, {first}', 'Saluti, {first}', 'Best, {first}'),
  say('{name}', '{name}', '{name}', '{name}'),
  say('', '', '', ''),
  say('', '', '', ''),
]

/** What an agent asks when the story leaves a question open. */
export const questions: readonly Text[] = [
  say(
    'Könnten Sie uns noch ein Foto schicken? Und an welchen Tagen sind Sie zu Hause?',
    'Pourriez-vous nous envoyer une photo ? Et quels jours êtes-vous à la maison ?',
    'Può mandarci una foto? E in quali giorni è a casa?',
    'Could you send us a photo? And on which days are you at home?',
  ),
  say(
    'Darf unser Handwerker Sie direkt anrufen, um einen Termin zu vereinbaren? Unter welcher Nummer?',
    'Notre artisan peut-il vous appeler directement pour fixer un rendez-vous ? À quel numéro ?',
    'Il nostro artigiano può chiamarla direttamente per fissare un appuntamento? A quale numero?',
    'May our fitter call you directly to arrange an appointment? On which number?',
  ),
  say(
    'Ist das schon länger so, oder ist kürzlich etwas verändert worden? Eine kurze Antwort genügt.',
    'Est-ce ainsi depuis longtemps ou quelque chose a-t-il changé récemment ? Une brève réponse suffit.',
    'È così da tempo o è cambiato qualcosa di recente? Basta una risposta breve.',
    'Has it been like this for long, or did something change recently? A short answer is enough.',
  ),
]

/** An agent's first word before an order goes out. */
export const orders: readonly Text[] = [
  say(
    'Danke für die Meldung. Wir haben den Auftrag erteilt; Sie hören in den nächsten Tagen von der Firma.',
    'Merci pour l’annonce. La commande est passée ; l’entreprise vous contactera ces prochains jours.',
    'Grazie della segnalazione. L’ordine è partito; la ditta la contatterà nei prossimi giorni.',
    'Thank you for telling us. The order has gone out; you will hear from the company in the next few days.',
  ),
  say(
    'Das muss sich eine Fachperson ansehen. Der Auftrag ist unterwegs, wir halten Sie auf dem Laufenden.',
    'Un spécialiste doit voir cela. La demande est partie, nous vous tenons au courant.',
    'Serve uno specialista. La richiesta è partita, la terremo al corrente.',
    'A specialist has to look at this. The order is on its way, we will keep you posted.',
  ),
]

/** `{company}` is the company, `{number}` the number of the order. */
export const orderNotes: readonly Text[] = [
  say(
    'Auftrag {number} an {company}.',
    'Commande {number} à {company}.',
    'Ordine {number} a {company}.',
    'Order {number} to {company}.',
  ),
  say(
    '{company} hat den Eingang bestätigt (Auftrag {number}), Termin folgt.',
    '{company} a confirmé la réception (commande {number}), rendez-vous à suivre.',
    '{company} ha confermato la ricezione (ordine {number}), data da definire.',
    '{company} has confirmed receipt (order {number}), date to follow.',
  ),
]

export const thanks: readonly Text[] = [
  say(
    'Super, vielen Dank!',
    'Super, merci beaucoup !',
    'Ottimo, grazie mille!',
    'Great, thank you very much!',
  ),
  say(
    'Merci für die schnelle Hilfe 👍',
    'Merci pour votre rapidité 👍',
    'Grazie per la rapidità 👍',
    'Thanks for the quick help 👍',
  ),
  say(
    'Alles bestens. Ein Kompliment auch an den Handwerker.',
    'Tout est parfait. Mes compliments aussi à l’artisan.',
    'Tutto a posto. Complimenti anche all’artigiano.',
    'All good. Compliments to the craftsman as well.',
  ),
  say('ok danke', 'ok merci', 'ok grazie', 'ok thanks'),
]

/** Written by a resident whose request drags on. */
export const impatience: readonly Text[] = [
  say(
    'Ich habe seither nichts mehr gehört. Wie geht es weiter?',
    'Je n’ai plus eu de nouvelles depuis. Quelle est la suite ?',
    'Da allora non ho più sentito nulla. Come procede?',
    'I have not heard anything since. What happens next?',
  ),
  say(
    'Am Termin war niemand da, ich habe extra freigenommen!',
    'Personne n’est venu au rendez-vous, j’avais pris congé exprès !',
    'All’appuntamento non è venuto nessuno, avevo preso libero apposta!',
    'Nobody came to the appointment, and I had taken time off!',
  ),
  say('Gibt es schon etwas Neues?', 'Y a-t-il du nouveau ?', 'Ci sono novità?', 'Is there any news?'),
]

export const reopenings: readonly { resident: Text; agent: Text }[] = [
  {
    resident: say(
      'Leider ist es seit heute wieder gleich wie vorher. Ich öffne die Meldung nochmals.',
      'Malheureusement, c’est de nouveau comme avant depuis ce matin. Je rouvre la demande.',
      'Purtroppo da oggi è di nuovo come prima. Riapro la richiesta.',
      'Unfortunately it is the same as before since today. I am reopening this.',
    ),
    agent: say(
      'Das tut uns leid. Wir waren nochmals vor Ort und haben die Ursache jetzt gefunden und behoben.',
      'Nous sommes désolés. Nous sommes repassés : la cause est maintenant trouvée et réparée.',
      'Ci dispiace. Siamo tornati sul posto: la causa ora è trovata e risolta.',
      'We are sorry. We went back and have now found and fixed the cause.',
    ),
  },
]

/** 'Guten Tag Frau Zbinden' in the reader's language. */
export const address = (language: Language, gender: Gender, familyName: string): string =>
  ({
    de: `Guten Tag ${gender === 'female' ? 'Frau' : 'Herr'} ${familyName}`,
    fr: `Bonjour ${gender === 'female' ? 'Madame' : 'Monsieur'} ${familyName},`,
    it: `Buongiorno ${gender === 'female' ? 'signora' : 'signor'} ${familyName}`,
    en: `Hello ${gender === 'female' ? 'Ms' : 'Mr'} ${familyName}`,
  })[language]

export const regards = say('Freundliche Grüsse', 'Meilleures salutations', 'Cordiali saluti', 'Kind regards')
