import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { findGroup } from './groups.contract.ts'
import { findPeriod } from './periods.contract.ts'
import { presentPeriods } from './periods.presenter.ts'
import { listPeriodsById } from './periods.queries.ts'
import { listGroups, listProperties, listUnits } from './places.queries.ts'
import { presentGroup, presentProperty, presentUnit } from './presenter.ts'
import { findProperty } from './properties.contract.ts'
import { findUnit } from './units.contract.ts'

export const presentedProperties = async (db: Db, actor: Actor, ids: string[]) =>
  (await listProperties(db, actor, { ids, limit: ids.length, offset: 0 })).items.map((row) =>
    presentProperty(actor, row),
  )

export const propertyShowing: Showing = { endpoint: findProperty, show: presentedProperties }

export const presentedGroups = async (db: Db, actor: Actor, ids: string[]) =>
  (await listGroups(db, actor, { ids, limit: ids.length, offset: 0 })).items.map((row) =>
    presentGroup(actor, row),
  )

export const groupShowing: Showing = { endpoint: findGroup, show: presentedGroups }

export const presentedUnits = async (db: Db, actor: Actor, ids: string[]) =>
  (await listUnits(db, actor, { ids, limit: ids.length, offset: 0 })).items.map((row) =>
    presentUnit(actor, row),
  )

export const unitShowing: Showing = { endpoint: findUnit, show: presentedUnits }

export const periodShowing: Showing = {
  endpoint: findPeriod,
  show: async (db, actor, ids) => presentPeriods(db, actor, await listPeriodsById(db, actor, ids)),
}
