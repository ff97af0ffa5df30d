import { createTicket } from '#modules/service-centre/create.contract.ts'
import type { Ticket } from '#modules/service-centre/contract.ts'
import { openWorld } from './world.ts'

/** A house with a category, an agent who covers all of it and a resident who lives in it. */
export const openSetup = async () => {
  const world = await openWorld()
  const organization = await world.openOrganization()
  const home = await organization.buildHome()
  const { appId, utilisationPeriodId } = home
  const parentId = await organization.insert('ticketCategory', {
    appId,
    key: 'home',
    name: { de: 'Wohnung' },
  })
  const category = (key: string) =>
    organization.insert('ticketCategory', { appId, parentId, key, name: { de: key, fr: `${key} (fr)` } })
  const categoryId = await category('heizung')
  const agent = await organization.person(
    { 'service-center-agent': { App: appId } },
    { username: 'Anna Agentin' },
  )
  const colleague = await organization.person(
    { 'service-center-agent': { App: appId } },
    { username: 'Carlo Kollege' },
  )
  const resident = await organization.person({}, { username: 'Rita Mieterin', locale: 'ch_FR' })
  await organization.checkIn(resident.personId, utilisationPeriodId)

  const report = (columns: object = {}, who = resident): Promise<Ticket> =>
    who
      .send('POST', `/users/${who.personId}/tickets`, {
        category: categoryId,
        title: 'Heizung kalt',
        description: 'Seit gestern',
        inputChannel: 'app',
        files: [],
        utilisationPeriod: utilisationPeriodId,
        ...columns,
      })
      .then(({ body }) => body)

  const open = (columns: object = {}, who = agent) =>
    who(createTicket, {
      body: {
        category: categoryId,
        title: 'Vom Telefon',
        description: '',
        files: [],
        place: `Unit-${home.unitId}`,
        status: 'waiting-for-agent',
        inputChannel: 'phone',
        ...columns,
      },
    })

  const say = (
    who: typeof agent,
    ticket: Pick<Ticket, 'conversationID'>,
    content: string,
    more: object = {},
  ) =>
    who.send('POST', `/conversations/${ticket.conversationID}/messages`, {
      type: 'text',
      content: { content },
      ...more,
    })

  /** Lets an hour pass: what was written and mailed before counts no more against anybody's pace. */
  const letAnHourPass = () =>
    world.owner.query(
      ['ticket', 'message', 'mail']
        .map((table) => `update ${table} set created_at = created_at - interval '1 hour'`)
        .join(';'),
    )

  return {
    ...world,
    letAnHourPass,
    organization,
    home,
    category,
    categoryId,
    parentId,
    agent,
    colleague,
    resident,
    report,
    open,
    say,
  }
}
