import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { type Actor, allowedSomewhere, channelsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { Status, type View } from './contract.ts'
import { visibleTo } from './policy.ts'

export interface Wanted {
  view: View
  search?: string | undefined
  categoryId?: string | undefined
  assigneeId?: string | undefined
  place?: string | undefined
  sort: 'activity' | 'waiting'
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
  category: Record<string, string>
  assigneeId: string | null
  assigneeName: string | null
  assigneeImageId: string | null
  customerWaitingSince: Date | null
  read: boolean
  excerpt: string | null
  fileCount: number
  commentCount: number
  activityAt: Date
  createdAt: Date
  sortAt: string
}

/** Where a query starts: one index per column serves it in order, whatever the size of the table. */
interface Source {
  column: string
  ids: string[]
}

const open = Status.options.filter((status) => status !== 'closed')
const statusesOf = (view: View): Status[] => {
  if (view === 'unassigned') return open
  if (view === 'waiting-for-me') return ['waiting-for-agent']
  const [status] = Status.options.filter((each) => each === view)
  return status ? [status] : [...Status.options]
}

const placeColumns: Record<string, string> = { App: 'app_id', Property: 'property_id', Group: 'building_id', Unit: 'unit_id' }

const sourcesOf = (actor: Actor, wanted: Wanted): Source[] => {
  if (wanted.view === 'waiting-for-me') return [{ column: 'assignee_id', ids: [actor.personId] }]
  if (wanted.place) {
    const [type = '', id = ''] = wanted.place.split('-')
    return [{ column: placeColumns[type] ?? 'unit_id', ids: [id] }]
  }
  if (wanted.assigneeId) return [{ column: 'assignee_id', ids: [wanted.assigneeId] }]
  if (wanted.categoryId) return [{ column: 'category_id', ids: [wanted.categoryId] }]
  const { appIds, propertyIds, buildingIds, unitIds } = channelsOf(actor, 'tickets.read')
  const channels = [
    { column: 'app_id', ids: appIds },
    { column: 'property_id', ids: propertyIds },
    { column: 'building_id', ids: buildingIds },
    { column: 'unit_id', ids: unitIds },
  ].filter(({ ids }) => ids.length > 0)
  if (channels.length > 0) return channels
  return [{ column: allowedSomewhere(actor, 'tickets.external') ? 'assignee_id' : 'person_id', ids: [actor.personId] }]
}

const conditionsOf = (actor: Actor, wanted: Wanted): RawBuilder<SqlBool> => {
  const { view, categoryId, assigneeId, sort, after } = wanted
  const parts = [visibleTo(actor)]
  if (view === 'unassigned') parts.push(sql<SqlBool>`ticket.assignee_id is null`)
  if (view === 'not-registered') parts.push(sql<SqlBool>`ticket.person_id is null`)
  if (categoryId) parts.push(sql<SqlBool>`ticket.category_id = ${categoryId}`)
  if (assigneeId) parts.push(sql<SqlBool>`ticket.assignee_id = ${assigneeId}`)
  if (sort === 'waiting') parts.push(sql<SqlBool>`ticket.customer_waiting_since is not null`)
  if (after)
    parts.push(
      sort === 'waiting'
        ? sql<SqlBool>`(ticket.customer_waiting_since, ticket.id) > (${after.at}::timestamptz, ${after.id})`
        : sql<SqlBool>`(ticket.activity_at, ticket.id) < (${after.at}::timestamptz, ${after.id})`,
    )
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/** The newest of every channel and status, each by its index, merged: no step looks at more than a page of rows. */
const merged = (db: Db, actor: Actor, wanted: Wanted) => {
  const order = wanted.sort === 'waiting' ? sql`customer_waiting_since, id` : sql`activity_at desc, id desc`
  const conditions = conditionsOf(actor, wanted)
  const arms = sourcesOf(actor, wanted).map(({ column, ids }) =>
    column === 'person_id'
      ? sql`(select ticket.* from ticket where ticket.organization_id = ${db.organizationId} and ticket.person_id = ${ids[0]}
          and ticket.status = any(${statusesOf(wanted.view)}) and ${conditions} order by ${order} limit ${wanted.limit})`
      : sql`(select found.* from unnest(${ids}::text[]) as channel(id) cross join unnest(${statusesOf(wanted.view)}::text[]) as wanted(status)
          cross join lateral (select ticket.* from ticket where ticket.organization_id = ${db.organizationId}
            and ${sql.ref(`ticket.${column}`)} = channel.id and ticket.status = wanted.status and ${conditions}
            order by ${order} limit ${wanted.limit}) found)`,
  )
  // Grants may lie inside one another: a ticket that several channels reach is listed once.
  const union = arms.length === 1 ? sql.join(arms) : sql`select distinct on (id) * from (${sql.join(arms, sql` union all `)}) every`
  return sql`select * from (${union}) page order by ${order} limit ${wanted.limit}`
}

const MOST_CANDIDATES = 500

/** What a person means by a number or some words: in number, title, requester, address, or in what was said. */
const matching = (db: Db, actor: Actor, wanted: Wanted) => {
  const folded = (wanted.search ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  const tokens = folded.split(/[\s,]+/).filter((token) => token !== '').slice(0, 8)
  const words = tokens.map((token) => token.replaceAll(/[^\p{L}\p{N}]/gu, '')).filter((word) => word.length > 2)
  const number = /^#?(\d{1,12})$/.exec(folded.trim())?.[1]
  const like = tokens.map((token) => sql<SqlBool>`search like ${`%${token.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`}`)
  const sources = [
    sql`(select id from ticket where organization_id = ${db.organizationId} and ${like.length > 0 ? sql.join(like, sql` and `) : sql`false`} limit ${MOST_CANDIDATES})`,
    ...(words.length > 0
      ? [
          sql`(select ticket_id from message where organization_id = ${db.organizationId}
            and words @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')}) limit ${MOST_CANDIDATES})`,
        ]
      : []),
    ...(number ? [sql`(select id from ticket where organization_id = ${db.organizationId} and number = ${number}::bigint)`] : []),
  ]
  return sql`select ticket.* from ticket where ticket.organization_id = ${db.organizationId}
    and ticket.id = any(array(${sql.join(sources, sql` union `)})) and ticket.status = any(${statusesOf(wanted.view)})
    and ${conditionsOf(actor, wanted)}
    order by ${number ? sql`ticket.number = ${number}::bigint desc,` : sql``} ticket.activity_at desc, ticket.id desc limit ${wanted.limit}`
}

/** A page of the list with all that a row shows. */
export const listTickets = async (db: Db, actor: Actor, wanted: Wanted) => {
  const org = sql`${db.organizationId}`
  const page = wanted.search?.trim() ? matching(db, actor, wanted) : merged(db, actor, wanted)
  const staff = channelsOf(actor, 'tickets.read').appIds.length > 0 || allowedSomewhere(actor, 'tickets.read', 'tickets.external')
  const { rows } = await sql<ListedTicket>`
    with page as materialized (${page})
    select page.id, page.number, page.title, page.status, coalesce(person.username, page.requester_name, page.requester_email) as requester,
      page.person_id is not null as registered, concat_ws(', ', coalesce(building.name, property.name), unit.name) as place,
      category.name as category, page.assignee_id, assignee.username as assignee_name, assignee.profile_image_id as assignee_image_id,
      page.customer_waiting_since, coalesce(reading.read_at >= page.activity_at, false) as read,
      left(coalesce(latest.content, page.description), 160) as excerpt, page.message_count as comment_count, page.activity_at, page.created_at,
      (select count(*) from attachment where attachment.organization_id = ${org} and attachment.ticket_id = page.id and (not attachment.internal or ${staff})) as file_count,
      to_json(${wanted.sort === 'waiting' ? sql`page.customer_waiting_since` : sql`page.activity_at`}) #>> '{}' as sort_at
    from page
    join ticket_category category on category.organization_id = ${org} and category.id = page.category_id
    left join person on person.organization_id = ${org} and person.id = page.person_id
    left join person assignee on assignee.organization_id = ${org} and assignee.id = page.assignee_id
    left join property on property.organization_id = ${org} and property.id = page.property_id
    left join building on building.organization_id = ${org} and building.id = page.building_id
    left join unit on unit.organization_id = ${org} and unit.id = page.unit_id
    left join ticket_reading reading on reading.organization_id = ${org} and reading.person_id = ${actor.personId} and reading.ticket_id = page.id
    left join lateral (select content from message where message.organization_id = ${org} and message.ticket_id = page.id and not message.internal
      order by message.id desc limit 1) latest on true
    order by ${
      wanted.search?.trim()
        ? sql`page.activity_at desc, page.id desc`
        : wanted.sort === 'waiting'
          ? sql`page.customer_waiting_since, page.id`
          : sql`page.activity_at desc, page.id desc`
    }`.execute(db)
  return rows
}

export const MOST_COUNTED = 1000

/** How many tickets a view holds, at most MOST_COUNTED. */
export const countView = async (db: Db, actor: Actor, view: View) => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${merged(db, actor, { view, sort: 'activity', limit: MOST_COUNTED })}) counted`.execute(db)
  return rows[0]?.count ?? 0
}
