import { z } from 'zod'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The parameter names in a path: '/tickets/:ticketId/closure' gives 'ticketId'. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** The tools that an organization's contract can include: what a user finds in the navigation. */
export const Tool = z.enum([
  'admin',
  'articles',
  'service-centre',
  'documents',
  'master-data',
  'tenant-companies',
  'tenant-management',
  'pinboard',
  'bookings',
])
export type Tool = z.infer<typeof Tool>

/**
 * One operation of the API, said once. The server answers it under /api/v1, the web calls it, the OpenAPI document
 * describes it.
 */
export interface Endpoint<
  Path extends string = string,
  Query = unknown,
  Body = unknown,
  Reply = unknown,
  QuerySent = Query,
  BodySent = Body,
> {
  summary: string
  method: Method
  path: Path
  /** What the server reads (with defaults filled in) and what a caller must send are two types of one schema. */
  query?: z.ZodType<Query, QuerySent>
  body?: z.ZodType<Body, BodySent>
  reply?: z.ZodType<Reply>
  /** Part of this tool: absent (404) for an organization whose contract does not include it. */
  tool?: Tool
  /** Open to people who are not signed in. */
  anonymous?: boolean
  /** The body may bring the `id` that a thing had elsewhere, from an administrator; refused when it is taken. */
  keepsId?: boolean
  /** The body is a form with a file (multipart) of so many bytes at most. */
  upload?: number
  /** The body is a file as it is; the endpoint reads it as it comes. */
  raw?: boolean
  /** The reply is a file. */
  download?: boolean
  /** Only for a session that proved within the last minutes who holds it; the problem `proof-needed` otherwise. */
  proof?: boolean
  /** Also for whoever has yet to set up the second factor that their organization demands. */
  enrolling?: boolean
  /** The reply shows a secret once: it is not even kept for a second try. */
  secret?: boolean
  /** Who read it is kept in the trail, though reading changes nothing else. */
  recorded?: boolean
  /** Reads very many rows, as an export does: not for who has just read more than their share. */
  bulk?: boolean
  /** Codes of the problems a caller should be ready for. */
  problems?: string[]
}

/** Declares an endpoint; its types are read off the schemas. */
export const endpoint = <
  const Path extends string,
  Query = undefined,
  Body = undefined,
  Reply = void,
  QuerySent = Query,
  BodySent = Body,
>(
  declared: Endpoint<Path, Query, Body, Reply, QuerySent, BodySent>,
) => declared

export type AnyEndpoint = Endpoint<any, any, any, any, any, any>
export type Params<E> =
  E extends Endpoint<infer Path, any, any, any, any, any> ? { [Name in ParamsOf<Path>]: string } : never
export type Query<E> = E extends Endpoint<string, infer Q, any, any, any, any> ? Q : never
export type Body<E> = E extends Endpoint<string, any, infer B, any, any, any> ? B : never
export type Reply<E> = E extends Endpoint<string, any, any, infer R, any, any> ? R : never
type QuerySent<E> = E extends Endpoint<string, any, any, any, infer Q, any> ? Q : never
type BodySent<E> = E extends Endpoint<string, any, any, any, any, infer B> ? B : never

type Given<Key extends string, Value> = [Value] extends [undefined]
  ? {}
  : {} extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value }

/** Everything a caller must supply, and nothing it must not. */
export type Input<E> = Given<'query', QuerySent<E>> &
  Given<'body', BodySent<E>> &
  (keyof Params<E> extends never ? {} : { params: Params<E> })
