import { FULL_SCOPE, PROFILE_SCOPE } from '#kernel/contract/scopes.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { words } from '#kernel/contract/words.ts'
import { scopes } from '#modules/stated.ts'
import { scopeNames } from '#modules/stated.words.ts'

/** The limits of programs, said in areas. */
export const scopeWords = words({
  de: {
    limit: 'Höchstens',
    limitHint:
      'Was das Programm verlangen darf. Ohne Auswahl: alles, was die Person darf, für die es handelt.',
    full: 'alles sehen und tun, was Sie in Palier sehen und tun können',
    profile: 'lesen, wer Sie sind: Name, E-Mail-Adresse, Ihre Wohnung oder Ihre Aufgaben',
    read: (area: string) => `sehen, aber nicht ändern: ${area}`,
    write: (area: string) => `sehen und ändern: ${area}`,
  },
  fr: {
    limit: 'Au plus',
    limitHint:
      'Ce que le programme peut demander. Sans choix : tout ce que peut la personne pour laquelle il agit.',
    full: 'voir et faire tout ce que vous pouvez voir et faire dans Palier',
    profile: 'lire qui vous êtes : nom, adresse e-mail, votre logement ou vos fonctions',
    read: (area: string) => `voir, sans rien modifier : ${area}`,
    write: (area: string) => `voir et modifier : ${area}`,
  },
  it: {
    limit: 'Al massimo',
    limitHint:
      'Ciò che il programma può chiedere. Senza scelta: tutto ciò che può la persona per cui agisce.',
    full: 'vedere e fare tutto ciò che lei può vedere e fare in Palier',
    profile: 'leggere chi è: nome, indirizzo e-mail, la sua abitazione o le sue funzioni',
    read: (area: string) => `vedere, senza modificare: ${area}`,
    write: (area: string) => `vedere e modificare: ${area}`,
  },
  en: {
    limit: 'At most',
    limitHint:
      'What the program may ask for. Without a choice: everything that the person may for whom it acts.',
    full: 'see and do everything that you can see and do in Palier',
    profile: 'read who you are: name, e-mail address, your home or your tasks',
    read: (area: string) => `see, but not change: ${area}`,
    write: (area: string) => `see and change: ${area}`,
  },
})

const areaOf = (scope: string) => scopes.find((area) => scope.startsWith(`${area}:`))

/** What a scope allows, in the words of the person who is asked. */
export const saidOfScope = (language: Language, scope: string) => {
  const said = scopeWords(language)
  if (scope === FULL_SCOPE) return said.full
  if (scope === PROFILE_SCOPE) return said.profile
  const area = areaOf(scope)
  if (!area) return scope
  const name = scopeNames(language)[area]
  return scope.endsWith(':write') ? said.write(name) : said.read(name)
}
