import type { Db } from './database.ts'
import type { Sealing } from './sealing.ts'

/**
 * A secret that the whole installation shares, such as what its links are signed with; `fresh` becomes it when there is
 * none, and of two processes that make one at once everybody has the same.
 */
export const installationSecret = async (
  db: Db,
  { sealing }: { sealing: Sealing },
  name: string,
  fresh: () => string,
) => {
  const find = () => db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirst()
  const known = await find()
  if (known) return sealing.open(known.value)
  await db
    .insertInto('secret')
    .values({ name, value: sealing.seal(fresh()) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return sealing.open((await find())!.value)
}
