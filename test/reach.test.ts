import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import { bodiesOf, changingOf, openAttacker, openTwoApps, titleOf, urlOf } from './reach.ts'
import { allFixtures, layFixtures } from './layFixtures.ts'
import { openWorld } from './world.ts'

/**
 * A right on A acts on B: somebody with every role there is on one app, or on one building, does everything that the API can
 * do to the things of another one of the same organization. Nothing of theirs changes, nobody of them is written to, and
 * nothing is recorded about them. A new endpoint is covered the day it is declared.
 */
const world = await openWorld()
const changing = changingOf(modules.endpoints)
const { theirs, mine, home, witness } = await openTwoApps(world)

const shared = new Set(allFixtures.flatMap((each) => Object.keys(each.shared ?? {})))

const { appId } = theirs.rows
const propertyId = await home.insert('property', { appId, name: 'Postgasse' })
const beside = await home.insert('building', { appId, propertyId, name: 'Postgasse 3' })
const attackers = {
  app: await openAttacker(mine, { App: mine.rows.appId! }),
  building: await openAttacker(mine, { Group: beside }),
}

await witness()
const clientId = await home.insert('oauthClient', { name: 'A program', kind: 'confidential' })

/** A session of its own: some of what is sent ends all others. */
const bySession = async (personId: string) => (await home.signedIn(personId)).send
/** A program that acts for the person. */
const byProgram = async (personId: string) => {
  const secret = `palier_at_${home.organizationId}_${newSecret()}`
  const token = { personId, clientId, familyId: clientId, kind: 'access' }
  const expiresAt = new Date(Date.now() + 3_600_000)
  await home.insert('oauthToken', {
    ...token,
    tokenHash: hashSecret(secret),
    scope: 'user:profile',
    expiresAt,
  })
  return (method: string, url: string, body?: unknown) =>
    world.call(method, url, body, { authorization: `Bearer ${secret}` })
}

for (const declared of changing) {
  const title = titleOf(declared)
  for (const [kind, personId] of Object.entries(attackers))
    test(`${title} does nothing to another ${kind}`, async () => {
      const all = [
        ...bodiesOf(declared, theirs.rows).map((body) => [urlOf(declared, theirs.rows), body] as const),
        ...bodiesOf(declared, theirs.rows).map((body) => [urlOf(declared, mine.rows), body] as const),
      ]
      for (const [url, body] of all) {
        for (const caller of [bySession, byProgram]) {
          const { status } = await (await caller(personId))(declared.endpoint.method, url, body)
          assert.ok(status < 500, `${status} for ${JSON.stringify(body)}`)
        }
      }
      const changed = await witness()
      if (!shared.has(title)) assert.deepEqual(changed, [])
    })
}

const unguessable = new Set(allFixtures.flatMap((each) => each.unguessable ?? []))

const owner = await layFixtures(world)
const mayEverything = await owner.home.person({ 'platform-owner': { App: owner.rows.appId! } })

for (const declared of changing.filter(({ endpoint }) => endpoint.body && !endpoint.upload && !endpoint.raw))
  test(`${titleOf(declared)} takes a body that is sent here, so that its form hides no hole`, async () => {
    const replies: string[] = []
    for (const body of bodiesOf(declared, owner.rows)) {
      const { send } = await owner.home.signedIn(mayEverything.personId)
      const reply = await send(declared.endpoint.method, urlOf(declared, owner.rows), body)
      const { code } = reply.body.issues?.[0] ?? {}
      // Its form is right, but the file is somebody else's.
      if (reply.status !== 400 || code === 'file-not-attachable') return
      replies.push(JSON.stringify([body, reply.body.code, reply.body.issues]))
    }
    if (!unguessable.has(titleOf(declared))) assert.fail(replies.join('\n').slice(0, 2000))
  })
