import { z } from 'zod'
import { inOrganization } from '#kernel/server/database.ts'
import { job, nobodyWaits } from '#kernel/server/jobs.ts'
import { analysePlaces } from './locks.queries.ts'

/** After many places were written, the planner of the database is told. */
export const analyseJob = job(
  'look at the places',
  z.object({}),
  nobodyWaits,
  ({ database, organizationId }) => inOrganization(database, { organizationId }, analysePlaces),
)
