import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { SCOPES, scopesFor } from '#kernel/contract/scopes.ts'
import { saidOfScope } from '#modules/oauth/scopes.words.ts'
import { assemble, type Module } from '#kernel/server/module.ts'
import { descriptionOf, problemsOf } from './operations.ts'
import { rightsOf } from './rights.ts'
import { openShapes } from './shapes.ts'

type Shape = Awaited<ReturnType<typeof openShapes>>['shapeOf']

/** The API described for others, derived from the contracts. The check fails when openapi.json is not what this writes. */
export const openapi = async (all: readonly Module[]) => {
  const { components, shapeOf } = await openShapes()
  const docs = all.flatMap((module) => module.docs ?? [])
  const tags = Object.assign({}, ...docs.map((each) => each.tags)) as Record<string, string>
  const rights = rightsOf(all)
  const effects = Object.assign({}, ...docs.map((each) => each.effects)) as Record<string, string>
  const describe = (endpoint: AnyEndpoint) => descriptionOf(endpoint, { rights, effects })
  const byPath = Object.groupBy(assemble(all).endpoints, ({ endpoint }) =>
    endpoint.path.replace(/:(\w+)/g, '{$1}'),
  )
  const paths = Object.fromEntries(
    Object.entries(byPath)
      .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([path, served = []]) => [
        path,
        Object.fromEntries(
          served.map(({ endpoint }) => [
            endpoint.method.toLowerCase(),
            operation(endpoint, shapeOf, describe),
          ]),
        ),
      ]),
  )
  const schemas = Object.entries(components).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Palier API',
      version: '1',
      description,
      contact: { name: 'Whoever operates this Palier' },
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    tags: Object.entries(tags)
      .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([name, about]) => ({ name, description: about })),
    servers: [{ url: '/api/v1' }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'palier' },
        oauth: {
          type: 'oauth2',
          description:
            'An access token as `Authorization: Bearer …`; one of the scopes that an operation names is enough',
          flows: {
            authorizationCode: { authorizationUrl: '/oauth/authorize', tokenUrl: '/oauth/token', scopes },
            clientCredentials: { tokenUrl: '/oauth/token', scopes },
          },
        },
      },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([name, said]) => [name, problemReply(said)]),
      ),
      schemas: { Problem: problem, ...Object.fromEntries(schemas) },
    },
    paths,
  }
}

const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, saidOfScope('en', scope)]))

const description = `One API for the Cockpit, the app, ERP systems and partners.

- **Try it here** as the person who is signed in to the Cockpit or the app in this browser. What you change is changed.
- Programs send \`Authorization: Bearer …\` with a token from \`/oauth/token\` (\`/.well-known/oauth-authorization-server\` says how).
- Ids are 24 hex digits; instants are ISO 8601, days \`YYYY-MM-DD\`.
- Lists: \`page\` and \`limit\` (\`-1\` means all), or by key where a reply has \`next\`: send it as \`after\`.
- What goes wrong comes as \`application/problem+json\` (RFC 9457) with a \`code\` that stays the same and \`issues\` that name the fields.
- \`RateLimit\` and \`Retry-After\` say how much is left; \`Idempotency-Key\` makes a POST safe to repeat; \`If-Match\` with the \`ETag\` that was read keeps two people from overwriting each other.`

const problem = {
  type: 'object',
  description: 'RFC 9457',
  required: ['status', 'code'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string', description: 'Kebab-case; stays the same across languages and versions' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'array', items: {} }, code: { type: 'string' } },
      },
    },
    retryAfter: { type: 'integer', description: 'Seconds' },
    requestId: { type: 'string' },
  },
}

const operation = (endpoint: AnyEndpoint, shapeOf: Shape, describe: (endpoint: AnyEndpoint) => string) => {
  const { summary, method, path, query, body, reply, upload, raw, download, anonymous, tool, proof } =
    endpoint
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[/:-]+(\w)/g, (_: string, letter: string) => letter.toUpperCase())}`,
    summary,
    description: describe(endpoint),
    tags: [/^\/([^/]+)/.exec(path)?.[1] ?? ''],
    security: anonymous
      ? []
      : [{ session: [] }, ...scopesFor({ method, path, tool, proof }).map((scope) => ({ oauth: [scope] }))],
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        in: 'path',
        name,
        required: true,
        schema: /id$/i.test(name ?? '') ? { type: 'string', pattern: '^[0-9a-f]{24}$' } : { type: 'string' },
      })),
      ...Object.entries(propertiesOf(query && shapeOf(query, 'input'))).map(([name, schema]) => ({
        in: 'query',
        name,
        schema,
      })),
    ],
    ...(upload && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { file: { type: 'string', format: 'binary' }, path: { type: 'string' } },
              required: ['file'],
            },
          },
        },
      },
    }),
    ...(raw && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: shapeOf(body, 'input') } } },
    }),
    responses: {
      ...success(method, reply && shapeOf(reply, 'output'), download),
      ...Object.fromEntries([...problemsOf(endpoint)].map(([status, codes]) => [status, refusal(codes)])),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

/** What is said of all operations alike stands once. */
const refusal = (codes: string[]) => {
  const named = Object.entries(refusals).find(([, said]) => said === codes.join(', '))
  return named ? { $ref: `#/components/responses/${named[0]}` } : problemReply(codes.join(', '))
}

const problemReply = (said: string) => ({
  description: said,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refusals = {
  Problem: 'Any other problem',
  Invalid: 'invalid',
  InvalidBody: 'invalid, not-json',
  Unauthenticated: 'unauthenticated',
  Forbidden: 'forbidden, insufficient-scope, second-factor-required',
  NotFound: 'not-found',
  ChangedMeanwhile: 'changed-meanwhile',
  TooLarge: 'too-large',
  TooManyRequests: 'too-many-requests',
  Unavailable: 'database-unavailable, took-too-long',
}

const success = (method: string, schema: object | undefined, download: boolean | undefined) => {
  if (download)
    return {
      200: { description: 'The file', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
    }
  if (!schema) return { 204: { description: 'Done' } }
  const content = { 'application/json': { schema } }
  return { [method === 'POST' ? 201 : 200]: { description: 'Done', content } }
}

const propertiesOf = (schema: Record<string, unknown> | undefined) => Object(schema?.properties) as object
