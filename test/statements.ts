import type { Pool } from 'pg'
import { parse } from 'libpg-query'

/** A node of a statement as the parser has it: `{ RangeVar: { relname: 'unit' } }`, or a list, or a plain value. */
type Node = Record<string, any>

/** What is wrong with a statement of ours. */
export type Fault = string

/** A row that a statement speaks of: of a table of organizations, or of what was selected inside the statement. */
interface Source {
  name: string
  table: string | undefined
}

const COLUMN = 'organization_id'

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** All nodes of a kind in a statement, and not in the statements within. */
const within = (node: unknown, kind: string, found: Node[] = []): Node[] => {
  if (!isNode(node)) return found
  for (const [name, value] of Object.entries(node)) {
    if (name === kind) found.push(value as Node)
    if (name !== 'SubLink' && !statements.has(name)) within(value, kind, found)
  }
  return found
}

const statements = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'])

/** A column as it is written: `a.organization_id` is `['a', 'organization_id']`. */
const columnOf = (node: unknown): string[] | undefined =>
  isNode(node) && node.ColumnRef
    ? (node.ColumnRef as Node).fields.map((field: Node) => field.String?.sval ?? '*')
    : undefined

/** Conditions that all hold. */
const conjuncts = (node: unknown): Node[] => {
  if (!isNode(node)) return []
  const { boolop, args } = (node.BoolExpr ?? {}) as Node
  return boolop === 'AND_EXPR' ? args.flatMap(conjuncts) : [node]
}

/** What a FROM reads, one beside the other, and what its joins say. */
const read = (node: Node, shadowed: ReadonlySet<string>): { sources: Source[]; conditions: Node[] } => {
  if (Array.isArray(node)) {
    const parts = node.map((each) => read(each, shadowed))
    return {
      sources: parts.flatMap(({ sources }) => sources),
      conditions: parts.flatMap(({ conditions }) => conditions),
    }
  }
  if (node.RangeVar) {
    const { relname, alias } = node.RangeVar
    const table = shadowed.has(relname) ? undefined : relname
    return { sources: [{ name: alias?.aliasname ?? relname, table }], conditions: [] }
  }
  if (node.JoinExpr) {
    const { larg, rarg, quals } = node.JoinExpr
    const [left, right] = [read(larg, shadowed), read(rarg, shadowed)]
    return {
      sources: [...left.sources, ...right.sources],
      conditions: [...left.conditions, ...right.conditions, ...conjuncts(quals)],
    }
  }
  const { alias } = (node.RangeSubselect ?? node.RangeFunction ?? {}) as Node
  return { sources: alias ? [{ name: alias.aliasname, table: undefined }] : [], conditions: [] }
}

/** Is it a value, of which the columns of no row are part? A list of them is one, too. */
const isValue = (node: unknown) => within(node, 'ColumnRef').length === 0 && isNode(node) && !node.SubLink

/**
 * The names whose organization is said: by a value, or by a row beside it whose organization is said. What was selected
 * within the statement was looked at itself.
 */
const boundOf = (sources: readonly Source[], conditions: readonly Node[]) => {
  const bound = new Set(sources.flatMap(({ name, table }) => (table === undefined ? [name] : [])))
  const tables = sources.filter(({ table }) => table !== undefined)
  const nameOf = (column: string[] | undefined) =>
    column?.at(-1) !== COLUMN
      ? undefined
      : column.length > 1
        ? column.at(-2)
        : tables.length === 1
          ? tables[0]!.name
          : undefined
  const equal = conditions.flatMap(({ A_Expr: is }) => {
    const operator = is?.name?.[0]?.String?.sval
    return operator === '='
      ? [
          [is.lexpr, is.rexpr],
          [is.rexpr, is.lexpr],
        ]
      : []
  })
  for (let before = -1; before < bound.size;) {
    before = bound.size
    for (const [one, other] of equal) {
      const name = nameOf(columnOf(one))
      if (name === undefined) continue
      const beside = nameOf(columnOf(other))
      if (beside === undefined ? isValue(other) : bound.has(beside)) bound.add(name)
    }
  }
  return bound
}

interface Seen {
  /** The tables that have an organization. */
  tables: ReadonlySet<string>
  /** Names of WITH, which are no tables. */
  shadowed: ReadonlySet<string>
}

const faultsOf = (kind: string, statement: Node, seen: Seen): Fault[] => {
  const shadowed = new Set(seen.shadowed)
  for (const { CommonTableExpr: each } of statement.withClause?.ctes ?? []) shadowed.add(each.ctename)
  const inner = { ...seen, shadowed }
  const from = read(
    [...(statement.fromClause ?? []), ...(statement.usingClause ?? [])] as unknown as Node,
    shadowed,
  )
  const written = statement.relation ? read({ RangeVar: statement.relation }, shadowed) : undefined
  const sources = [...(kind === 'InsertStmt' ? [] : (written?.sources ?? [])), ...from.sources]
  const bound = boundOf(sources, [...from.conditions, ...conjuncts(statement.whereClause)])
  const faults = sources.flatMap(({ name, table }) =>
    table !== undefined && seen.tables.has(table) && !bound.has(name)
      ? [`${table}${name === table ? '' : ` as ${name}`} without the organization`]
      : [],
  )
  const into = written?.sources[0]?.table
  if (kind === 'InsertStmt' && into !== undefined && seen.tables.has(into)) {
    const columns = (statement.cols ?? []).map(({ ResTarget }: Node) => ResTarget.name)
    if (!columns.includes(COLUMN)) faults.push(`a row of ${into} without its organization`)
  }
  return [...faults, ...nested(statement, inner)]
}

/** The faults of the statements in a node. */
const nested = (node: unknown, seen: Seen): Fault[] => {
  if (!isNode(node)) return []
  return Object.entries(node).flatMap(([name, value]) =>
    statements.has(name) ? faultsOf(name, value as Node, seen) : nested(value, seen),
  )
}

/** What belongs to one server alone, or to the newest: the transaction in a row, the rows as they were. */
const newerOrLocal = (tree: unknown): Fault[] =>
  every(tree, 'ColumnRef').flatMap((node) => {
    const column = columnOf({ ColumnRef: node })!
    return ['xmin', 'xmax', 'ctid', 'tableoid'].includes(column.at(-1)!)
      ? [`${column.join('.')} is not kept by a copy`]
      : []
  })

const every = (node: unknown, kind: string, found: Node[] = []): Node[] => {
  if (!isNode(node)) return found
  for (const [name, value] of Object.entries(node)) {
    if (name === kind) found.push(value as Node)
    every(value, kind, found)
  }
  return found
}

/** The columns of `old` and `new` where they are no names of the statement: rows before and after, as PostgreSQL 18 has them. */
const beforeAndAfter = (tree: unknown): Fault[] => {
  const named = new Set([
    ...every(tree, 'alias').map(({ aliasname }) => aliasname),
    ...every(tree, 'CommonTableExpr').map(({ ctename }) => ctename),
  ])
  return every(tree, 'returningList').flatMap((list) =>
    every(list, 'ColumnRef').flatMap((node) => {
      const [name] = columnOf({ ColumnRef: node })!
      return ['old', 'new'].includes(name!) && !named.has(name) ? [`${name} in returning`] : []
    }),
  )
}

/** What is wrong with a statement, parsed as PostgreSQL 16 parses it. */
export const faultsIn = async (text: string, tables: ReadonlySet<string>): Promise<Fault[]> => {
  const tree: unknown = await parse(text).catch((error: Error) => error)
  if (tree instanceof Error) return [`PostgreSQL 16 does not understand it: ${tree.message}`]
  return [...nested(tree, { tables, shadowed: new Set() }), ...newerOrLocal(tree), ...beforeAndAfter(tree)]
}

/** Notes the statements that go through a pool. Resolves, when asked, with what is wrong with them. */
export const watchStatements = (pool: Pool, owner: Pool) => {
  const texts = new Set<string>()
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown
    Object.assign(client, {
      query: (first: unknown, ...others: unknown[]) => {
        const { text = first } = first as { text?: string }
        if (typeof text === 'string') texts.add(text)
        return query(first, ...others)
      },
    })
  })
  return async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid and attname = $1
      where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p') and relrowsecurity`,
      [COLUMN],
    )
    const tables = new Set(rows.map(({ name }) => name))
    const faulty: { text: string; faults: Fault[] }[] = []
    for (const text of texts) {
      const faults = await faultsIn(text, tables)
      if (faults.length > 0) faulty.push({ text, faults: [...new Set(faults)] })
    }
    return faulty
  }
}
