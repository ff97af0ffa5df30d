import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  ReferenceNode,
  sql,
  TableNode,
  ValueNode,
  WhereNode,
} from 'kysely'
import { ofNoOrganization } from '#database/tables.ts'

/** Tables that belong to nobody, or are the organization themselves. */
const global: ReadonlySet<string> = new Set(ofNoOrganization)

/**
 * Names the organization in every statement: a filter on what is read, changed and deleted, a value in what is written.
 * Row level security would refuse the rest anyway; this lets a distributed database find the one shard it needs.
 */
export const organizationPlugin = (organizationId: string): KyselyPlugin => ({
  transformQuery: ({ node }) => scoped(node, organizationId) as never,
  transformResult: async ({ result }) => result,
})

/** The organization of the transaction, for parts of statements that are written where none is open. */
export const currentOrganization = sql<string>`palier.current_organization()`

type Fields = Record<string, unknown>

/** What a person sent travels in the first two and is never looked into; in the others there is no statement to be found. */
const opaque = new Set([
  'ValueNode',
  'PrimitiveValueListNode',
  'ColumnNode',
  'IdentifierNode',
  'OperatorNode',
  'ReferenceNode',
  'TableNode',
])

/** What has no statement in it stays the object it is: most of a query is not copied. */
const scoped = (node: unknown, organizationId: string): unknown => {
  if (typeof node !== 'object' || node === null) return node
  const { kind } = node as Fields
  if (!Array.isArray(node) && (typeof kind !== 'string' || opaque.has(kind))) return node
  let inside = node as Fields
  for (const name in node) {
    const before = (node as Fields)[name]
    const after = scoped(before, organizationId)
    if (after === before) continue
    if (inside === node) inside = (Array.isArray(node) ? [...node] : { ...node }) as Fields
    inside[name] = after
  }
  return rewrite[kind as string]?.(inside, organizationId) ?? inside
}

const rewrite: Record<string, (node: Fields, organizationId: string) => Fields> = {
  SelectQueryNode: (node, organizationId) => filtered(node, fromsOf(node.from), organizationId),
  DeleteQueryNode: (node, organizationId) => filtered(node, fromsOf(node.from), organizationId),
  UpdateQueryNode: (node, organizationId) =>
    filtered(node, [node.table as OperationNode, ...fromsOf(node.from)], organizationId),
  JoinNode: (node, organizationId) => {
    const filter = filterOn([node.table as OperationNode], organizationId)
    const on = node.on as OnNode | undefined
    return filter && on ? { ...node, on: OnNode.create(and(filter, on.on)) } : node
  },
  InsertQueryNode: (node, organizationId) => {
    const columns = node.columns as readonly OperationNode[] | undefined
    const values = node.values as { kind: string; values?: readonly Fields[] } | undefined
    if (!aliasOf(node.into as OperationNode) || !columns || values?.kind !== 'ValuesNode') return node
    return {
      ...node,
      columns: [...columns, ColumnNode.create('organizationId')],
      values: {
        ...values,
        values: values.values?.map((row) => ({
          ...row,
          values: [
            ...(row.values as unknown[]),
            row.kind === 'PrimitiveValueListNode' ? organizationId : ValueNode.create(organizationId),
          ],
        })),
      },
    }
  },
}

const fromsOf = (from: unknown) => (from as { froms?: OperationNode[] } | undefined)?.froms ?? []

const filtered = (node: Fields, tables: OperationNode[], organizationId: string) => {
  const filter = filterOn(tables, organizationId)
  const where = node.where as WhereNode | undefined
  return filter ? { ...node, where: WhereNode.create(where ? and(filter, where.where) : filter) } : node
}

const and = (filter: OperationNode, rest: OperationNode) => AndNode.create(filter, ParensNode.create(rest))

/** The name by which a table of an organization is known in its statement; undefined for everything else. */
const aliasOf = (node: OperationNode): TableNode | undefined => {
  if (AliasNode.is(node)) {
    const table = aliasOf(node.node)
    return table && IdentifierNode.is(node.alias) ? TableNode.create(node.alias.name) : table
  }
  return TableNode.is(node) && !global.has(node.table.identifier.name) ? node : undefined
}

const filterOn = (tables: OperationNode[], organizationId: string) =>
  tables
    .map(aliasOf)
    .filter((table) => table !== undefined)
    .map((table): OperationNode =>
      BinaryOperationNode.create(
        ReferenceNode.create(ColumnNode.create('organizationId'), table),
        OperatorNode.create('='),
        ValueNode.create(organizationId),
      ),
    )
    .reduce<OperationNode | undefined>(
      (left, right) => (left ? AndNode.create(left, right) : right),
      undefined,
    )
