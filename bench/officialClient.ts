import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { EnumUnitType, restClient } from '@allthings/sdk'

/** What the client is to do: make so many units with a period and a code each, one call after the other. */
export interface Wanted {
  buildingId: string
  from: number
  units: number
}

/**
 * The incumbent's client, unmodified, in a process of its own: `node officialClient.ts URL TOKEN free|throttled`. It takes
 * Wanted and says how many seconds it took. When it is free, the queue in which it holds its calls back lets all through.
 */
const [url = '', accessToken = '', pace] = process.argv.slice(2)
if (pace === 'free') {
  const Bottleneck = createRequire(fileURLToPath(import.meta.resolve('@allthings/sdk')))('bottleneck')
  Bottleneck.prototype.schedule = (call: () => unknown) => call()
}
const client = restClient({ apiUrl: url, oauthUrl: url, accessToken, requestMaxRetries: 0 })

process.on('message', async ({ buildingId, from, units }: Wanted) => {
  const started = performance.now()
  for (let n = from; n < from + units; n++) {
    const unit = await client.unitCreate(buildingId, {
      name: `Flat ${n}`,
      externalId: `U-${n}`,
      type: EnumUnitType.rented,
    })
    const period = await client.utilisationPeriodCreate(unit.id, {
      startDate: '2026-01-01',
      externalId: `P-${n}`,
    })
    await client.registrationCodeCreate(`CODE-${String(n).padStart(6, '0')}`, [period.id], {
      externalId: `T-${n}`,
      permanent: false,
      tenant: { name: `Tenant ${n}`, email: `tenant${n}@partner.example` },
    } as never)
  }
  process.send?.((performance.now() - started) / 1000)
})
process.send?.('ready')
