import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { people } from './users.queries.ts'

export const findServiceProvider = (db: Db, id: string) =>
  db.selectFrom('serviceProvider').select('id').where('id', '=', id).executeTakeFirst()

/** The agents of a service provider whom the actor sees. */
export const listAgents = (db: Db, actor: Actor, serviceProviderId: string) =>
  people(db, actor)
    .innerJoin('agent', 'agent.personId', 'person.id')
    .select('agent.externalAgentCompany')
    .where('agent.serviceProviderId', '=', serviceProviderId)
    .orderBy('person.username')
    .orderBy('person.id')
    .execute()

export const findAgent = (db: Db, serviceProviderId: string, personId: string) =>
  db
    .selectFrom('agent')
    .select(['serviceProviderId', 'personId'])
    .where('serviceProviderId', '=', serviceProviderId)
    .where('personId', '=', personId)
    .executeTakeFirst()

interface Agent {
  serviceProviderId: string
  personId: string
}

export const deleteAgent = async (db: Db, { serviceProviderId, personId }: Agent) => {
  await db
    .deleteFrom('agent')
    .where('serviceProviderId', '=', serviceProviderId)
    .where('personId', '=', personId)
    .execute()
}

interface NewAgent extends Agent {
  externalAgentCompany: string | null
}

/** Said twice, the second counts. */
export const saveAgent = (db: Db, agent: NewAgent) =>
  db
    .insertInto('agent')
    .values(agent)
    .onConflict((conflict) =>
      conflict
        .columns(['organizationId', 'serviceProviderId', 'personId'])
        .doUpdateSet({ externalAgentCompany: agent.externalAgentCompany }),
    )
    .execute()
