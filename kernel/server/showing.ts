import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { scopesFor } from '#kernel/contract/scopes.ts'
import type { Actor } from './actor.ts'
import type { Db } from './database.ts'
import type { Services } from './services.ts'

/** How things of a kind are shown to somebody who did not ask for them just now, many at once. */
export interface Showing {
  /** What shows one of them to whoever asks: its tool and its scopes count here, too. */
  endpoint: AnyEndpoint
  /** Those of them that the actor sees, each exactly as the endpoint replies it. */
  show: (db: Db, actor: Actor, ids: string[], services: Pick<Services, 'publicUrl'>) => Promise<object[]>
}

/** May the actor ask for such things at all: is their tool there, and are they within the scopes? */
export const mayBeShown = ({ tools, scopes }: Actor, { endpoint }: Showing) =>
  (!endpoint.tool || tools.has(endpoint.tool)) &&
  (scopes === null || scopesFor(endpoint).some((scope) => scopes.has(scope)))
