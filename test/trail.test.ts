import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import { test } from 'node:test'
import { z } from 'zod'
import { moduleList } from '#apps/modules.ts'
import { Language } from '#kernel/contract/shapes.ts'
import { type EventType, eventsIn } from '#kernel/server/events.ts'
import { changeUser } from '#modules/accounts/users.contract.ts'
import { changeWebhook } from '#modules/integrations/contract.ts'
import { changeOauthClient } from '#modules/oauth/contract.ts'
import { changeApp, changeOrganization } from '#modules/organizations/contract.ts'
import { changeServiceProvider } from '#modules/organizations/providers.contract.ts'
import { changeCategory } from '#modules/service-centre/categories.contract.ts'
import { touchingIn, trailOf } from '#modules/trail/brought.rules.ts'
import { TrailType } from '#modules/trail/contract.ts'
import { fieldOf, saidElsewhere } from '#modules/trail/details.rules.ts'
import { trailReactions } from '#modules/trail/reactions.ts'
import { allFixtures } from './layFixtures.ts'

const languages = Language.options

const elsewhere: Record<string, string> = Object.assign({}, ...allFixtures.map((each) => each.elsewhere))

const declared: EventType<any>[] = []
for await (const file of glob('modules/**/*events.ts'))
  declared.push(...eventsIn((await import(`../${file}`)) as object))

const trail = trailOf(moduleList.flatMap((module) => module.trail ?? []))

test('every type of event is in the statement of its module', () => {
  const namesOf = (events: readonly EventType<any>[]) => events.map(({ name }) => name).toSorted()
  assert.deepEqual(namesOf(moduleList.flatMap(({ events }) => events ?? [])), namesOf(declared))
})

test('every event is of the trail, or it is said why not', () => {
  for (const { name, trail } of declared)
    assert.ok(
      (trail !== undefined) !== name in elsewhere,
      trail
        ? `${name} is both of the trail and elsewhere`
        : `${name} is neither of the trail nor elsewhere: say why`,
    )
})

test('administrators find every event of the trail under a kind and in words', () => {
  const names = declared.filter(({ trail }) => trail).map(({ name }) => name)
  const found: readonly string[] = TrailType.options
  assert.deepEqual(
    names.filter((name) => !found.includes(name)),
    [],
  )
  assert.deepEqual(names.toSorted(), [...trail.keys()].toSorted())
  for (const [name, { sentences }] of trail)
    for (const language of languages) assert.ok(sentences(language)[name], `${name}, ${language}`)
})

test('the person concerned finds every event that touches their account, and is told by who tells it', () => {
  const concerning = declared.filter(({ trail }) => trail?.concerns).map(({ name }) => name)
  const found = touchingIn(trail)
  assert.deepEqual(
    concerning.filter((name) => !found.includes(name)),
    [],
  )
  for (const name of concerning)
    for (const language of languages)
      assert.ok(trail.get(name)?.touching?.(language)[name], `${name}, ${language}`)
  const telling = declared.filter(({ trail }) => trail?.tells).map(({ name }) => name)
  const told = trailReactions(moduleList).map(({ to }) => to)
  assert.deepEqual(told.toSorted(), telling.toSorted())
})

/** The fields of an object, also of one that takes nothing or comes as a list. */
const fieldsOf = (schema: unknown): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : []

test('what is kept of an event, and what may be changed, is shown in words and not by the names of the wire', () => {
  const details = declared
    .filter((event) => event.trail)
    .flatMap(({ name, data }) => fieldsOf(data).map((field) => [name, field] as const))
  const changeable = Object.entries({
    'user.updated': changeUser,
    'app.updated': changeApp,
    'organization.updated': changeOrganization,
    'service-provider.updated': changeServiceProvider,
    'oauth-client.changed': changeOauthClient,
    'category.updated': changeCategory,
    'webhook.updated': changeWebhook,
  }).flatMap(([name, { body }]) => fieldsOf(body).map((field) => [name, field] as const))
  assert.ok(details.length > 50 && changeable.length > 40, 'nothing was looked at')
  const shown = [...details, ...changeable].filter(
    ([, field]) => !/.Id$/.test(field) && !saidElsewhere.includes(field),
  )
  for (const language of languages)
    assert.deepEqual(
      shown.filter(([type, field]) => fieldOf(type, field, { language, time: String, trail }) === undefined),
      [],
    )
})
