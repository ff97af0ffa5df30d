import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import { test } from 'node:test'
import { z } from 'zod'
import type { EventType } from '#kernel/server/events.ts'
import { changeUser } from '#modules/accounts/users.contract.ts'
import { changeWebhook } from '#modules/integrations/contract.ts'
import { changeOauthClient } from '#modules/oauth/contract.ts'
import { changeApp, changeOrganization } from '#modules/organizations/contract.ts'
import { changeServiceProvider } from '#modules/organizations/providers.contract.ts'
import { changeCategory } from '#modules/service-centre/categories.contract.ts'
import { TrailType, touchingTypes } from '#modules/trail/contract.ts'
import { fieldOf, saidElsewhere } from '#modules/trail/details.rules.ts'
import { toldTypes } from '#modules/trail/reactions.ts'

/** What is not of the trail, and why: its own history shows it, or the whole that it is part of. */
const elsewhere: Record<string, string> = {
  'ticket.created': 'the history of the request',
  'ticket.updated': 'the history of the request',
  'message.created': 'the history of the request',
  'note.created': 'the history of the request',
  'community-article.published': 'the post says who wrote it; in another’s name it is of the trail',
  'community-article.deleted': 'the post is kept, withdrawn',
  'file.deleted': 'files are their owner’s',
  'bucket.created': 'documents show who put them there',
  'bucket.file-added': 'documents show who put them there',
  'bucket.files-taken': 'documents show who put them there',
  'property.created': 'the history of the place',
  'property.updated': 'the history of the place',
  'group.created': 'the history of the place',
  'group.updated': 'the history of the place',
  'unit.created': 'the history of the place',
  'unit.updated': 'the history of the place',
  'utilisation-period.created': 'the history of the unit',
  'utilisation-period.updated': 'the history of the unit',
  'mail.failed': 'the mail itself says what became of it',
  'import.previewed': 'nothing has happened yet',
}

const isEvent = (exported: unknown): exported is EventType<any> =>
  typeof exported === 'object' && exported !== null && 'data' in exported && 'name' in exported

const declared: EventType<any>[] = []
for await (const file of glob('modules/**/*events.ts')) {
  const exported = Object.values((await import(`../${file}`)) as Record<string, unknown>)
  const nested = exported.flatMap((each) =>
    isEvent(each) || typeof each !== 'object' ? [each] : Object.values(each ?? {}),
  )
  declared.push(
    ...nested.flatMap((each) => (isEvent(each) ? [each] : Object.values(Object(each)).filter(isEvent))),
  )
}

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
})

test('the person concerned finds every event that touches their account, and is told by who tells it', () => {
  const concerning = declared.filter(({ trail }) => trail?.concerns).map(({ name }) => name)
  const found: readonly string[] = touchingTypes
  assert.deepEqual(
    concerning.filter((name) => !found.includes(name)),
    [],
  )
  const telling = declared.filter(({ trail }) => trail?.tells).map(({ name }) => name)
  assert.deepEqual(toldTypes.map(({ name }) => name).toSorted(), [...new Set(telling)].toSorted())
})

/** The fields of an object, also of one that takes nothing or comes as a list. */
const fieldsOf = (schema: unknown): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : []

test('what is kept of an event, and what may be changed, is shown in words and not by the names of the wire', () => {
  const details = declared.filter(({ trail }) => trail).flatMap(({ data }) => fieldsOf(data))
  const changeable = [
    changeUser,
    changeApp,
    changeOrganization,
    changeServiceProvider,
    changeOauthClient,
    changeCategory,
    changeWebhook,
  ].flatMap(({ body }) => fieldsOf(body))
  assert.ok(details.length > 50 && changeable.length > 40, 'nothing was looked at')
  const shown = [...details, ...changeable].filter(
    (name) => !/.Id$/.test(name) && !saidElsewhere.includes(name),
  )
  for (const language of ['de', 'fr', 'it', 'en'] as const)
    assert.deepEqual(
      shown.filter((name) => fieldOf(name, language) === undefined),
      [],
    )
})
