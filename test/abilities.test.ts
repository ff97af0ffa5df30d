import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Ability, abilitiesOf, type Role } from '#kernel/contract/roles.ts'
import { furnish } from './furniture.ts'
import { needs, withoutAbility } from './needs.ts'
import { bodiesOf, changing, type Declared, openWitness, titleOf, urlOf } from './reach.ts'
import { openWorld } from './world.ts'

/**
 * For everything that the API can change: a colleague with every ability there is but the one that it needs is refused, and
 * nothing changes; with that one, too, nobody is. An endpoint whose need is not said in needs.ts fails, so that whoever adds
 * one says who may.
 */
const world = await openWorld()

/** A role that is given what the test wants; roles are what the code asks, the database only keeps their names. */
const ROLE: Role = 'qa'
const before = abilitiesOf[ROLE]
after(() => (abilitiesOf[ROLE] = before))

/** Of these the path names who acts. */
const byThemselves = new Set(['POST /users/:userId/apps', 'POST /users/:userId/community-articles'])

const openColleague = async (lacking: readonly string[]) => {
  const { home, rows, owner } = await furnish(world)
  abilitiesOf[ROLE] = Ability.options.filter((ability) => !lacking.includes(ability))
  const { personId } = await home.person({ [ROLE]: { App: rows.appId! } })
  const { serviceProviderId, bucketId, fileId } = rows
  await home.insert('agent', { serviceProviderId, personId: owner.personId })
  await home.insert('bucketFile', { bucketId, fileId })
  await home.insert('userRelation', { personId: owner.personId, type: 'is-responsible' })
  const send = async (declared: Declared) => {
    const own = byThemselves.has(titleOf(declared)) ? { ...rows, userId: personId } : rows
    const replies: { status: number; body: unknown }[] = []
    for (const body of bodiesOf(declared, own)) {
      const signedIn = await home.signedIn(personId)
      replies.push(await signedIn.send(declared.endpoint.method, urlOf(declared, own), body))
    }
    return replies
  }
  const witness = await openWitness(world, home.organizationId, Object.values(rows))
  return { send, witness }
}

const isRefused = ({ status }: { status: number }) => status === 403 || status === 404

test('of everything that the API can change it is said which abilities it needs', () => {
  assert.deepEqual(
    [...Object.keys(needs), ...Object.keys(withoutAbility)].toSorted(),
    changing.map(titleOf).toSorted(),
  )
})

for (const declared of changing) {
  const title = titleOf(declared)
  const needed = needs[title]
  if (needed === undefined) continue
  for (const lacking of needed.split(' '))
    test(`${title} is refused to a colleague who can do all but ${lacking}`, async () => {
      const { send, witness } = await openColleague(lacking.split('|'))
      for (const reply of await send(declared)) assert.ok(isRefused(reply), JSON.stringify(reply))
      assert.deepEqual(await witness(), [])
    })
  test(`${title} is open to a colleague who can do everything`, async () => {
    const replies = await (await openColleague([])).send(declared)
    assert.ok(
      replies.some((reply) => !isRefused(reply)),
      JSON.stringify(replies),
    )
  })
}
