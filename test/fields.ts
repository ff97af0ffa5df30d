import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** The part of JSON Schema that our contracts come out as. */
export interface Schema {
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

type Path = (string | number)[]

/** What a caller may send, as JSON Schema. */
export const schemaOf = (shape: z.ZodType) =>
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema

/** Every field that a schema names, with the way to it; of a list its first item. */
export const fieldsOf = (schema: Schema, path: Path = []): { path: Path; schema: Schema }[] => {
  const inside = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => fieldsOf(field, [...path, name])),
    ...(schema.items ? fieldsOf(schema.items, [...path, 0]) : []),
    ...(schema.anyOf ?? []).flatMap((each) => fieldsOf(each, path).filter((field) => field.path !== path)),
  ]
  return path.length > 0 ? [{ path, schema }, ...inside] : inside
}

/** What a field may be by its name where its type says no more than that it is text. */
export type Examples = Record<string, (() => unknown) | undefined>

/** A value that a schema takes: what it requires and nothing more, or `whole`, with all that it may have. */
export const exampleOf = (schema: Schema, examples: Examples, name = '', whole = false): unknown => {
  const example = examples[name]
  if (example && !schema.properties && !schema.enum) return schema.type === 'array' ? [example()] : example()
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(schema.anyOf[0]!, examples, name, whole)
  switch ([schema.type].flat()[0]) {
    case 'object':
      if (typeof schema.additionalProperties === 'object')
        return { de: exampleOf(schema.additionalProperties, examples, 'text') }
      return Object.fromEntries(
        (whole ? Object.keys(schema.properties ?? {}) : (schema.required ?? [])).map((key) => [
          key,
          exampleOf(schema.properties![key]!, examples, key, whole),
        ]),
      )
    case 'array':
      return [exampleOf(schema.items ?? {}, examples, name, whole)]
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    default:
      return schema.format === 'date-time'
        ? new Date().toISOString()
        : `Text-${randomBytes(4).toString('hex')}`
  }
}

/** A valid body with one field replaced; what lies on the way to the field is made where it is missing. */
export const withField = (schema: Schema, examples: Examples, path: Path, value: unknown): unknown => {
  const place = (at: Schema | undefined, given: unknown, [step, ...rest]: Path): unknown => {
    if (step === undefined) return value
    if (typeof step === 'number') return [place(at?.items, undefined, rest)]
    const shape = at?.properties ? at : at?.anyOf?.find(({ properties, items }) => properties ?? items)
    const base = given ?? (shape ? exampleOf(shape, examples) : {})
    const inner = (base as Record<string, unknown>)[step]
    return { ...(base as object), [step]: place(shape?.properties?.[step], inner, rest) }
  }
  return place(schema, exampleOf(schema, examples), path)
}
