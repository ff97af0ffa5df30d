import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { organizationChanged } from './events.ts'
import { type Organization, presentOrganization } from './organization.presenter.ts'
import { renameOrganization } from './queries.ts'

/** Renames the organization and gives it as it is then. */
export const changeName = async (db: Db, actor: Actor, subject: Organization, name: string) => {
  const after = presentOrganization(actor, await renameOrganization(db, name))
  const changes = changesOf(presentOrganization(actor, subject), after)
  await record(db, organizationChanged, { actor, subjectId: subject.id, data: { changes } })
  return after
}
