import { notFound } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Showing } from '#kernel/server/showing.ts'
import * as contract from './contract.ts'
import { importAbilities } from './policy.ts'
import * as queries from './queries.ts'

type Found = queries.FoundImport

/** An import as it is now. Throws Problem 404 when it is gone. */
export const again = async (db: Db, actor: Actor, importId: string) => {
  const found = await queries.findImport(db, actor, importId)
  if (!found) throw notFound()
  return presentOne(db, actor, found)
}

export const presentOne = async (db: Db, actor: Actor, found: Found) =>
  (await present(db, actor, [found]))[0]!

/** Imports as the wire shows them, with what the actor may do with each. */
export const present = async (db: Db, actor: Actor, found: readonly Found[]): Promise<contract.Import[]> => {
  const names = await queries.namesOf(db, found)
  return found.map((subject) => ({
    id: subject.id,
    appId: subject.appId,
    appName: names.get(subject.appId) ?? '',
    fileName: subject.fileName,
    state: subject.state as contract.ImportState,
    problem: subject.problem,
    columns: subject.columns as contract.Column[],
    generateUnits: subject.generateUnits,
    rowCount: subject.rowCount,
    progress: { done: subject.doneCount, total: subject.totalCount },
    counts: subject.counts as contract.Counts,
    createdBy:
      subject.createdById === null
        ? null
        : { id: subject.createdById, name: names.get(subject.createdById) ?? '' },
    createdAt: new Date(subject.createdAt).toISOString(),
    appliedAt: subject.appliedAt === null ? null : new Date(subject.appliedAt).toISOString(),
    undoneAt: subject.undoneAt === null ? null : new Date(subject.undoneAt).toISOString(),
    can: importAbilities.of(actor, subject),
  }))
}

export const importShowing: Showing = {
  endpoint: contract.showImport,
  show: async (db, actor, ids) => present(db, actor, await queries.listImportsById(db, actor, ids)),
}
