import { trailExported } from '#modules/trail/events.ts'
import type { openWorld } from './world.ts'

type World = Awaited<ReturnType<typeof openWorld>>

/** Written into everything of somebody; whoever must not see it must not receive this word. */
export const MARKER = 'MARKER-of-somebody-else'

type Organization = Awaited<ReturnType<World['openOrganization']>>

/**
 * One row of everything that a path can name, in the home of one resident: of a new organization, or in an app more of one
 * that is there. The parameter :ticketId names `ticketId`.
 */
export const furnish = async (
  world: World,
  { home = undefined as Organization | undefined, mark = MARKER } = {},
) => {
  home ??= await world.openOrganization()
  const places = await home.buildHome(`${mark.slice(0, 6)}gasse 12`)
  const { appId, propertyId, groupId, unitId, utilisationPeriodId, propertyManagerId } = places
  const place = { appId, propertyId, buildingId: groupId, unitId }
  const owner = await home.person(
    {},
    { username: `${mark} resident`, email: `${mark}@example.ch`, creationAppId: appId },
  )
  await home.checkIn(owner.personId, utilisationPeriodId)
  const permissionId = await home.grant(owner.personId, 'qa', 'Unit', unitId)
  const categoryId = await home.insert('ticketCategory', { appId, key: 'heating', name: { de: 'Heizung' } })
  const ticketId = await home.insert('ticket', {
    ...place,
    number: mark === MARKER ? 1 : 2,
    personId: owner.personId,
    createdById: owner.personId,
    categoryId,
    title: mark,
    description: mark,
    search: mark,
  })
  const conversationId = await home.insert('conversation', { ticketId })
  const fileId = await home.insert('file', {
    ownerId: owner.personId,
    name: mark,
    originalFilename: mark,
    type: 'image/png',
    size: 1,
    sizes: {},
  })
  const messageId = await home.insert('message', {
    conversationId,
    ticketId,
    content: mark,
    authorId: owner.personId,
  })
  const registrationCodeId = await home.insert('registrationCode', {
    code: `${mark}-7`,
    tenantName: mark,
  })
  await home.insert('registrationCodePeriod', { registrationCodeId, utilisationPeriodId })
  const customItemId = await home.insert('customItem', { propertyId, name: 'Door', value: mark })
  const notificationId = await home.insert('notification', {
    personId: owner.personId,
    type: 'ticket-comment',
    category: 'messages',
    title: mark,
    objectId: ticketId,
  })
  const postId = await home.insert('post', {
    appId,
    authorId: owner.personId,
    category: 'messages',
    title: mark,
    content: mark,
  })
  await home.insert('postChannel', { postId, ...place })
  const bucketId = await home.insert('bucket', { name: mark })
  await home.insert('bucketChannel', { bucketId, ...place })
  const importId = await home.insert('import', { appId, fileName: mark })
  const deleted = await home.insert('property', { appId, name: mark, deletedAt: new Date() })
  const letterRunId = await home.insert('letterRun', { requestedById: owner.personId, letterCount: 1 })
  const oauthClientId = await home.insert('oauthClient', { name: mark, kind: 'confidential' })
  const webhookId = await home.insert('webhook', {
    appId,
    description: mark,
    url: 'https://receiver.example/',
    secret: world.platform.sealing.seal(mark),
    events: ['ticket.created'],
  })
  const deliveryId = await home.insert('webhookDelivery', {
    webhookId,
    eventId: ticketId,
    name: 'ticket.created',
    urn: mark,
    body: mark,
  })
  const exchangeJobId = await home.insert('exchangeJob', { appId, manifest: {} })
  await home.insert('exchangeProblem', {
    jobId: exchangeJobId,
    position: 0,
    file: 'units.csv',
    value: mark,
    reason: 'uuid',
  })
  const exchangeExportId = await home.insert('exchangeExport', {
    appId,
    createdById: owner.personId,
    withStaff: true,
  })
  const deviceId = await home.insert('device', {
    personId: owner.personId,
    secretHash: `hash of ${owner.personId}`,
    name: MARKER,
  })
  const passkeyId = await home.insert('passkey', {
    personId: owner.personId,
    credentialId: `of-${owner.personId}`,
    publicKey: Buffer.from(mark),
    name: mark,
  })
  const emailChangeId = await home.insert('emailChange', {
    personId: owner.personId,
    oldEmail: `old@${MARKER}.example`,
    newEmail: `new@${MARKER}.example`,
    askedBy: 'self',
  })
  const trailExportId = await home.insert('event', {
    type: trailExported.name,
    subjectId: home.organizationId,
    actorId: owner.personId,
    data: JSON.stringify({ filters: {} }),
  })
  const rows: Record<string, string> = {
    letterRunId,
    oauthClientId,
    placeId: deleted,
    ...places,
    serviceProviderId: propertyManagerId,
    userId: owner.personId,
    sessionId: owner.sessionId,
    deviceId,
    passkeyId,
    organizationId: home.organizationId,
    permissionId,
    categoryId,
    ticketId,
    conversationId,
    messageId,
    fileId,
    size: 'original',
    type: 'is-responsible',
    resource: 'unit',
    registrationCodeId,
    invitationId: registrationCodeId,
    offerId: registrationCodeId,
    emailChangeId,
    trailExportId,
    customItemId,
    notificationId,
    importId,
    postId,
    bucketId,
    webhookId,
    deliveryId,
    exchangeJobId,
    exchangeExportId,
    fileName: 'units.csv',
  }
  return { home, rows, owner }
}
