import type { Body } from '#kernel/contract/endpoint.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { exportTrail } from './contract.ts'
import { trailExported } from './events.ts'

/** Opens an export of the trail: that there is one is itself an entry of it, whose id is the export's. */
export const openExport = (db: Db, actor: Actor, filters: Body<typeof exportTrail>) =>
  record(db, trailExported, { actor, subjectId: db.organizationId, data: { filters } })
