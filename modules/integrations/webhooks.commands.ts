import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem, wrongField } from '#kernel/contract/problem.ts'
import { type Actor, requireProof } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { newSecret } from '#modules/accounts/public.ts'
import type * as contract from './contract.ts'
import { callWebhook } from './deliveries.queries.ts'
import { webhookChanged, webhookCreated, webhookRemoved, ofWebhook } from './events.ts'
import { sendTest } from './testing.commands.ts'
import { appOfUrn } from './urns.rules.ts'
import * as queries from './webhooks.queries.ts'

const MOST_WEBHOOKS = 50

/** A new webhook’s secret, once its receiver has answered. Throws Problem 422 'webhook-not-answering'. */
export const tryReceiver = async (
  services: Services,
  actor: Actor,
  {
    appId,
    url,
    urns = [],
    secret: plain = newSecret(),
  }: Body<typeof contract.createWebhook> & { appId: string },
) => {
  requireOwnUrns(appId, urns)
  const secret = services.sealing.seal(plain)
  await requireAnswer(services, actor, { appId, secret, url })
  return { plain, secret }
}

/** Throws Problem 409 'too-many-webhooks'. `secret` is sealed. */
export const createWebhook = async (
  db: Db,
  actor: Actor,
  { urns = [], ...rest }: Body<typeof contract.createWebhook> & { appId: string; secret: string },
) => {
  const values = { ...rest, ...ownedBy(actor), urns, createdById: actor.personId }
  const row = await queries.insertWebhook(db, values, MOST_WEBHOOKS)
  if (!row) throw conflict('too-many-webhooks')
  await record(db, webhookCreated, { actor, ...ofWebhook(row) })
  return row
}

/** What is to change, once a new receiver has answered; only who has just proved who they are moves a webhook. */
export const tryChange = async (
  services: Services,
  actor: Actor,
  subject: queries.WebhookRow,
  body: Change,
) => {
  const changes = given(body)
  const movedTo = changes.url === subject.url ? undefined : changes.url
  if (changes.secret || movedTo) requireProof(actor)
  if (changes.secret) changes.secret = services.sealing.seal(changes.secret)
  if (changes.urns) requireOwnUrns(subject.appId, changes.urns)
  if (movedTo) await requireAnswer(services, actor, { ...subject, ...changes, url: movedTo })
  return changes
}

/** Changes a webhook, and what it could not deliver goes on. */
export const changeWebhook = async (
  db: Db,
  actor: Actor,
  subject: queries.WebhookRow,
  changes: Awaited<ReturnType<typeof tryChange>>,
) => {
  const { id } = subject
  // Whoever changes it has seen to it: it begins anew.
  const fresh = changes.active || changes.url ? { failingSince: null, failures: 0, gaveUpAt: null } : {}
  const owner = changes.url && (changes.url !== subject.url || subject.ownerId === null) ? ownedBy(actor) : {}
  const row = await queries.setWebhook(db, id, { ...changes, ...fresh, ...owner, updatedAt: new Date() })
  if (row.active) await callWebhook(db, id)
  const fields = Object.keys(changes)
  const { data, subjectId } = ofWebhook(row)
  await record(db, webhookChanged, { actor, subjectId, data: { ...data, fields } })
  return row
}

export const removeWebhook = async (db: Db, actor: Actor, webhook: queries.WebhookRow) => {
  await queries.deleteWebhook(db, webhook.id)
  await record(db, webhookRemoved, { actor, ...ofWebhook(webhook) })
}

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
  services: Services,
  actor: Actor,
  receiver: { appId: string; url: string; secret: string },
) => {
  if (!services.egress.plain && !receiver.url.toLowerCase().startsWith('https:'))
    throw wrongField('url', 'https-only')
  const { status, answerStatus, error } = (await sendTest(services, actor, receiver)).sent
  if (error === 'address-not-public') throw wrongField('url', error)
  if (status !== 'success')
    throw new Problem(422, 'webhook-not-answering', { detail: { status: answerStatus, error } })
}
