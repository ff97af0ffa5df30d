import { z } from 'zod'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { type Ability, abilitiesOf, Role } from '#kernel/contract/roles.ts'
import { scopesFor } from '#kernel/contract/scopes.ts'
import { pagingOfWhole } from '#kernel/contract/shapes.ts'
import type { rightsOf } from './rights.ts'

const titleOf = ({ method, path }: AnyEndpoint) => `${method} ${path}`

type AllRights = ReturnType<typeof rightsOf>

/** What an operation does, for whom, how much at once and what else it brings about, in Markdown; all but the effects is derived. */
export const descriptionOf = (
  endpoint: AnyEndpoint,
  { rights, effects }: { rights: AllRights; effects: Readonly<Record<string, string>> },
) =>
  [
    `${endpoint.summary}.`,
    `**Who may:** ${whoMay(endpoint, rights)}`,
    endpoint.tool &&
      `Part of the tool \`${endpoint.tool}\`: 404 where the organization’s contract does not include it.`,
    endpoint.proof &&
      'Asks for a fresh proof of who holds the session (`PUT /sessions/current/proof`), ten minutes at most old.',
    effects[titleOf(endpoint)] && `**What else happens:** ${effects[titleOf(endpoint)]}`,
    limits(endpoint).length > 0 && `**Limits:** ${limits(endpoint).join('; ')}.`,
  ]
    .filter(Boolean)
    .join('\n\n')

const whoMay = (endpoint: AnyEndpoint, rights: AllRights) => {
  const { needs, withoutAbility, alsoByInterface, alsoOfResidents, alsoOnesOwn } = rights
  const title = titleOf(endpoint)
  if (endpoint.anonymous) return 'anybody, also who is not signed in.'
  const needed = needs[title]
  const scopes = `A program needs one of the scopes ${scopesFor(endpoint).map(code).join(', ')}.`
  if (needed === undefined) return `whoever is signed in (${withoutAbility[title] ?? 'one’s own'}). ${scopes}`
  const abilities = needed
    .split(' ')
    .map((part) => part.split('|').map(code).join(' or '))
    .join(', and ')
  const roles = rolesFor(title, rights)
  const by = alsoByInterface.has(title) ? ' (`data-connector-admin` in its own right)' : ''
  const rest = [
    endpoint.method === 'GET' && ' What is one’s own, one reads without.',
    alsoOnesOwn.has(title) && ' With what is one’s own, everybody does it.',
    alsoOfResidents.has(title) &&
      ' Of a resident all of whose homes are looked after with it, `tenants.manage` is enough.',
  ]
    .filter(Boolean)
    .join('')
  return `whose roles give ${abilities}, where the thing is: ${roles.map(code).join(', ')}${by}.${rest} ${scopes}`
}

const INTERFACE: Role = 'data-connector-admin'

/** The roles each of which alone is enough for an operation, where it was granted. */
const rolesFor = (title: string, { needs, alsoByInterface }: AllRights) => {
  const parts = (needs[title] ?? '').split(' ').map((part) => part.split('|') as Ability[])
  return Role.options.filter(
    (role) =>
      parts.every((part) => part.some((ability) => abilitiesOf[role].includes(ability))) ||
      (role === INTERFACE && alsoByInterface.has(title)),
  )
}

const code = (word: string) => `\`${word}\``

const limits = ({ method, query, upload, bulk, keepsId }: AnyEndpoint) => {
  const shape = (query instanceof z.ZodObject ? query.shape : {}) as Record<string, unknown>
  return [
    upload && `a file of ${upload / 1024 / 1024} MiB at most`,
    bulk && 'counts as reading very many rows',
    method === 'GET' &&
      shape.after !== undefined &&
      `pages by key: \`next\` of a reply is the next \`after\`${shape.limit && 'search' in shape ? ', also of a search' : ''}; \`total\` is said with \`limit=-1\` only, which is all of it`,
    method === 'GET' &&
      shape.page !== undefined &&
      `\`page\` and \`limit\`; \`limit=-1\` is all of it${shape.limit === pagingOfWhole.limit ? ', as it is without' : ''}; \`total\` counts all`,
    keepsId && 'an administrator may bring the `id` that the thing had elsewhere',
    method === 'POST' && 'done once for each `Idempotency-Key`',
  ].filter((limit) => typeof limit === 'string')
}

/** The status that a code of a problem comes with; 409 for what stands in the way, as every constraint of the database does. */
const statuses: Record<number, RegExp> = {
  400: /^(?:no-such-.*|file-(?:empty|missing|not-attachable)|category-too-deep|message-empty|picture-.*|unknown-file|code-guessable|utilisation-period-ends-before-it-starts)$/,
  403: /^(?:account-.*|wrong-.*|beyond-own-permissions|email-not-confirmed|not-to-oneself|second-factor-required|proof-needed)$/,
  404: /^(?:link-used-up|ticket-run-out|code-unknown)$/,
  413: /^too-large$/,
  422: /^(?:field-twice|mapping-incomplete|file-(?:empty|missing|too-heavy|unreadable|old-or-locked)|too-many-columns|webhook-not-answering)$/,
  429: /^too-many-requests$/,
  507: /^storage-full$/,
}
const statusesOf = (problem: string) => {
  const found = Object.entries(statuses).filter(([, codes]) => codes.test(problem))
  return found.length > 0 ? found.map(([status]) => Number(status)) : [409]
}

/** The codes of the problems that an operation can reply, by their status: what it says itself and what its form gives rise to. */
export const problemsOf = (endpoint: AnyEndpoint): Map<number, string[]> => {
  const { method, path, query, body, upload, raw, anonymous, tool, proof, keepsId, enrolling } = endpoint
  const input = body ?? query ?? upload ?? raw
  const versioned = method === 'PATCH' && body instanceof z.ZodObject && 'version' in body.shape
  const found: [number, string | false | undefined][] = [
    [400, input !== undefined && 'invalid'],
    [400, body && 'not-json'],
    [401, !anonymous && 'unauthenticated'],
    [403, !anonymous && 'forbidden'],
    [403, !anonymous && 'insufficient-scope'],
    [403, !anonymous && !enrolling && 'second-factor-required'],
    [403, proof && 'proof-needed'],
    [403, keepsId && 'beyond-own-permissions'],
    [404, (path.includes(':') || tool) && 'not-found'],
    [409, (versioned || (!anonymous && method !== 'GET')) && 'changed-meanwhile'],
    [409, keepsId && 'id-taken'],
    [412, versioned && 'changed-meanwhile'],
    [413, (body || upload || raw) && 'too-large'],
    [429, 'too-many-requests'],
    [503, 'database-unavailable'],
    [503, 'took-too-long'],
    ...(endpoint.problems ?? []).flatMap((problem) =>
      statusesOf(problem).map((status): [number, string] => [status, problem]),
    ),
  ]
  const said = found.flatMap(([status, problem]) => (problem ? [{ status, problem }] : []))
  return new Map(
    [...Map.groupBy(said, ({ status }) => status)]
      .toSorted(([a], [b]) => a - b)
      .map(([status, all]) => [status, [...new Set(all.map(({ problem }) => problem))]]),
  )
}
