import { shown } from '#kernel/contract/text.ts'
import type { Database } from './database.ts'

/**
 * Through which door somebody acts: our own screens, a program with a token, somebody who is not signed in, a delivery, an
 * import, the command line, or what Palier does by itself later.
 */
export type Door = 'screen' | 'program' | 'visitor' | 'delivery' | 'import' | 'terminal' | 'job'

/** From where and by what somebody acts. */
export interface Origin {
  door: Door
  /** The network address; empty where nobody called. */
  address: string
  /** What the browser or program calls itself; empty where nobody called. */
  device: string
  /** The client of OAuth that acts for the person. */
  clientId: string | null
}

/** What acts inside Palier comes from no address. */
export const inside = (door: Door): Origin => ({ door, address: '', device: '', clientId: null })

/** From where a request comes, before anybody knows whose it is. */
export const originOf = (request: Request, address: string): Origin => ({
  door: 'visitor',
  address,
  device: deviceOf(request),
  clientId: null,
})

const LONGEST_DEVICE = 200

/** What a browser calls itself, as it is shown to its owner and to administrators later. */
export const deviceOf = ({ headers }: Request) => shown(headers.get('user-agent') ?? '', LONGEST_DEVICE)

/** The same database, in whose transactions what happens is recorded as coming from there. */
export const from = (database: Database, origin: Origin): Database => ({ ...database, origin })
