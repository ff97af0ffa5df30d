import { setTimeout as pause } from 'node:timers/promises'
import { besideCopy, runOnce } from './copies.ts'
import { fillCrowd } from './crowd.ts'
import type { Report } from './report.ts'
import { openFilled } from './served.ts'

const ROUNDS = 3
const tables = [
  'property',
  'building',
  'unit',
  'utilisation_period',
  'registration_code',
  'registration_code_period',
]

/** The delivery of an ERP system beside bare COPY of the rows that it made. */
export const run = async (report: Report) => {
  const rounds: Awaited<ReturnType<typeof besideCopy>>[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await besideCopy('exchangeOnce.ts', tables))
  const median = (of: (round: (typeof rounds)[number]) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  const name = 'Delivery of 100,000 units, 110,000 periods, 100,000 tenants'
  report({ name, value: median(({ first }) => first), unit: 's' })
  report({
    name: 'Bare COPY of the same rows, then their indexes',
    value: median(({ bare }) => bare),
    unit: 's',
  })
  report({
    name: 'Bare COPY of the same rows into their indexes',
    value: median(({ indexed }) => indexed),
    unit: 's',
  })
  const speed = median(({ first, bare }) => bare / first)
  report({
    name: 'Delivery: its speed to COPY and then indexes',
    value: speed,
    unit: '×',
    wanted: '≥ 0.25',
    met: speed >= 0.25,
  })
  report({
    name: 'Delivery: its speed to COPY into indexes',
    value: median(({ first, indexed }) => indexed / first),
    unit: '×',
  })
  const again = median(({ first, second }) => second / first)
  report({
    name: 'Delivery: the same again to the first',
    value: again,
    unit: '×',
    wanted: '≤ 0.4',
    met: again <= 0.4,
  })
  const memory = Math.max(...rounds.map(({ megabytes }) => megabytes))
  report({
    name: 'Delivery: memory of its process',
    value: memory,
    unit: 'MB',
    wanted: '< 768',
    met: memory < 768,
  })
  await compareWaiting(report)
}

const LIST = '/tickets?limit=50'

/** How long the list of tickets lets people wait while a delivery is taken, beside how long it does without. */
const compareWaiting = async (report: Report) => {
  const { slowest, connectionString, owner, close } = await openFilled((pool) =>
    fillCrowd(pool, { organizations: 20, tickets: 10_000 }),
  )
  try {
    const { rows } = await owner.query<{ organization: string; app: string }>(
      'select organization_id as organization, id as app from app limit 1',
    )
    await slowest(LIST, pause(3000))
    const alone = await slowest(LIST, pause(15_000))
    const meanwhile = await slowest(LIST, runOnce('exchangeOnce.ts', connectionString, rows[0]!))
    report({ name: 'Ticket list, 95 of 100 within, without a delivery', value: alone, unit: 'ms' })
    report({ name: 'Ticket list, 95 of 100 within, while one is taken', value: meanwhile, unit: 'ms' })
    const slower = meanwhile / alone
    report({
      name: 'Ticket list while a delivery is taken to without',
      value: slower,
      unit: '×',
      wanted: '≤ 2',
      met: slower <= 2,
    })
  } finally {
    await close()
  }
}
