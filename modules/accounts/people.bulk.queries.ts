import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change, make } from '#kernel/server/bulk.ts'
import { giveKeys, saidOf, type Tally } from '#kernel/server/bulkByKey.ts'
import { changedIn, ofOrganization, type Writing, writtenIn } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import { addingAccounts, nobodys } from './accounts.commands.ts'

/** Staff as another system says they are, by its keys. */
export interface SaidPeople {
  /** Gives `key`, `whole`, `username`, `email` and `phone_number`; null says nothing. */
  said: RawBuilder<unknown>
  /** An interface keeps them. */
  kept: boolean
}

/** What new accounts begin with. */
interface Beginning {
  locale: string
  appId: string
  receiveAdminNotifications: boolean
}

const known = sql`t.external_id = n.key`
const username = sql`coalesce(n.username, t.username)`
const phone = saidOf('phone_number')
const unkept = ({ kept }: SaidPeople) => (kept ? sql`or not t.read_only` : sql``)

/** Is another address said of the person than theirs? */
const isMoved = sql`lower(n.email) <> t.email_key`

/** What is said that changes somebody, or asks for another address of theirs, with their `id`. */
export const differingPeople = (db: Db, people: SaidPeople) => sql`
  select n.*, t.id from person t join (${people.said}) n on ${known}
  where ${ofOrganization(db, 't')} and (row(t.username, t.email, t.phone_number) is distinct from row(${username}, coalesce(n.email, t.email), ${phone})
    ${unkept(people)})`

/** People whose address is to be another. */
export const findMovedPeople = async (db: Db, { said }: Pick<SaidPeople, 'said'>) => {
  const { rows } = await sql<{ personId: string; email: string }>`
    select t.id as "personId", n.email from (${said}) n join person t on ${ofOrganization(db, 't')} and ${known}
    where ${isMoved} order by n.line`.execute(db)
  return rows
}

/** Writes people. Whose address is to be another is counted here; whether it becomes that is for `changeAddresses`. */
export const writePeople = async (
  bulk: Bulk,
  people: SaidPeople,
  { locale, appId, receiveAdminNotifications }: Beginning,
): Promise<Tally> => {
  const { db } = bulk
  const { said, kept } = people
  const changed = await change(bulk, 'person', {
    from: sql`join (${said}) n on ${known}`,
    where: sql`(row(t.username, t.phone_number) is distinct from row(${username}, ${phone}) ${unkept(people)}
      or (${isMoved} and ${nobodys('t')}))`,
    set: { username, phone_number: phone, ...(kept && { read_only: sql`true` }) },
  })
  const created = await make(
    bulk,
    'person',
    addingAccounts(sql`
      select ${db.organizationId}, n.key, n.username, n.email, n.phone_number, ${locale}, ${appId}, ${receiveAdminNotifications}, ${sql.lit(kept)}
      from (${said}) n where n.whole and not exists (select from person t where ${ofOrganization(db, 't')} and ${known})`),
  )
  await sql`select palier.enter_directory('email', t.email) from (${said}) n join person t on ${ofOrganization(db, 't')} and ${known}`.execute(
    db,
  )
  return { created, changed, deleted: 0 }
}

/** Makes people agents of providers: `rows` give service_provider_id and person_id of who is not yet. */
export const makeAgents = (bulk: Bulk, rows: RawBuilder<unknown>) =>
  make(
    bulk,
    'agent',
    sql`insert into agent (organization_id, service_provider_id, person_id)
      select ${bulk.db.organizationId}, n.service_provider_id, n.person_id from (${rows}) n`,
  )

/** Gives the people of a condition on `t` that have no key one. */
export const giveKeysToPeople = (db: Db, where: RawBuilder<unknown>) => giveKeys(db, 'person', where)

/** Who was added by a job, or had another address, is looked for under none of them while it is taken back. */
export const leaveDirectory = (writing: Writing) =>
  sql`select palier.leave_directory('email', t.email) from person t
    where ${ofOrganization(writing.db, 't')} and t.id in (select w.id from (${writtenIn(writing)}) w)`.execute(
    writing.db,
  )

export const enterDirectoryAgain = (writing: Writing) =>
  sql`select palier.enter_directory('email', c.before ->> 'email') from (${changedIn(writing)}) c`.execute(
    writing.db,
  )
