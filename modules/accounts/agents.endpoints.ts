import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import * as contract from './agents.contract.ts'
import * as queries from './agents.queries.ts'
import { mayAddAgents, mayReadAgents, mayRemoveAgent } from './policy.ts'
import { present } from './users.presenter.ts'
import { findUser } from './users.queries.ts'

const find = ({ db, params }: { db: Db; params: { serviceProviderId: string } }) =>
  queries.findServiceProvider(db, params.serviceProviderId)

export const agentEndpoints = [
  serve(contract.listAgents, {
    find,
    allow: mayReadAgents,
    async run({ db, actor, subject }) {
      const agents = await queries.listAgents(db, actor, subject.id)
      const items = agents.map((agent) => ({
        ...present(actor, agent),
        externalAgentCompany: agent.externalAgentCompany,
      }))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.addAgent, {
    find,
    allow: mayAddAgents,
    async run({ db, actor, subject, body: { userID, externalAgentCompany = null } }) {
      if (!(await findUser(db, actor, userID))) throw new Problem(400, 'no-such-user')
      await queries.saveAgent(db, { serviceProviderId: subject.id, personId: userID, externalAgentCompany })
      return { ...present(actor, (await findUser(db, actor, userID))!), externalAgentCompany }
    },
  }),
  serve(contract.removeAgent, {
    find: ({ db, actor, params }) => queries.findAgent(db, actor, params.serviceProviderId, params.userId),
    allow: mayRemoveAgent,
    run: async ({ db, subject, params: { serviceProviderId } }) =>
      queries.deleteAgent(db, { serviceProviderId, personId: subject.id }),
  }),
]
