import { sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { appsOfProvider } from '#modules/organizations/public.ts'
import { people } from './users.queries.ts'

/** A provider, with the apps in which it is at work. */
export const findServiceProvider = (db: Db, id: string) =>
  db
    .selectFrom('serviceProvider')
    .select(['id', appsOfProvider(db.organizationId, sql.ref('service_provider.id')).as('appIds')])
    .where('id', '=', id)
    .executeTakeFirst()

/** The agents of a service provider whom the actor sees. */
export const listAgents = (db: Db, actor: Actor, serviceProviderId: string) =>
  people(db, actor)
    .innerJoin('agent', 'agent.personId', 'person.id')
    .select('agent.externalAgentCompany')
    .where('agent.serviceProviderId', '=', serviceProviderId)
    .orderBy('person.username')
    .orderBy('person.id')
    .execute()

/** An agent whom the actor sees, as the person they are. */
export const findAgent = (db: Db, actor: Actor, serviceProviderId: string, personId: string) =>
  people(db, actor)
    .innerJoin('agent', 'agent.personId', 'person.id')
    .where('agent.serviceProviderId', '=', serviceProviderId)
    .where('person.id', '=', personId)
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
