import { makeTemplate } from '#database/template.ts'
import type { Figure } from '#bench/report.ts'
import { openLog } from '#kernel/server/logs.ts'
import { startThrowaway } from '#kernel/server/postgres/throwaway.ts'

const say = ({ name, value, unit, wanted, met }: Figure) => {
  const verdict = wanted === undefined ? '' : ` (wanted ${wanted}: ${met ? 'yes' : 'NO'})`
  process.stdout.write(`${name}: ${value.toFixed(unit === '×' ? 2 : 1)} ${unit}${verdict}\n`)
}

const given = process.env.TEST_DATABASE_URL
const postgres = given ? undefined : await startThrowaway(openLog('error'))
process.env.TEST_DATABASE_URL = given ?? postgres?.url ?? ''
await makeTemplate(process.env.TEST_DATABASE_URL)

// Benches read the address of the database when they are loaded.
const benches = {
  tickets: () => import('#bench/tickets.ts'),
  places: () => import('#bench/places.ts'),
  lists: () => import('#bench/lists.ts'),
  screens: () => import('#bench/screens.ts'),
  imports: () => import('#bench/import.ts'),
  homes: () => import('#bench/homes.ts'),
  exchange: () => import('#bench/exchange.ts'),
  partner: () => import('#bench/partner.ts'),
  webhooks: () => import('#bench/webhooks.ts'),
  crowd: () => import('#bench/attacked.ts'),
}
const wanted = process.argv.slice(2)
for (const [name, load] of Object.entries(benches))
  if (wanted.length === 0 || wanted.includes(name)) await (await load()).run(say)
await postgres?.stop()
process.exit(0)
