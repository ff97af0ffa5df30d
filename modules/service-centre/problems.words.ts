import { words } from '#kernel/contract/words.ts'

/** What goes wrong with requests and their categories, and what to do. */
export const serviceCentreProblemWords = words({
  de: {
    noSuchCategory: 'Diese Kategorie gibt es hier nicht mehr. Wählen Sie eine andere.',
    categoryTooDeep: 'Unter einer Unterkategorie kann nichts mehr liegen.',
    ticketCategoryKeyTaken: 'Diesen Schlüssel hat schon eine andere Kategorie. Wählen Sie einen anderen.',
    key: 'Ein Schlüssel beginnt mit einem Kleinbuchstaben und hat sonst nur Kleinbuchstaben, Ziffern und Bindestriche.',
    noSuchRequester: 'Diese Person wohnt nicht oder nicht mehr an einem Ort, den Sie betreuen.',
    noSuchAssignee: 'Diese Person ist für diesen Ort nicht zuständig. Wählen Sie eine andere.',
    noSuchAuthor:
      'Wer dies geschrieben haben soll, hat mit dem Anliegen nichts zu tun. Wählen Sie jemand anderen.',
    noSuchHome: 'Hier wohnen Sie nicht oder nicht mehr. Wählen Sie eine Ihrer Wohnungen.',
    ticketClosedLongAgo: 'Dieses Anliegen ist seit Langem abgeschlossen. Bitte melden Sie ein neues.',
    messageEmpty: 'Bitte schreiben Sie etwas.',
    tooManyFiles: 'Das sind zu viele Dateien auf einmal. Entfernen Sie einige.',
  },
  fr: {
    noSuchCategory: 'Cette catégorie n’existe plus ici. Choisissez-en une autre.',
    categoryTooDeep: 'Rien ne peut se trouver sous une sous-catégorie.',
    ticketCategoryKeyTaken: 'Une autre catégorie a déjà cette clé. Choisissez-en une autre.',
    key: 'Une clé commence par une minuscule et ne compte sinon que des minuscules, des chiffres et des traits d’union.',
    noSuchRequester: 'Cette personne n’habite pas, ou plus, dans un lieu dont vous vous occupez.',
    noSuchAssignee: 'Cette personne ne s’occupe pas de ce lieu. Choisissez-en une autre.',
    noSuchAuthor:
      'La personne qui l’aurait écrit n’a rien à voir avec cette demande. Choisissez-en une autre.',
    noSuchHome: 'Vous n’habitez pas, ou plus, ici. Choisissez un de vos logements.',
    ticketClosedLongAgo: 'Cette demande est close depuis longtemps. Veuillez en signaler une nouvelle.',
    messageEmpty: 'Veuillez écrire quelque chose.',
    tooManyFiles: 'Cela fait trop de fichiers à la fois. Retirez-en quelques-uns.',
  },
  it: {
    noSuchCategory: 'Questa categoria qui non esiste più. Ne scelga un’altra.',
    categoryTooDeep: 'Sotto una sottocategoria non può esserci nulla.',
    ticketCategoryKeyTaken: 'Un’altra categoria ha già questa chiave. Ne scelga un’altra.',
    key: 'Una chiave inizia con una minuscola e contiene solo minuscole, cifre e trattini.',
    noSuchRequester: 'Questa persona non abita, o non più, in un luogo di cui lei si occupa.',
    noSuchAssignee: 'Questa persona non si occupa di questo luogo. Ne scelga un’altra.',
    noSuchAuthor: 'Chi l’avrebbe scritto non ha a che fare con la richiesta. Scelga un’altra persona.',
    noSuchHome: 'Lei non abita, o non più, qui. Scelga una delle sue abitazioni.',
    ticketClosedLongAgo: 'Questa richiesta è chiusa da tempo. Ne segnali una nuova.',
    messageEmpty: 'Scriva qualcosa.',
    tooManyFiles: 'Sono troppi file in una volta. Ne tolga alcuni.',
  },
  en: {
    noSuchCategory: 'This category does not exist here any more. Choose another one.',
    categoryTooDeep: 'Nothing can be below a subcategory.',
    ticketCategoryKeyTaken: 'Another category has this key already. Choose another one.',
    key: 'A key begins with a small letter and has only small letters, digits and hyphens besides.',
    noSuchRequester: 'This person does not live, or no longer, in a place you look after.',
    noSuchAssignee: 'This person does not look after this place. Choose somebody else.',
    noSuchAuthor:
      'Whoever is said to have written this has nothing to do with the request. Choose somebody else.',
    noSuchHome: 'You do not live here, or no longer. Choose one of your homes.',
    ticketClosedLongAgo: 'This request was closed long ago. Please report a new one.',
    messageEmpty: 'Please write something.',
    tooManyFiles: 'These are too many files at once. Remove some.',
  },
})
