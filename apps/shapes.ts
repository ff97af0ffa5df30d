import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

type Json = Record<string, unknown>
type Io = 'input' | 'output'

/**
 * Writes schemas as JSON Schema in which every shape that a contract exports by a capital name stands once, under that name
 * in `components`, and is referred to elsewhere: a generator of clients makes types with names of it. What is sent is called
 * `…Sent` where it is not what comes back, because a field may be left out. Throws when two contracts export one name.
 */
export const openShapes = async () => {
  const names = await exportedShapes()
  const components: Record<string, Json> = {}
  const shapeOf = (schema: z.ZodType, io: Io): Json => {
    const { properties, $defs = {} } = jsonOf(z.object({ it: schema }), io, names.registry) as unknown as {
      properties: { it: Json }
      $defs?: Record<string, Json>
    }
    const called = (name: string) => (io === 'input' && names.differing.has(name) ? `${name}Sent` : name)
    const pointed = (shape: Json): Json =>
      JSON.parse(JSON.stringify(withNamedKeys(shape, $defs)), (key, value: unknown) =>
        key === '$ref' ? `#/components/schemas/${called(String(value).replace('#/$defs/', ''))}` : value,
      )
    for (const [name, shape] of Object.entries($defs)) components[called(name)] = pointed(shape)
    return pointed(properties.it)
  }
  return { components, shapeOf }
}

const exportedShapes = async () => {
  const registry = z.registry<{ id: string }>()
  const differing = new Set<string>()
  const taken = new Set<string>()
  for (const file of (
    await Array.fromAsync(glob('{kernel/contract/{roles,shapes,endpoint},modules/**/*contract}.ts'))
  ).toSorted())
    for (const [name, value] of Object.entries<unknown>(await import(join(process.cwd(), file)))) {
      if (!/^[A-Z]/.test(name) || !(value instanceof z.ZodType) || registry.has(value)) continue
      if (taken.has(name)) throw new Error(`Two contracts export a shape ${name}`)
      taken.add(name)
      if (JSON.stringify(jsonOf(value, 'input')) !== JSON.stringify(jsonOf(value, 'output')))
        differing.add(name)
      registry.add(value, { id: name })
    }
  return { registry, differing }
}

const jsonOf = (schema: z.ZodType, io: Io, metadata?: z.core.$ZodRegistry<{ id: string }>) =>
  z.toJSONSchema(schema, {
    io,
    ...(metadata && { metadata }),
    unrepresentable: 'any',
    override({ jsonSchema, zodSchema }) {
      // What a shape says of itself where its door hides it, such as how long a text may be.
      Object.assign(jsonSchema, z.globalRegistry.get(zodSchema as never))
      // A client that refuses fields it does not know would break with the next one.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      delete jsonSchema.id
      delete jsonSchema.$schema
    },
  })

/** A record whose keys are known is an object with these fields: that is what generators make of clients, and linters ask for. */
const withNamedKeys = (shape: Json, defs: Record<string, Json>): Json =>
  JSON.parse(JSON.stringify(shape), (_, value: Json | null) => {
    const { $ref, enum: written } = Object(value?.propertyNames) as { $ref?: string; enum?: string[] }
    const keys = written ?? ($ref && (defs[$ref.replace('#/$defs/', '')]?.enum as string[] | undefined))
    if (!value || !keys) return value
    const { additionalProperties, ...rest } = value
    return { ...rest, properties: Object.fromEntries(keys.map((key) => [key, additionalProperties])) }
  })
