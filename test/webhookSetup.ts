import { openEgress } from '#kernel/server/egress.ts'
import {
  changeWebhook,
  createWebhook,
  type EventName,
  listDeliveries,
} from '#modules/integrations/contract.ts'
import { moduleList } from '#apps/modules.ts'
import { catalogueOf } from '#modules/integrations/catalogue.presenter.ts'
import { serveDue } from '#modules/integrations/dispatching.commands.ts'
import { integrationDailyJobs } from '#modules/integrations/jobs.ts'
import { openReceiver } from './receiver.ts'
import { openSetup } from './ticketSetup.ts'

/** A setup with somebody who looks after its webhooks, which may go to this machine. */
export const openWebhookSetup = async () => {
  const setup = await openSetup()
  const { organization, home, services, owner, settle } = setup
  services.egress = openEgress({ local: true })
  const admin = await organization.person({ 'app-admin': { App: home.appId } }, { username: 'Ada Admin' })

  const addWebhook = (
    url: string,
    events: EventName[],
    more: { urns?: string[]; secret?: string } = {},
    who = admin,
  ) =>
    who(createWebhook, {
      params: { appId: home.appId },
      body: { description: 'Partner', url, events, ...more },
    })

  /** A receiver with a webhook to it; the test event that came when it was made is forgotten. */
  const addReceiver = async (
    events: EventName[],
    more: { urns?: string[]; secret?: string } = {},
    who = admin,
  ) => {
    const receiver = await openReceiver()
    const webhook = await addWebhook(receiver.url, events, more, who)
    receiver.received.length = 0
    return Object.assign(receiver, { webhook })
  }

  /** Lets everything happen that follows from what was done, and sends what is due. */
  const deliver = async () => {
    await settle()
    await serveDue({ ...services, catalogue: catalogueOf(moduleList) })
  }

  /** Lets time pass until what waits is due. */
  const waitUntilDue = async () => {
    await owner.query(`update webhook_delivery set due_at = now() where status = 'pending'`)
    await owner.query(`update webhook_turn set due_at = now() where due_at is not null`)
  }

  type Receiver = Awaited<ReturnType<typeof addReceiver>>
  const historyOf = (
    { webhook }: Receiver,
    query: { status?: 'failed'; limit?: number; after?: string } = {},
  ) => admin(listDeliveries, { params: { webhookId: webhook.id }, query })
  const latestOf = async (receiver: Receiver) => {
    const [latest] = (await historyOf(receiver))._embedded.items
    if (!latest) throw new Error('Nothing was delivered')
    return latest
  }
  const pause = ({ webhook }: Receiver) =>
    admin(changeWebhook, { params: { webhookId: webhook.id }, body: { active: false } })

  /** What is done every night. */
  const runDaily = () =>
    organization.inside(async (db) => {
      for (const { run } of integrationDailyJobs) await run({ db, services })
    })

  const history = { historyOf, latestOf, pause, runDaily }
  return { ...setup, ...history, admin, addWebhook, addReceiver, deliver, waitUntilDue }
}
