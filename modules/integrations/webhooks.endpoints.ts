import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem, wrongField } from '#kernel/contract/problem.ts'
import { type Actor, appsOf, requireProof } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { serve } from '#kernel/server/serve.ts'
import { newSecret } from '#modules/accounts/public.ts'
import * as contract from './contract.ts'
import { callWebhook } from './deliveries.queries.ts'
import { webhookChanged, webhookCreated, webhookRemoved, ofWebhook } from './events.ts'
import { mayManageWebhooks } from './policy.ts'
import { presentDetails, presentWebhook } from './presenting.ts'
import { keepTest, sendTest } from './testing.commands.ts'
import { appOfUrn } from './urns.rules.ts'
import * as queries from './webhooks.queries.ts'

const MOST_WEBHOOKS = 50

const findApp = async ({ actor, params }: { actor: Actor; params: { appId: string } }) =>
  appsOf(actor).includes(params.appId) ? params : undefined

interface Named {
  db: Db
  actor: Actor
  params: { webhookId: string }
}

/** A webhook of an app that the actor knows. */
export const findWebhook = async ({ db, actor, params }: Named) => {
  const webhook = await queries.findWebhook(db, params.webhookId)
  return webhook && appsOf(actor).includes(webhook.appId) ? webhook : undefined
}

export const webhookEndpoints = [
  serve(contract.listWebhooks, {
    find: findApp,
    allow: mayManageWebhooks,
    async run({ db, actor, params }) {
      const rows = await queries.listWebhooks(db, params.appId)
      return { _embedded: { items: rows.map((row) => presentWebhook(actor, row)) }, total: rows.length }
    },
  }),

  serve(contract.createWebhook, {
    find: findApp,
    allow: mayManageWebhooks,
    async prepare({
      actor,
      params: { appId },
      body: { url, urns = [], secret: plain = newSecret() },
      platform,
    }) {
      requireOwnUrns(appId, urns)
      const secret = platform.sealing.seal(plain)
      await requireAnswer(platform, actor, { appId, secret, url })
      return { plain, secret }
    },
    async run({ db, actor, params: { appId }, body: { urns = [], ...rest }, prepared: { plain, secret } }) {
      const values = { ...rest, ...ownedBy(actor), appId, urns, secret, createdById: actor.personId }
      const row = await queries.insertWebhook(db, values, MOST_WEBHOOKS)
      if (!row) throw conflict('too-many-webhooks')
      await record(db, webhookCreated, { actor, ...ofWebhook(row) })
      return { ...presentWebhook(actor, row), secret: plain }
    },
  }),

  serve(contract.findWebhook, {
    find: findWebhook,
    allow: mayManageWebhooks,
    run: async ({ actor, subject }) => presentWebhook(actor, subject),
  }),

  serve(contract.changeWebhook, {
    find: findWebhook,
    allow: mayManageWebhooks,
    async prepare({ actor, subject, body, platform }) {
      const changes = given(body)
      const movedTo = changes.url === subject.url ? undefined : changes.url
      if (changes.secret || movedTo) requireProof(actor)
      if (changes.secret) changes.secret = platform.sealing.seal(changes.secret)
      if (changes.urns) requireOwnUrns(subject.appId, changes.urns)
      if (movedTo) await requireAnswer(platform, actor, { ...subject, ...changes, url: movedTo })
      return changes
    },
    async run({ db, actor, subject, body, prepared: changes }) {
      const { id } = subject
      // Whoever changes it has seen to it: it begins anew.
      const fresh = body.active || body.url ? { failingSince: null, failures: 0, gaveUpAt: null } : {}
      const owner = body.url && (body.url !== subject.url || subject.ownerId === null) ? ownedBy(actor) : {}
      const row = await queries.setWebhook(db, id, { ...changes, ...fresh, ...owner, updatedAt: new Date() })
      if (row.active) await callWebhook(db, id)
      const fields = Object.keys(changes)
      const { data, subjectId } = ofWebhook(row)
      await record(db, webhookChanged, { actor, subjectId, data: { ...data, fields } })
      return presentWebhook(actor, row)
    },
  }),

  serve(contract.removeWebhook, {
    find: findWebhook,
    allow: mayManageWebhooks,
    async run({ db, actor, subject }) {
      await queries.deleteWebhook(db, subject.id)
      await record(db, webhookRemoved, { actor, ...ofWebhook(subject) })
    },
  }),

  serve(contract.testWebhook, {
    find: findWebhook,
    allow: mayManageWebhooks,
    prepare: ({ actor, subject, platform }) => sendTest(platform, actor, subject),
    run: async ({ db, subject, prepared }) => presentDetails(await keepTest(db, subject.id, prepared)),
  }),
]

/** Who says where events go answers for what goes there: it is what they may see. */
const ownedBy = ({ personId, scopes }: Actor) => ({
  ownerId: personId,
  ownerScope: scopes && [...scopes].join(' '),
})

type Change = Body<typeof contract.changeWebhook>

const given = (body: Change) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Change]: NonNullable<Change[Field]>
  }

const requireOwnUrns = (appId: string, urns: string[]) => {
  if (urns.some((urn) => (appOfUrn(urn) ?? appId) !== appId)) throw wrongField('urns', 'urn-of-another-app')
}

/** A receiver that cannot be reached now is a typing error, or not there yet: Problem 422 'webhook-not-answering'. */
const requireAnswer = async (
  platform: Platform,
  actor: Actor,
  receiver: { appId: string; url: string; secret: string },
) => {
  if (!platform.outside.plain && !receiver.url.toLowerCase().startsWith('https:'))
    throw wrongField('url', 'https-only')
  const { status, answerStatus, error } = (await sendTest(platform, actor, receiver)).sent
  if (error === 'address-not-public') throw wrongField('url', error)
  if (status !== 'success')
    throw new Problem(422, 'webhook-not-answering', { detail: { status: answerStatus, error } })
}
