import { words } from '#kernel/contract/words.ts'

/** What goes wrong with requests and their categories, and what to do. */
export const ticketProblemWords = words({
  de: {
    noSuchCategory: 'Diese Kategorie gibt es hier nicht mehr. Wählen Sie eine andere.',
    categoryTooDeep: 'Unter einer Unterkategorie kann nichts mehr liegen.',
    noSuchRequester: 'Diese Person wohnt nicht oder nicht mehr an einem Ort, den Sie betreuen.',
    noSuchAssignee: 'Diese Person ist für diesen Ort nicht zuständig. Wählen Sie eine andere.',
    place: 'Diesen Ort gibt es nicht.',
  },
  fr: {
    noSuchCategory: 'Cette catégorie n’existe plus ici. Choisissez-en une autre.',
    categoryTooDeep: 'Rien ne peut se trouver sous une sous-catégorie.',
    noSuchRequester: 'Cette personne n’habite pas, ou plus, dans un lieu dont vous vous occupez.',
    noSuchAssignee: 'Cette personne ne s’occupe pas de ce lieu. Choisissez-en une autre.',
    place: 'Ce lieu n’existe pas.',
  },
  it: {
    noSuchCategory: 'Questa categoria qui non esiste più. Ne scelga un’altra.',
    categoryTooDeep: 'Sotto una sottocategoria non può esserci nulla.',
    noSuchRequester: 'Questa persona non abita, o non più, in un luogo di cui lei si occupa.',
    noSuchAssignee: 'Questa persona non si occupa di questo luogo. Ne scelga un’altra.',
    place: 'Questo luogo non esiste.',
  },
  en: {
    noSuchCategory: 'This category does not exist here any more. Choose another one.',
    categoryTooDeep: 'Nothing can be below a subcategory.',
    noSuchRequester: 'This person does not live, or no longer, in a place you look after.',
    noSuchAssignee: 'This person does not look after this place. Choose somebody else.',
    place: 'This place does not exist.',
  },
})
