import { forbidden, notFound, unauthenticated } from '#kernel/contract/problem.ts'
import { type Actor, isAdministrator, requireProof, requireSecondFactor } from './actor.ts'
import { requireScope } from './scopes.ts'
import { type Budget, clientCaller } from './budgets.ts'
import { type Db, inOrganization } from './database.ts'
import type { Authenticator } from './http.ts'
import { once } from './idempotency.ts'
import { asJson, inputOf, parsed, type Raw } from './input.ts'
import { ALL, type Everything, everythingOf, type InTransaction, inTurn, type KeepTurn } from './listing.ts'
import { isList, type openSpending, rowsIn, spendRequest } from './limits.ts'
import { everyPage, pageOfWhole, pagesByKey } from './pages.ts'
import type { Services } from './services.ts'
import { asProblem } from './problems.ts'
import { type FileOf, withFileOf } from './receiving.ts'
import type { Served } from './serve.ts'

type SignedIn = Extract<Served, { anonymous?: undefined }>
type Anonymous = Extract<Served, { handler?: undefined }>

interface Asked extends Omit<Raw, 'text'> {
  services: Services
  address: string
  /** Whose turns its transactions take, before it is known who asks. */
  caller: string
  /** Remembers who that was, or that it is nobody any more. */
  known: (personId: string | undefined) => void
  spend: ReturnType<typeof openSpending>
}

export const answerAnonymously = async ({ endpoint, anonymous }: Anonymous, asked: Asked) => {
  const { services, request, address, params } = asked
  spendRequest(asked.spend, endpoint.method, address)
  const headers = new Headers()
  const query = parsed(endpoint.query, asked.query)
  const text = await textOf(asked)
  const body = endpoint.body && parsed(endpoint.body, asJson(text))
  const database = { ...services.database, caller: address }
  const result = await anonymous.run({
    database,
    params,
    query,
    body,
    services,
    request,
    address,
    headers,
  } as Parameters<typeof anonymous.run>[0])
  return replyOf(endpoint, result, headers) as Response
}

/** A body is here before anything is held for it: no line, however slow, keeps a connection to the database from others. */
const textOf = ({ services, request, caller }: Asked) =>
  request.body ? services.bodies.text(request, caller) : Promise.resolve('')

interface Scene {
  db: Db
  actor: Actor
  services: Services
  headers: Headers
  everything: Everything
  after: (work: () => Promise<unknown>) => void
}

/** A reply that is made once the transaction has ended, as a file's bytes are. */
type Later = () => Promise<Response>
/** What came or was made before the transaction that does the work. */
type Brought = FileOf & { prepared?: unknown }

/**
 * Most requests are one transaction, opened when their body is here. One that brings a file, prepares something that takes long
 * or waits for its turn is two: the first says whether the sender may, so that nobody else's is taken, the second does the work.
 */
export const answerSignedIn = async (served: SignedIn, asked: Asked, authenticator: Authenticator) => {
  const { endpoint, handler } = served
  const { services, request } = asked
  const organizationId = authenticator.organizationOf(request)
  if (!organizationId) throw nobody(asked, endpoint)
  // Who is known to have used up everything does not reach the database.
  asked.spend(asked.caller, 'requests', 0)
  const headers = new Headers()
  const database = { ...services.database, caller: asked.caller }
  let known: Actor | undefined
  /** Whoever acts by a program uses up its budget, too. */
  const spendFor = ({ personId, origin }: Actor, budget: Budget, amount?: number) => {
    asked.spend(personId, budget, amount)
    if (origin.clientId !== null) asked.spend(clientCaller(origin.clientId), budget, amount)
  }
  /** A whole list counts its rows by itself. */
  let portioned = false
  const later: (() => Promise<unknown>)[] = []
  let keepTurn: KeepTurn = () => () => {}
  const after = (work: () => Promise<unknown>) => void later.push(work)
  const asActor = <Result>(work: (scene: Scene) => Promise<Result>) =>
    inOrganization(database, { organizationId, readOnly: readsOnly(endpoint) }, async (db) => {
      const actor = (known = await authenticator.actorOf(db, request))
      asked.known(actor?.personId)
      if (!actor) throw nobody(asked, endpoint)
      db.origin = actor.origin
      db.causedById = actor.personId
      db.spendMail = () => spendFor(actor, 'mails')
      requireSecondFactor(actor, endpoint)
      if (endpoint.tool && !actor.tools.has(endpoint.tool)) throw notFound()
      requireScope(actor, endpoint, asked.params)
      return work({ db, actor, services, headers, after, everything: everythingFor(db, actor) })
    })
  const inPortions = (actor: Actor) => {
    portioned = true
    spendFor(actor, 'rows')
    return (rows: number) => services.budgets.charge(actor.personId, 'rows', rows)
  }
  const everythingFor = (db: Db, actor: Actor): Everything => {
    const inTransaction: InTransaction = (work) => asActor((scene) => work(scene.db, scene.actor))
    return (...list) => {
      const charge = inPortions(actor)
      return everythingOf({ db, actor, inTransaction, charge, keepTurn: () => keepTurn() })(...list)
    }
  }
  const wantsAll = Number(asked.query.limit) === ALL
  const isFile = endpoint.raw || endpoint.upload !== undefined
  const raw = { ...asked, text: isFile ? '' : await textOf(asked) }
  const listed = (scene: Scene, subject: unknown, brought: Brought) => {
    const first = (query: Raw['query']) => answer(served, { ...raw, query }, { ...scene, subject }, brought)
    if (!wantsAll || !pagesByKey(endpoint)) return first(raw.query)
    return everyPage(raw.query, {
      first,
      further: (query) =>
        asActor(async (own) => {
          const again = { ...raw, query }
          return answer(served, again, { ...own, subject: await permitted(served, again, own) }, brought)
        }),
      charge: inPortions(scene.actor),
      keepTurn: () => keepTurn(),
    })
  }
  const answered = (brought: Brought, before?: (scene: Scene) => void) =>
    asActor(async (scene) => {
      before?.(scene)
      // Before a reply is given a second time, too: who may no longer ask is not told what they were.
      const subject = await permitted(served, raw, scene)
      const isMuch = endpoint.bulk || isList(endpoint)
      // Who has read more than their share does not begin to read.
      if (isMuch) spendFor(scene.actor, 'rows', 0)
      const work = async () => {
        const result = await listed(scene, subject, brought)
        if (isMuch && !portioned) spendFor(scene.actor, 'rows', rowsIn(result))
        return replyOf(endpoint, result, headers)
      }
      return endpoint.secret ? work() : once(scene.db, scene.actor, raw, work)
    }).then(async (reply) => {
      // It has happened; what is left over of it is ours to look at.
      for (const work of later)
        await work().catch((error: unknown) =>
          services.log.error({ error: String(error) }, 'Something was left over'),
        )
      return typeof reply === 'function' ? reply() : reply
    })
  const spend = ({ actor }: Scene) => {
    spendRequest((_, budget) => spendFor(actor, budget), endpoint.method, actor.personId)
  }
  const inTwo = async () => {
    const known = await asActor(async (scene) => {
      spend(scene)
      return { subject: await permitted(served, raw, scene), actor: scene.actor }
    })
    const work = () =>
      withFileOf(endpoint, asked, known.actor, (file) =>
        withPrepared(served, raw, { ...asked, ...known, ...file }, (prepared) =>
          answered({ ...file, prepared }),
        ),
      )
    if (!wantsAll) return work()
    return inTurn(
      () => services.database.wholeLists.take(known.actor.personId),
      (keep) => {
        keepTurn = keep
        return work()
      },
    )
  }
  const reply = isFile || handler.prepare || wantsAll ? await inTwo() : await answered({}, spend)
  const cookie = known?.seenLongAgo && (await authenticator.renew?.(services, request, known))
  if (cookie) reply.headers.append('set-cookie', cookie)
  return reply
}

/** Who is nobody is counted as where they come from, as often as they ask. */
const nobody = ({ spend, address }: Asked, { method }: Served['endpoint']) => {
  spendRequest(spend, method, address)
  return unauthenticated()
}

const readsOnly = ({ method, recorded }: Served['endpoint']) => method === 'GET' && !recorded

/** Does what an endpoint prepares, and takes it back when the answer is a problem. */
const withPrepared = async (
  { endpoint, handler }: SignedIn,
  raw: Raw,
  asked: Asked & Brought & { actor: Actor; subject: unknown },
  work: (prepared: unknown) => Promise<Response>,
) => {
  const undone: (() => Promise<unknown>)[] = []
  try {
    return await work(
      await handler.prepare?.({
        ...asked,
        ...inputOf(endpoint, raw),
        undo: (undo: () => Promise<unknown>) => undone.unshift(undo),
      } as never),
    )
  } catch (error) {
    for (const undo of undone) await undo()
    throw error
  }
}

/** The thing that the path names, when the actor may do this to it. */
const permitted = async ({ endpoint, handler }: SignedIn, raw: Raw, scene: Scene) => {
  const subject = handler.find && (await handler.find({ ...scene, params: raw.params } as never))
  if (handler.find && !subject) throw notFound()
  if (!handler.allow(scene.actor, subject)) throw asProblem('forbidden')
  if (endpoint.proof) requireProof(scene.actor)
  return subject
}

/** What comes after `permitted`: who is not allowed does not learn what a valid request looks like. */
const answer = async (
  { endpoint, handler }: SignedIn,
  raw: Raw,
  scene: Scene & { subject: unknown },
  brought: Brought,
) => {
  const { query, body } = inputOf(endpoint, raw)
  if (endpoint.keepsId && Object(body).id !== undefined && !isAdministrator(scene.actor))
    throw forbidden('beyond-own-permissions')
  const { params, request } = raw
  const result = await handler.run({ ...scene, ...brought, params, query, body, request } as never)
  return pageOfWhole(endpoint, result, query)
}

const replyOf = ({ method, reply: schema }: Served['endpoint'], result: unknown, headers: Headers) => {
  if (result instanceof Response || typeof result === 'function') return result as Response | Later
  if (!schema) return new Response(null, { status: 204, headers })
  // The official client insists on exactly this content type.
  headers.set('content-type', 'application/json')
  const { version } = (result ?? {}) as { version?: number }
  if (version !== undefined) headers.set('etag', `"${version}"`)
  const shown = process.env.NODE_ENV === 'production' ? result : schema.parse(result)
  return new Response(JSON.stringify(shown), { status: method === 'POST' ? 201 : 200, headers })
}
