import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ world, home, mark, places: { appId, unitId } }) => {
    const webhookId = await home.insert('webhook', {
      appId,
      description: mark,
      url: 'https://receiver.example/',
      secret: world.services.sealing.seal(mark),
      events: ['ticket.created'],
    })
    const deliveryId = await home.insert('webhookDelivery', {
      webhookId,
      eventId: unitId,
      name: 'ticket.created',
      urn: mark,
      body: mark,
    })
    return { webhookId, deliveryId }
  },
  many: async ({ home, rows: { webhookId } }, count) => {
    for (let number = 0; number < count; number++)
      await home.insert('webhookDelivery', {
        webhookId,
        eventId: number.toString(16).padStart(24, '0'),
        name: 'ticket.created',
        urn: 'urn',
        body: '{"event":{}}',
      })
  },
}
