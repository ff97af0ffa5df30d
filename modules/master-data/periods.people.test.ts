import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Role } from '#kernel/contract/roles.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const home = await world.openOrganization()
const { appId, unitId, utilisationPeriodId } = await home.buildHome()
const resident = await home.person({}, { username: 'Rita Mieterin', phoneNumber: '+41793010004' })
await home.checkIn(resident.personId, utilisationPeriodId)

test('a period says of who lives there what its reader sees of them elsewhere, and no more', async () => {
  let seen = 0
  for (const role of Role.options) {
    const { send } = await home.person({ [role]: { App: appId } })
    const whole = (await send('GET', `/users/${resident.personId}`)).status === 200
    const one = await send('GET', `/utilisation-periods/${utilisationPeriodId}`)
    if (one.status === 404) continue
    const list = await send('GET', `/units/${unitId}/utilisation-periods`)
    for (const { _embedded } of [one.body, list.body._embedded.items[0]]) {
      const [user] = _embedded.users
      assert.deepEqual(
        [user.id, user.username, user.phoneNumber],
        [resident.personId, 'Rita Mieterin', whole ? '+41793010004' : null],
        role,
      )
      assert.equal(user.email.includes('@'), whole, role)
    }
    seen += Number(whole)
  }
  assert.ok(seen > 5 && seen < Role.options.length)
})
