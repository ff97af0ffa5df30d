import { type Actor, isStaff } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { record } from '#kernel/server/events.ts'
import { serve } from '#kernel/server/serve.ts'
import { appEndpoints } from './apps.endpoints.ts'
import * as contract from './contract.ts'
import { organizationChanged } from './events.ts'
import { mayEditOrganization } from './policy.ts'
import { providerEndpoints } from './providers.endpoints.ts'
import * as queries from './queries.ts'

const find = async ({ db, params }: { db: Db; params: { organizationId: string } }) =>
  params.organizationId === db.organizationId ? queries.findOrganization(db) : undefined

export const organizationEndpoints = [
  serve(contract.findOrganization, {
    find,
    allow: isStaff,
    run: async ({ actor, subject }) => present(actor, subject),
  }),
  serve(contract.changeOrganization, {
    find,
    allow: mayEditOrganization,
    async run({ db, actor, subject, body }) {
      if (!body.name) return present(actor, subject)
      const after = present(actor, await queries.renameOrganization(db, body.name))
      const changes = changesOf(present(actor, subject), after)
      await record(db, organizationChanged, { actor, subjectId: subject.id, data: { changes } })
      return after
    },
  }),
  ...appEndpoints,
  ...providerEndpoints,
]

const present = (actor: Actor, { id, name, tools }: { id: string; name: string; tools: string[] }) => ({
  id,
  name,
  tools: tools as never[],
  can: { edit: mayEditOrganization(actor) },
})
