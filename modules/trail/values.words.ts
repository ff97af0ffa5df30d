import { plural, words } from '#kernel/contract/words.ts'

/** How details are put into words. */
export const detailWords = words({
  de: {
    yes: 'Ja',
    no: 'Nein',
    /** Something that has no name of its own, such as a picture. */
    present: 'gesetzt',
    created: (count: number) => `${count} neu`,
    changed: (count: number) => `${count} geändert`,
    deleted: (count: number) => `${count} gelöscht`,
    same: (count: number) => `${count} unverändert`,
    wrong: (count: number) => `${count} fehlerhaft`,
  },
  fr: {
    yes: 'Oui',
    no: 'Non',
    /** Something that has no name of its own, such as a picture. */
    present: 'défini',
    created: (count: number) => plural('fr', count, { one: '# nouveau', other: '# nouveaux' }),
    changed: (count: number) => plural('fr', count, { one: '# modifié', other: '# modifiés' }),
    deleted: (count: number) => plural('fr', count, { one: '# supprimé', other: '# supprimés' }),
    same: (count: number) => plural('fr', count, { one: '# inchangé', other: '# inchangés' }),
    wrong: (count: number) => plural('fr', count, { one: '# erroné', other: '# erronés' }),
  },
  it: {
    yes: 'Sì',
    no: 'No',
    /** Something that has no name of its own, such as a picture. */
    present: 'impostato',
    created: (count: number) => plural('it', count, { one: '# nuovo', other: '# nuovi' }),
    changed: (count: number) => plural('it', count, { one: '# modificato', other: '# modificati' }),
    deleted: (count: number) => plural('it', count, { one: '# eliminato', other: '# eliminati' }),
    same: (count: number) => plural('it', count, { one: '# invariato', other: '# invariati' }),
    wrong: (count: number) => plural('it', count, { one: '# errato', other: '# errati' }),
  },
  en: {
    yes: 'Yes',
    no: 'No',
    /** Something that has no name of its own, such as a picture. */
    present: 'set',
    created: (count: number) => `${count} new`,
    changed: (count: number) => `${count} changed`,
    deleted: (count: number) => `${count} deleted`,
    same: (count: number) => `${count} unchanged`,
    wrong: (count: number) => `${count} wrong`,
  },
})
