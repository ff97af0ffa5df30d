import { randomUUID } from 'node:crypto'
import { Problem, tooMany } from '#kernel/contract/problem.ts'
import { type Database, inNoOrganization } from './database.ts'

const SEEN_MILLISECONDS = 10_000
const TELLING_MILLISECONDS = 1000
const GONE_AFTER = `interval '30 seconds'`
const TRY_AGAIN_SECONDS = 30

interface Options {
  database: Database
  /** For one caller, in all processes together. */
  most?: number | undefined
  /** For everybody, in this process. */
  mostInAll?: number
}

/**
 * Counts what callers hold for as long as they like, such as live connections, where many processes see it. A process that was
 * killed holds nothing half a minute later.
 */
export const openHolding = ({ database, most = 10, mostInAll = 10_000 }: Options) => {
  const process = randomUUID()
  const held = new Map<string, number>()
  let all = 0
  let heartbeat: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined
  /** Who let go of something that the others do not know of yet. */
  const changed = new Set<string>()

  const change = (caller: string, by: number) => {
    const count = (held.get(caller) ?? 0) + by
    all += by
    if (count > 0) held.set(caller, count)
    else held.delete(caller)
    return count
  }

  /** Says what we hold for a caller, when it is their turn; resolves with what other processes do. */
  const tell = async (caller: string) => {
    changed.delete(caller)
    const { rows } = await inNoOrganization<{ others: number }>({ ...database, caller }, TELL, [
      process,
      caller,
      held.get(caller) ?? 0,
    ])
    return rows[0]?.others ?? 0
  }

  const beat = () => {
    heartbeat ??= setInterval(() => {
      inNoOrganization(database, BEAT, [process]).catch(() => {})
    }, SEEN_MILLISECONDS).unref()
  }

  /** However often somebody comes and goes, it is told once a second. */
  const tellAll = () => {
    telling = undefined
    for (const caller of changed) tell(caller).catch(() => {})
  }

  /** What this process alone can refuse, it refuses without asking. */
  const requireRoom = (caller: string) => {
    if ((held.get(caller) ?? 0) >= most) throw tooMany(TRY_AGAIN_SECONDS)
  }

  /** Holds one for a caller until the function it resolves with is called. Throws Problem 429, or 503 'busy' when nobody has room. */
  const hold = async (caller: string) => {
    if (all >= mostInAll) throw new Problem(503, 'busy', { retryAfter: TRY_AGAIN_SECONDS })
    requireRoom(caller)
    beat()
    const ours = change(caller, 1)
    const letGo = () => {
      change(caller, -1)
      changed.add(caller)
      telling ??= setTimeout(tellAll, TELLING_MILLISECONDS).unref()
    }
    const others = await tell(caller).catch(() => 0)
    if (ours + others > most) {
      letGo()
      throw tooMany(TRY_AGAIN_SECONDS)
    }
    return letGo
  }

  const close = async () => {
    clearInterval(heartbeat)
    clearTimeout(telling)
    await inNoOrganization(database, 'delete from live_connection where process = $1', [process]).catch(
      () => {},
    )
  }

  return { requireRoom, hold, close }
}

const TELL = `with told as (
    insert into live_connection (process, caller, held) values ($1, $2, $3)
    on conflict (process, caller) do update set held = excluded.held, seen_at = now())
  select coalesce(sum(held), 0)::int as others from live_connection
  where caller = $2 and process <> $1 and seen_at > now() - ${GONE_AFTER}`

const BEAT = `with gone as (delete from live_connection where seen_at < now() - ${GONE_AFTER} or held = 0)
  update live_connection set seen_at = now() where process = $1 and held > 0`
