import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { problemsOf } from '#apps/operations.ts'
import { rightsOf } from '#apps/rights.ts'
import { Ability, abilitiesOf, type Role } from '#kernel/contract/roles.ts'
import { assemble, type Module } from '#kernel/server/module.ts'
import type { Served } from '#kernel/server/serve.ts'
import type { Laid, World } from './fixtures.ts'
import { allFixtures, layFixtures } from './layFixtures.ts'
import { bodiesOf, changingOf, openWitness, queryOf, titleOf, urlOf } from './reach.ts'

/** A role that is given what the test wants; roles are what the code asks, the database only keeps their names. */
const ROLE: Role = 'qa'
/** Tickets that are furnished were never counted. */
const OF_FURNITURE = 'ticket-number-taken'

/** What an operation refuses with, the document of the API says. */
const assertSaid = (declared: Served, { status, body }: { status: number; body: unknown }) => {
  const { code } = Object(body) as { code?: string }
  if (status < 400 || code === OF_FURNITURE) return
  const said = problemsOf(declared.endpoint).get(status) ?? []
  assert.ok(
    said.includes(code ?? ''),
    `${titleOf(declared)} answers ${status} ${code}, and the document says ${said}`,
  )
}

const isRefused = ({ status }: { status: number }) => status === 403 || status === 404

/**
 * For everything that the API can do: a colleague with every ability there is but the one that it needs is refused, and
 * nothing changes or is shown; with that one, too, nobody is. An endpoint whose need is not said in its module's rights.ts, which the document of
 * the API says on, fails, so that whoever adds one says who may.
 */
export const testAbilities = (world: World, brought: readonly Module[]) => {
  const { endpoints } = assemble(brought)
  const changing = changingOf(endpoints)
  const { alsoByInterface, alsoOfResidents, alsoOnesOwn, needs, withoutAbility } = rightsOf(brought)

  const before = abilitiesOf[ROLE]
  after(() => (abilitiesOf[ROLE] = before))

  const byThemselves = new Set(allFixtures.flatMap((each) => each.byThemselves ?? []))

  const openColleague = async (lacking: readonly string[]) => {
    const furnished = await layFixtures(world)
    const { home, rows } = furnished
    abilitiesOf[ROLE] = Ability.options.filter((ability) => !lacking.includes(ability))
    const { personId } = await home.person({ [ROLE]: { App: rows.appId! } })
    for (const { linked } of allFixtures) await linked?.(furnished)
    const send = async (declared: Served) => {
      const own = byThemselves.has(titleOf(declared)) ? { ...rows, userId: personId } : rows
      const replies: { status: number; body: unknown }[] = []
      for (const body of bodiesOf(declared, own)) {
        const signedIn = await home.signedIn(personId)
        replies.push(await signedIn.send(declared.endpoint.method, urlOf(declared, own), body))
        assertSaid(declared, replies.at(-1)!)
      }
      return replies
    }
    const witness = await openWitness(world, home.organizationId, Object.values(rows))
    return { send, witness }
  }

  const reading = endpoints.filter(({ endpoint, anonymous }) => !anonymous && endpoint.method === 'GET')

  test('of everything that the API can do it is said which abilities it needs', () => {
    assert.deepEqual(
      [...Object.keys(needs), ...Object.keys(withoutAbility)].toSorted(),
      [...changing, ...reading].map(titleOf).toSorted(),
    )
  })

  const notShown = new Set(allFixtures.flatMap((each) => each.notShown ?? []))

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

  test('what is read is shown to a colleague who can do everything, and to none who lacks what it needs', async () => {
    const furnished = await layFixtures(world)
    const { home, rows } = furnished
    for (const { linked } of allFixtures) await linked?.(furnished)
    const { personId } = await home.person({ [ROLE]: { App: rows.appId! } }, { username: 'Colleague' })
    const read = async (declared: Served, lacking: readonly string[]) => {
      abilitiesOf[ROLE] = Ability.options.filter((ability) => !lacking.includes(ability))
      const query = new URLSearchParams(queryOf(declared, rows))
      return (await home.signedIn(personId)).send('GET', `${urlOf(declared, rows)}?${query}`)
    }
    for (const declared of reading) {
      const title = titleOf(declared)
      const needed = needs[title]
      if (needed === undefined) continue
      const shown = await read(declared, [])
      if (!notShown.has(title)) assert.equal(shown.status, 200, title)
      for (const lacking of needed.split(' ')) {
        const hidden = await read(declared, lacking.split('|'))
        if (!isRefused(hidden))
          assert.doesNotMatch(JSON.stringify(hidden.body), /MARKER/, `${title} without ${lacking}`)
      }
    }
  })

  test('the interface that keeps places up to date does by its role what is said that it does', async () => {
    for (const declared of changing.filter((each) => alsoByInterface.has(titleOf(each)))) {
      const furnished = await layFixtures(world)
      const { home, rows } = furnished
      for (const { linked } of allFixtures) await linked?.(furnished)
      const { personId } = await home.person({ 'data-connector-admin': { App: rows.appId! } })
      const replies = []
      for (const body of bodiesOf(declared, rows))
        replies.push(
          await (await home.signedIn(personId)).send(declared.endpoint.method, urlOf(declared, rows), body),
        )
      assert.ok(
        replies.some((reply) => !isRefused(reply)),
        `${titleOf(declared)} ${JSON.stringify(replies)}`,
      )
    }
  })

  const furnishResident = async () => {
    const furnished = await layFixtures(world)
    await furnished.home.inside((db) =>
      db.deleteFrom('permission').where('personId', '=', furnished.owner.personId).execute(),
    )
    return furnished
  }
  const isOpenTo = async (declared: Served, { home, rows }: Laid, personId: string) => {
    for (const body of bodiesOf(declared, rows)) {
      const { send } = await home.signedIn(personId)
      if (!isRefused(await send(declared.endpoint.method, urlOf(declared, rows), body))) return true
    }
    return false
  }

  test('a resident does with what is theirs what is said that everybody does, and is looked after with what is said', async () => {
    for (const declared of changing) {
      const title = titleOf(declared)
      if (alsoOnesOwn.has(title)) {
        const furnished = await furnishResident()
        assert.ok(await isOpenTo(declared, furnished, furnished.owner.personId), title)
      }
      if (alsoOfResidents.has(title)) {
        const furnished = await furnishResident()
        const place = { App: furnished.rows.appId! }
        const { personId } = await furnished.home.person({ 'tenant-manager': place })
        assert.ok(await isOpenTo(declared, furnished, personId), title)
      }
    }
  })
}
