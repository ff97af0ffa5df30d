import { tooMany } from '#kernel/contract/problem.ts'
import { type Database, inNoOrganization } from './database.ts'
import type { Counted } from './limits.ts'
import { apart } from './waiting.ts'

/**
 * What a caller may use up: requests, those of them that write, bytes that they send, rows that they read in lists and exports,
 * mails to others that they cause, and tries at passwords, which cost a processor.
 */
export type Budget = 'requests' | 'writes' | 'bytes' | 'rows' | 'mails' | 'passwords'

export interface Limit {
  most: number
  seconds: number
}
export type Limits = Record<Budget, Limit>

export interface Budgets {
  /**
   * Uses up some of a budget of a person, a client or an address. Throws Problem 429 'too-many-requests' when nothing was left
   * before; the last one may take more than there was.
   */
  spend: (caller: string, budget: Budget, amount?: number) => Counted
  /** Uses up what is known only afterwards; refuses nothing. */
  charge: (caller: string, budget: Budget, amount: number) => void
  close: () => Promise<void>
}

interface Options {
  limits: Limits
  database: Database
}

interface Account {
  caller: string
  budget: Budget
  /** The end of the time in which it is counted, in seconds since 1970: the same for every process. */
  until: number
  /** What all processes had used when we asked last, ours included. */
  told: number
  untold: number
}

const TELLING_MILLISECONDS = 1000
/** Who is new to this process may have used up everything in another one. */
const FIRST_MILLISECONDS = 20
const FORGETTING_MILLISECONDS = 60_000
const MOST_AT_ONCE = 2000

const CLIENT = 'client '
/** A program acts for many people, each of whom is counted, too. */
const PEOPLE_OF_A_CLIENT = 10

/** A program of OAuth as a caller. */
export const clientCaller = (clientId: string) => `${CLIENT}${clientId}`

/**
 * Counts in memory, so that a request waits for nothing, and tells the database within a second, which answers what all
 * processes have used: neither a second process nor a restart is a fresh budget.
 */
export const openBudgets = ({ limits, database }: Options): Budgets => {
  const accounts = new Map<string, Account>()
  let timer: NodeJS.Timeout | undefined
  let due = Infinity
  let telling = Promise.resolve()

  const tellIn = (milliseconds: number) => {
    const at = performance.now() + milliseconds
    if (at >= due) return
    clearTimeout(timer)
    due = at
    timer = apart(() =>
      setTimeout(() => {
        due = Infinity
        telling = telling.then(tell)
      }, milliseconds).unref(),
    )
  }

  const tell = async () => {
    const all = [...accounts.values()].filter(({ untold }) => untold > 0).slice(0, MOST_AT_ONCE)
    const sent = all.map((account) => ({ account, key: keyOf(account), amount: account.untold }))
    for (const { account, amount } of sent) {
      account.untold -= amount
      account.told += amount
    }
    // In one order, so that two processes never wait for one another.
    sent.sort((one, other) => (one.key < other.key ? -1 : 1))
    try {
      const { rows } = await inNoOrganization<{ key: string; used: number }>(database, TELL, [
        sent.map(({ key }) => key),
        sent.map(({ account }) => account.until),
        sent.map(({ amount }) => amount),
      ])
      const used = new Map(rows.map(({ key, used: all }) => [key, all]))
      for (const { account, key } of sent) account.told = used.get(key) ?? account.told
    } catch {
      // The database is away: what was counted is told when it is back.
      for (const { account, amount } of sent) {
        account.untold += amount
        account.told -= amount
      }
    }
    if (sent.length === MOST_AT_ONCE) tellIn(0)
  }

  const accountOf = (caller: string, budget: Budget): Account => {
    const { seconds } = limits[budget]
    const until = (Math.floor(Date.now() / 1000 / seconds) + 1) * seconds
    const key = keyOf({ caller, budget, until })
    const known = accounts.get(key)
    if (known) return known
    const account = { caller, budget, until, told: 0, untold: 0 }
    accounts.set(key, account)
    tellIn(FIRST_MILLISECONDS)
    return account
  }

  const charge = (caller: string, budget: Budget, amount: number) => {
    accountOf(caller, budget).untold += amount
    tellIn(TELLING_MILLISECONDS)
  }

  const spend = (caller: string, budget: Budget, amount = 1): Counted => {
    const { seconds } = limits[budget]
    const most = limits[budget].most * (caller.startsWith(CLIENT) ? PEOPLE_OF_A_CLIENT : 1)
    const { told, untold, until } = accountOf(caller, budget)
    const endsIn = Math.max(1, Math.ceil(until - Date.now() / 1000))
    const left = most - told - untold
    const counted = { budget, most, seconds, left: Math.max(0, left - amount), endsIn }
    if (left <= 0) throw tooMany(endsIn, counted)
    charge(caller, budget, amount)
    return counted
  }

  const purging = setInterval(() => {
    const now = Date.now() / 1000
    for (const [key, { until, untold }] of accounts) if (until < now && untold === 0) accounts.delete(key)
    inNoOrganization(database, 'delete from request_budget where until < $1', [Math.floor(now)]).catch(
      () => {},
    )
  }, FORGETTING_MILLISECONDS).unref()

  const close = async () => {
    clearInterval(purging)
    clearTimeout(timer)
    telling = telling.then(tell)
    await telling
  }

  return { spend, charge, close }
}

const keyOf = ({ caller, budget, until }: Pick<Account, 'caller' | 'budget' | 'until'>) =>
  `${budget} ${until} ${caller}`

const TELL = `insert into request_budget as kept (key, until, used)
  select * from unnest($1::text[], $2::bigint[], $3::bigint[])
  on conflict (key) do update set used = kept.used + excluded.used returning key, used`

/** As much as they like: for commands, and for what measures or tries something else. */
export const unlimited: Budgets = {
  spend: (_, budget) => ({ budget, most: Infinity, seconds: 60, left: Infinity, endsIn: 60 }),
  charge() {},
  close: () => Promise.resolve(),
}
