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
import { keepTest, sendTest } from './testing.jobs.ts'
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
      return { _embedded: { items: rows.map((row) => presentWebhook(actor, row)) } }
    },
  }),

  serve(contract.createWebhook, {
    find: findApp,
    allow: mayManageWebhooks,
    async run({ db, actor, params: { appId }, body, platform }) {
      const { urns = [], secret: plain = newSecret(), ...rest } = body
      const secret = platform.sealing.seal(plain)
      requireOwnUrns(appId, urns)
      await requireAnswer(db, platform, { appId, secret, url: rest.url })
      const values = { ...rest, appId, urns, secret, createdById: actor.personId }
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
    async run({ db, actor, subject, body, platform }) {
      const { id, appId } = subject
      if (body.secret !== undefined || (body.url !== undefined && body.url !== subject.url))
        requireProof(actor)
      const changes = given(body)
      if (changes.secret) changes.secret = platform.sealing.seal(changes.secret)
      if (body.urns) requireOwnUrns(appId, body.urns)
      if (body.url !== undefined && body.url !== subject.url)
        await requireAnswer(db, platform, { ...subject, ...changes, url: body.url })
      // Whoever changes it has seen to it: it begins anew.
      const fresh = body.active || body.url ? { failingSince: null, failures: 0, gaveUpAt: null } : {}
      const row = await queries.setWebhook(db, id, { ...changes, ...fresh, updatedAt: new Date() })
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
    async run({ db, subject, platform }) {
      return presentDetails(await keepTest(db, subject.id, await sendTest(db, platform, subject)))
    },
  }),
]

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
  db: Db,
  platform: Platform,
  receiver: { appId: string; url: string; secret: string },
) => {
  if (!platform.outside.plain && !receiver.url.toLowerCase().startsWith('https:'))
    throw wrongField('url', 'https-only')
  const { answerStatus, error } = (await sendTest(db, platform, receiver)).sent
  if (error === 'address-not-public') throw wrongField('url', error)
  if (answerStatus !== 200)
    throw new Problem(422, 'webhook-not-answering', { detail: { status: answerStatus, error } })
}
