import { sql, type SqlBool } from 'kysely'
import { type Actor, allowed, allowedSomewhere, channelsOf } from '#kernel/server/actor.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { DAYS_TO_RESTORE } from '#modules/master-data/public.ts'
import type { ImportState } from './contract.ts'

interface Subject {
  appId: string
  state: string
  problem: string | null
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
}

/** The lines of an import are kept as long as it can be undone, and then it keeps its counts only. */
export const isForgotten = ({
  createdAt,
  appliedAt,
  undoneAt,
}: Pick<Subject, 'createdAt' | 'appliedAt' | 'undoneAt'>) =>
  Date.now() - (undoneAt ?? appliedAt ?? createdAt).getTime() > DAYS_TO_RESTORE * 86_400_000

/** An import speaks of a whole app: who may import into it sees its imports. */
export const importsVisibleTo = (actor: Actor) =>
  sql<SqlBool>`app_id = any(${channelsOf(actor, 'places.import').appIds})`

export const mayImportSomewhere = (actor: Actor) => allowedSomewhere(actor, 'places.import')

export const mayImport = (actor: Actor, { appId }: { appId: string }) =>
  allowed(actor, 'places.import', { appId })

const open: readonly string[] = ['mapping', 'previewed', 'failed'] satisfies ImportState[]
const told: readonly string[] = [
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
] satisfies ImportState[]

/** What the screens may offer now; endpoints ask mayImport, and say why the state is in the way. */
export const importAbilities = abilities<Subject>()({
  map: (actor, subject) => mayImport(actor, subject) && open.includes(subject.state),
  preview: (actor, subject) => mayImport(actor, subject) && open.includes(subject.state),
  apply: (actor, subject) =>
    mayImport(actor, subject) && subject.state === 'previewed' && subject.problem === null,
  undo: (actor, subject) => mayImport(actor, subject) && subject.state === 'applied' && !isForgotten(subject),
  discard: (actor, subject) =>
    mayImport(actor, subject) && open.includes(subject.state) && subject.appliedAt === null,
  report: (actor, subject) =>
    mayImport(actor, subject) && told.includes(subject.state) && !isForgotten(subject),
})
