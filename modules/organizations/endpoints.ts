import { isStaff } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { appEndpoints } from './apps.endpoints.ts'
import * as contract from './contract.ts'
import { changeName } from './organization.commands.ts'
import { presentOrganization } from './organization.presenter.ts'
import { mayEditOrganization } from './policy.ts'
import { providerEndpoints } from './providers.endpoints.ts'
import * as queries from './queries.ts'

const find = async ({ db, params }: { db: Db; params: { organizationId: string } }) =>
  params.organizationId === db.organizationId ? queries.findOrganization(db) : undefined

export const organizationEndpoints = [
  serve(contract.findOrganization, {
    find,
    allow: isStaff,
    run: async ({ actor, subject }) => presentOrganization(actor, subject),
  }),
  serve(contract.changeOrganization, {
    find,
    allow: mayEditOrganization,
    run: async ({ db, actor, subject, body: { name } }) =>
      name ? changeName(db, actor, subject, name) : presentOrganization(actor, subject),
  }),
  ...appEndpoints,
  ...providerEndpoints,
]
