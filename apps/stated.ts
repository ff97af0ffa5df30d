import { Language } from '#kernel/contract/shapes.ts'
import { type Module, thingsOf } from '#kernel/server/module.ts'
import type { RoleBrought } from '#kernel/server/rights.ts'
import { kindsOf } from '#modules/notifications/public.ts'

type Texts = Record<Language, Record<string, string>>

/**
 * What both sides go by of what the modules state: the names that contracts and policies are typed by, and their words. Throws
 * where a name is stated twice, or an event without words in a language.
 */
export const statedBy = (all: readonly Module[]) => {
  const rights = all.flatMap((module) => module.rights ?? [])
  const brought = rights.flatMap(({ roles }) => Object.entries(roles ?? {}) as [string, RoleBrought][])
  const roleOf = Object.fromEntries(brought)
  const roles = once(brought.map(([role]) => role)).toSorted()
  const abilities = once<string>(rights.flatMap((each) => each.abilities ?? [])).toSorted()
  const partOf: Record<string, string> = Object.assign({}, ...rights.map((each) => each.partOf))
  const granted = (role: string): string[] =>
    roleOf[role]!.everything
      ? abilities.filter((ability) => !(ability in partOf))
      : rights.flatMap(({ grants }) => (grants as Record<string, string[]> | undefined)?.[role] ?? [])
  const presets = brought.filter(([, role]) => role.presets)
  const scopes = rights
    .flatMap((each) => Object.entries(each.scopes ?? {}))
    .toSorted(([, a], [, b]) => a.order - b.order)
  const programs = brought
    .flatMap(([role, { forPrograms }]) => (forPrograms ? [{ role, ...forPrograms }] : []))
    .toSorted((a, b) => a.order - b.order)
  const events = Object.values(thingsOf(all))
    .toSorted((a, b) => a.catalogue.order - b.catalogue.order)
    .flatMap(({ events, wireNames, catalogue }) =>
      events.map(({ name }) => ({ name: wireNames?.[name] ?? name, ...catalogue })),
    )
  once(events.map(({ name }) => name))
  return {
    names: {
      abilities,
      partOf,
      roles,
      abilitiesOf: Object.fromEntries(
        roles.map((role) => [role, abilities.filter((ability) => granted(role).includes(ability))]),
      ),
      presetsOf: Object.fromEntries(presets.map(([role, { presets }]) => [role, presets])),
      scopes: once(scopes.map(([scope]) => scope)),
      scopeOfPath: Object.assign({}, ...rights.map((each) => each.scopeOfPath)) as Record<string, string>,
      events: Object.fromEntries(events.map(({ name, group }) => [name, group])),
      areas: once(kindsOf(all).map(({ area }) => area)),
      trailKinds: trailKindsOf(all),
    },
    words: {
      roleNames: textsOf(roles, (role, language) => roleOf[role]!.names[language]),
      programRoleNames: textsOf(
        programs.map(({ role }) => role),
        (role, language) => roleOf[role]!.forPrograms!.names[language],
      ),
      scopeNames: textsOf(
        scopes.map(([scope]) => scope),
        (scope, language) => scopes.find(([name]) => name === scope)![1].names[language],
      ),
      eventNames: textsOf(
        events.map(({ name }) => name),
        (name, language) => events.find((event) => event.name === name)!.words(language)[name],
      ),
    },
  }
}

/** The events of the trail, in the groups by which one filters. */
const trailKindsOf = (all: readonly Module[]) => {
  const stated = all.flatMap(({ trail }) => Object.entries(trail?.kinds ?? {}))
  once(stated.flatMap(([, types]) => types))
  return Object.fromEntries(
    [...Map.groupBy(stated, ([kind]) => kind)].map(([kind, each]) => [
      kind,
      each.flatMap(([, types]) => types),
    ]),
  )
}

const once = <Name extends string>(names: Name[]) => {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`${twice} is stated twice`)
  return names
}

const textsOf = (names: string[], textOf: (name: string, language: Language) => string | undefined) =>
  Object.fromEntries(
    Language.options.map((language) => [
      language,
      Object.fromEntries(
        names.map((name) => {
          const text = textOf(name, language)
          if (!text) throw new Error(`${name} has no words in ${language}`)
          return [name, text]
        }),
      ),
    ]),
  ) as Texts

const HEAD = '/** Written by `npm run generate` from what the modules state. */\n'

/** The files that say it in TypeScript, where nothing of a server or of a screen is loaded along. */
export const statedFiles = (all: readonly Module[]) => {
  const { names, words } = statedBy(all)
  return {
    'modules/stated.ts': [
      HEAD,
      ...Object.entries(names).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value, null, 2)} as const\n`,
      ),
    ].join('\n'),
    'modules/stated.words.ts': [
      `${HEAD}import { words } from '#kernel/contract/words.ts'\n`,
      ...Object.entries(words).map(
        ([name, texts]) => `export const ${name} = words({\n${linesOf(texts)}})\n`,
      ),
    ].join('\n'),
  }
}

const linesOf = (texts: Texts) =>
  Object.entries(texts)
    .map(([language, each]) => {
      const lines = Object.entries(each).map(([name, text]) => `    '${name}': ${JSON.stringify(text)},\n`)
      return `  ${language}: {\n${lines.join('')}  },\n`
    })
    .join('')
