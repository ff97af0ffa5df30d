import type { Ability, Role } from '#kernel/contract/roles.ts'
import type { Area } from '#kernel/contract/scopes.ts'
import type { Language } from '#kernel/contract/shapes.ts'

type Names = Readonly<Record<Language, string>>

/** A role of the wire that a module brings. */
export interface RoleBrought {
  /** What it is called in a sentence. */
  names: Names
  /** Its holder may do everything that any module states. */
  everything?: true
  /** The sets of roles that it is part of. */
  presets?: readonly string[]
  /** Programs are given it by a name that says what they may do with it, the smallest order first. */
  forPrograms?: { order: number; names: Names }
}

/** What a module says of who may do what: `rights.ts`. `npm run generate` writes `modules/stated.ts` from all of them. */
export interface Rights {
  /** What roles can let their holders do with its things, each inside the place it was granted on. */
  abilities?: readonly Ability[]
  /** Those that are part of a larger one, which whoever may do everything has instead. */
  partOf?: Partial<Record<Ability, Ability>>
  roles?: Partial<Record<Role, RoleBrought>>
  /** What its roles let their holders do, and what roles of others let theirs do with its things. */
  grants?: Partial<Record<Role, readonly Ability[]>>
  /**
   * Which abilities each operation needs, every one of them; of two with a stroke between them one is enough. To read needs
   * them for what is others’: what is one’s own everybody reads. The document of the API says so, and test/abilities.test.ts
   * tries each with everything but that.
   */
  needs?: Readonly<Record<string, string>>
  /** What is one's own, or open to whoever is signed in, and why no ability opens or closes it. */
  withoutAbility?: Readonly<Record<string, string>>
  /** What the interface that keeps places up to date does, too, without the ability: by its role, in its place. */
  alsoByInterface?: readonly string[]
  /** What is open to whoever looks after residents, too, where the person is no colleague and they look after all their homes. */
  alsoOfResidents?: readonly string[]
  /** What residents do with what is theirs: their account, their home. */
  alsoOnesOwn?: readonly string[]
  /** What a program can be allowed a part of, the smallest order first: what is called as a tool is, its operations belong to. */
  scopes?: Readonly<Record<string, { order: number; names: Names }>>
  /** To which of them operations without a tool belong, by the first words of their paths. */
  scopeOfPath?: Readonly<Record<string, Area>>
}
