import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Translated } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { MOST_COUNTED, NOBODY, type Person, type Sort, Status, View } from './contract.ts'
import { channelsOfTickets, isExternal, visibleTo } from './policy.ts'
import { LONGEST_EXCERPT } from './rules.ts'
import { candidatesOf, numberIn } from './search.queries.ts'

export interface Wanted {
  view: View
  search?: string | undefined
  status?: Status | undefined
  categoryId?: string | undefined
  assigneeId?: string | undefined
  requesterId?: string | undefined
  place?: string | undefined
  sort: Sort
  after?: { at: string; id: string } | undefined
  limit: number
}

export interface ListedTicket {
  id: string
  number: number
  title: string
  status: Status
  requester: string | null
  registered: boolean
  place: string | null
  category: Translated
  assignee: Person | null
  customerWaitingSince: Date | null
  read: boolean
  excerpt: string | null
  fileCount: number
  commentCount: number
  activityAt: Date
  createdAt: Date
  sortAt: string
}

const open = Status.options.filter((status) => status !== 'closed')

const statusesOf = ({ view, status, sort }: Pick<Wanted, 'view' | 'status' | 'sort'>): Status[] => {
  const inView =
    view === 'unassigned' || view === 'waiting-for-me' ? open : Status.options.filter((each) => each === view)
  const wanted = (inView.length > 0 ? inView : Status.options).filter((each) => !status || each === status)
  // Nobody waits for us in the others, so that their tickets need not be looked at.
  return sort === 'waiting'
    ? wanted.filter((each) => each === 'waiting-for-agent' || each === 'waiting-for-external')
    : wanted
}

/** Where a query starts: an index for each column serves it in order, whatever the size of the table. */
interface Source {
  column: 'app_id' | 'property_id' | 'building_id' | 'unit_id' | 'assignee_id' | 'category_id' | 'person_id'
  ids: string[]
}

const placeColumns = {
  App: 'app_id',
  Property: 'property_id',
  Group: 'building_id',
  Unit: 'unit_id',
} as const

/** All that an actor sees, and nothing else: no further condition is needed. */
const reachOf = (actor: Actor): Source[] => {
  const { appIds, propertyIds, buildingIds, unitIds } = channelsOfTickets(actor)
  const sources: Source[] = [
    { column: 'app_id', ids: appIds },
    { column: 'property_id', ids: propertyIds },
    { column: 'building_id', ids: buildingIds },
    { column: 'unit_id', ids: unitIds },
    { column: 'assignee_id', ids: isExternal(actor) ? [actor.personId] : [] },
  ]
  const reach = sources.filter(({ ids }) => ids.length > 0)
  return reach.length > 0 ? reach : [{ column: 'person_id', ids: [actor.personId] }]
}

/** The narrowest way to what is wanted. */
const sourcesOf = (actor: Actor, { view, place, categoryId, assigneeId, requesterId }: Wanted): Source[] => {
  const [type, id = ''] = (place?.split('-') ?? []) as [keyof typeof placeColumns | undefined, string?]
  if (requesterId) return [{ column: 'person_id', ids: [requesterId] }]
  if (type === 'Unit' || type === 'Group') return [{ column: placeColumns[type], ids: [id] }]
  if (view === 'waiting-for-me') return [{ column: 'assignee_id', ids: [actor.personId] }]
  if (assigneeId && assigneeId !== NOBODY) return [{ column: 'assignee_id', ids: [assigneeId] }]
  if (type === 'Property') return [{ column: 'property_id', ids: [id] }]
  const reach = reachOf(actor)
  if (reach[0]?.column !== 'app_id') return reach
  if (categoryId) return [{ column: 'category_id', ids: [categoryId] }]
  return type === 'App' ? [{ column: 'app_id', ids: [id] }] : reach
}

const keyOf = { activity: 'activity_at', waiting: 'customer_waiting_since', number: 'number' } as const
const orderOf = {
  activity: sql`activity_at desc, id desc`,
  waiting: sql`customer_waiting_since, id`,
  number: sql`number desc`,
}

const conditionsOf = (actor: Actor, wanted: Wanted, sources: Source[] | undefined): RawBuilder<SqlBool>[] => {
  const { view, categoryId, assigneeId, requesterId, place, sort, after } = wanted
  const [type, placeId] = (place?.split('-') ?? []) as [keyof typeof placeColumns | undefined, string?]
  const from = sources?.length === 1 ? sources[0]?.column : undefined
  const parts: RawBuilder<SqlBool>[] = []
  const demand = (column: Source['column'], id: string | undefined) => {
    if (id !== undefined && from !== column) parts.push(sql<SqlBool>`${sql.ref(`ticket.${column}`)} = ${id}`)
  }
  if (view === 'unassigned') parts.push(sql<SqlBool>`ticket.assignee_id is null`)
  if (view === 'not-registered') parts.push(sql<SqlBool>`ticket.person_id is null`)
  if (view === 'waiting-for-me') demand('assignee_id', actor.personId)
  demand('category_id', categoryId)
  if (assigneeId === NOBODY) parts.push(sql<SqlBool>`ticket.assignee_id is null`)
  else if (assigneeId !== undefined && (from !== 'assignee_id' || view === 'waiting-for-me'))
    parts.push(sql<SqlBool>`ticket.assignee_id = ${assigneeId}`)
  demand('person_id', requesterId)
  if (type) demand(placeColumns[type], placeId)
  if (sort === 'waiting') parts.push(sql<SqlBool>`ticket.customer_waiting_since is not null`)
  if (after && sort === 'number') parts.push(sql<SqlBool>`ticket.number < ${after.at}::bigint`)
  else if (after && sort === 'waiting')
    parts.push(
      sql<SqlBool>`(ticket.customer_waiting_since, ticket.id) > (${after.at}::timestamptz, ${after.id}::text)`,
    )
  else if (after)
    parts.push(sql<SqlBool>`(ticket.activity_at, ticket.id) < (${after.at}::timestamptz, ${after.id}::text)`)
  return parts
}

/**
 * The first of every source and status, each by its index, merged: no step looks at more than a page of rows. Only the
 * keys travel through the merge.
 */
const merged = (db: Db, actor: Actor, wanted: Wanted, counting = false): RawBuilder<unknown> => {
  const sources = sourcesOf(actor, wanted)
  const conditions = conditionsOf(actor, wanted, sources)
  const reach = reachOf(actor)
  const covered = sources.every(({ column, ids }) =>
    ids.every((id) => reach.some((source) => source.column === column && source.ids.includes(id))),
  )
  if (!covered && !sources.every(({ column, ids }) => column === 'person_id' && ids[0] === actor.personId))
    conditions.push(visibleTo(actor))
  const where = sql.join(
    [sql<SqlBool>`ticket.organization_id = ${db.organizationId}`, ...conditions],
    sql` and `,
  )
  const order = orderOf[wanted.sort]
  const keys = sql.raw(counting ? 'ticket.id' : `ticket.id, ticket.${keyOf[wanted.sort]}`)
  const end = counting ? sql`limit ${wanted.limit}` : sql`order by ${order} limit ${wanted.limit}`
  const statuses = sql`unnest(${statusesOf(wanted)}::text[]) as wanted(status)`
  const arms = sources.map(({ column, ids }) =>
    column === 'person_id'
      ? sql`(select ${keys} from ticket where ticket.person_id = ${ids[0]} and ticket.status = any(${statusesOf(wanted)}) and ${where} ${end})`
      : sql`(select found.* from unnest(${ids}::text[]) as channel(id) cross join ${statuses}
          cross join lateral (select ${keys} from ticket where ${sql.ref(`ticket.${column}`)} = channel.id and ticket.status = wanted.status
            and ${where} ${end}) found)`,
  )
  // Grants may lie inside one another: a ticket that several channels reach is listed once.
  const found =
    arms.length === 1
      ? sql.join(arms)
      : sql`(select distinct * from (${sql.join(arms, sql` union all `)}) arm)`
  return sql`select * from ${found} found ${end}`
}

/**
 * A page of the list with all that a row shows. What a row needs from elsewhere is looked up for the rows of the page
 * alone (`offset 0` keeps it so), which also keeps planning short.
 */
export const listTickets = async (db: Db, actor: Actor, wanted: Wanted) => {
  const number = numberIn(wanted.search ?? '')
  const first = number && !wanted.after ? sql`ticket.number = ${number}::bigint desc,` : sql``
  const page = wanted.search?.trim() ? searched(db, actor, wanted, first) : merged(db, actor, wanted)
  const org = sql`organization_id = ${db.organizationId}`
  const from = (table: string, id: string, what = 'name') =>
    sql`(select ${sql.raw(what)} from ${sql.table(table)} where ${org} and id = ${sql.ref(`ticket.${id}`)})`
  const { rows } = await sql<ListedTicket>`
    with page as materialized (${page})
    select ticket.id, ticket.number, ticket.title, ticket.status, ticket.person_id is not null as registered,
      ticket.customer_waiting_since, ticket.message_count as comment_count, ticket.activity_at, ticket.created_at,
      coalesce(${from('person', 'person_id', 'username')}, ticket.requester_name, ticket.requester_email) as requester,
      concat_ws(', ', coalesce(${from('building', 'building_id')}, ${from('property', 'property_id')}), ${from('unit', 'unit_id')}) as place,
      ${from('ticket_category', 'category_id')} as category,
      ${from('person', 'assignee_id', `json_build_object('id', id, 'username', username, 'profileImage', profile_image_id)`)} as assignee,
      coalesce((select read_at from ticket_reading where ${org} and person_id = ${actor.personId} and ticket_id = ticket.id) >= ticket.activity_at, false) as read,
      left(coalesce((select content from message where ${org} and ticket_id = ticket.id and not internal and content <> ''
        order by created_at desc, id desc limit 1), ticket.description), ${LONGEST_EXCERPT * 2}) as excerpt,
      (select count(*) from attachment where ${org} and ticket_id = ticket.id and not internal) as file_count,
      to_json(${sql.ref(`ticket.${keyOf[wanted.sort]}`)}) #>> '{}' as sort_at
    from page cross join lateral (select * from ticket where ${org} and id = page.id offset 0) ticket
    order by ${first} ${orderIn(wanted.sort)}`.execute(db)
  return rows
}

const orderIn = (sort: Sort) =>
  ({
    activity: sql`ticket.activity_at desc, ticket.id desc`,
    waiting: sql`ticket.customer_waiting_since, ticket.id`,
    number: sql`ticket.number desc`,
  })[sort]

/** What a search finds, in the list's order; a ticket whose number was typed comes first. */
const searched = (db: Db, actor: Actor, wanted: Wanted, first: RawBuilder<unknown>) => {
  const { ids, narrow } = candidatesOf(db, actor, wanted.search ?? '')
  const conditions = [...narrow, ...conditionsOf(actor, wanted, undefined), visibleTo(actor)]
  return sql`select ticket.id from ticket where ticket.organization_id = ${db.organizationId} and ticket.id = any(array(${ids}))
    and ticket.status = any(${statusesOf(wanted)}) and ${sql.join(conditions, sql` and `)}
    order by ${first} ${orderIn(wanted.sort)} limit ${wanted.limit}`
}

/** How many tickets each view holds; counting stops at MOST_COUNTED. */
export const countViews = async (db: Db, actor: Actor) => {
  const count = (view: View) =>
    sql`(select count(*) from (${merged(db, actor, { view, sort: 'activity', limit: MOST_COUNTED }, true)}) counted) as ${sql.ref(view)}`
  const { rows } = await sql<Record<View, number>>`select ${sql.join(View.options.map(count))}`.execute(db)
  return rows[0]!
}
