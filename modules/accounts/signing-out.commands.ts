import type { Db } from '#kernel/server/database.ts'
import { followed } from '#kernel/server/module.ts'
import type { Services } from '#kernel/server/services.ts'
import { deleteSessions } from './sessions.queries.ts'

/** Ends everything that was opened for a person, but for the program whose token asks for it itself. */
export const signOut = async (
  db: Db,
  { modules }: Pick<Services, 'modules'>,
  personId: string,
  askingToken?: string,
) => {
  await deleteSessions(db, personId)
  await followed(db, modules, 'a person was signed out', { personId, askingToken })
}
