import type { AnyEndpoint, Body, Params, Query, Reply } from '#kernel/contract/endpoint.ts'
import type { Actor } from './actor.ts'
import type { Database, Db } from './database.ts'
import type { Everything } from './listing.ts'
import type { Services } from './services.ts'
import type { Received, Uploaded } from './receiving.ts'

interface Asked<E> {
  db: Db
  actor: Actor
  params: Params<E>
  services: Services
}

interface Sent<E> {
  query: Query<E>
  body: Body<E>
  request: Request
  /** The file that came as the body of a `raw` endpoint; gone again when the answer is a problem. */
  received: Received
  /** The file that came in the form of an `upload` endpoint; gone when the request is answered. */
  uploaded: Uploaded
}

interface Preparing<E, Subject> extends Omit<Asked<E>, 'db'>, Sent<E> {
  /** As it was when the sender was found to be allowed. */
  subject: Subject
  /** Takes back what was done, when the answer is a problem. */
  undo: (work: () => Promise<unknown>) => void
}

interface Allowed<E, Subject, Prepared> extends Asked<E>, Sent<E> {
  subject: Subject
  prepared: Prepared
  /** Headers of the reply, for cookies. */
  headers: Headers
  /** Replies with a whole list, for `limit=-1`. */
  everything: Everything
  /** Does what may take long, once the transaction has ended well; the reply waits for it. */
  after: (work: () => Promise<unknown>) => void
}

/** How the server answers an endpoint: find the subject, ask whether it is allowed, then act. */
interface Handler<E, Subject, Prepared> {
  /** The thing the path names, looked up in the actor's scope. Undefined means 404. */
  find?: (asked: Asked<E>) => Promise<Subject | undefined>
  /** May this actor do this? Required: an endpoint without an answer does not compile. */
  allow: (actor: Actor, subject: Subject) => boolean
  /**
   * What takes long and needs no database: drawing a picture, reading a workbook, talking to somebody else. Done between two
   * transactions: the first says whether the sender may, the second finds, asks again and runs.
   */
  prepare?: (preparing: Preparing<E, Subject>) => Promise<Prepared>
  /**
   * What the endpoint replies; a Response passes through as it is. What has to be fetched or drawn for it is a function, called
   * once the transaction has ended.
   */
  run: (allowed: Allowed<E, Subject, Prepared>) => Promise<Reply<E> | Response | (() => Promise<Response>)>
}

/** How the server answers people who are not signed in: no transaction is open yet, because nobody is known. */
interface AnonymousHandler<E> {
  run: (asked: {
    database: Database
    params: Params<E>
    query: Query<E>
    body: Body<E>
    services: Services
    request: Request
    /** Where the request came from, for throttling. */
    address: string
    headers: Headers
  }) => Promise<Reply<E> | Response>
}

export type Served =
  | { endpoint: AnyEndpoint; handler: Handler<any, any, any>; anonymous?: undefined }
  | { endpoint: AnyEndpoint; handler?: undefined; anonymous: AnonymousHandler<any> }

/** Answers an endpoint for people who are signed in. */
export const serve = <E extends AnyEndpoint, Subject = undefined, Prepared = undefined>(
  endpoint: E,
  handler: Handler<E, Subject, Prepared>,
): Served => ({
  endpoint,
  handler,
})

/** Answers an endpoint that is declared `anonymous`. */
export const serveAnonymous = <E extends AnyEndpoint>(
  endpoint: E,
  anonymous: AnonymousHandler<E>,
): Served => ({ endpoint, anonymous })

/** Anyone who is signed in to the organization. */
export const everyone = () => true
