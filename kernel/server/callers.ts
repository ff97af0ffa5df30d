import { hash } from 'node:crypto'

const MOST_KNOWN = 20_000

/**
 * Who a request is counted for before its session was looked up: the person that the same session or token belonged to last
 * time, or the address it comes from. Only for taking turns: what somebody may do is read anew for every request.
 */
export const openCallers = () => {
  const known = new Map<string, string>()
  const keyOf = ({ headers }: Request) =>
    hash('sha256', `${headers.get('authorization') ?? ''}\n${headers.get('cookie') ?? ''}`)
  return {
    of: (request: Request, address: string) => known.get(keyOf(request)) ?? address,
    /** Remembers whose session it is; nobody's any more when no person is given. */
    keep(request: Request, personId: string | undefined) {
      const key = keyOf(request)
      known.delete(key)
      if (personId === undefined) return
      known.set(key, personId)
      const [oldest] = known.keys()
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
    },
  }
}
