import type { Module } from '#kernel/server/module.ts'
import type { Rights } from '#kernel/server/rights.ts'

/** What all modules say of who may call which operation. */
export const rightsOf = (all: readonly Module[]) => {
  const rights = all.flatMap((module) => module.rights ?? [])
  const together = (which: 'needs' | 'withoutAbility') =>
    Object.assign({}, ...rights.map((each) => each[which])) as NonNullable<Rights[typeof which]>
  const titles = (which: 'alsoByInterface' | 'alsoOfResidents' | 'alsoOnesOwn') =>
    new Set(rights.flatMap((each) => each[which] ?? []))
  return {
    needs: together('needs'),
    withoutAbility: together('withoutAbility'),
    alsoByInterface: titles('alsoByInterface'),
    alsoOfResidents: titles('alsoOfResidents'),
    alsoOnesOwn: titles('alsoOnesOwn'),
  }
}
