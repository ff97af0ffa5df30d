import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { changes, event } from '#kernel/server/events.ts'

const app = z.object({ appId: id })
/** The name stays readable when the provider is gone. */
const provider = z.object({ serviceProviderId: id, name: z.string() })

export const appCreated = event('app.created', app, { trail: { place: 'appId' } })
export const appChanged = event('app.updated', app.extend({ changes }), { trail: { place: 'appId' } })
export const organizationChanged = event('organization.updated', z.object({ changes }), { trail: {} })
export const providerCreated = event('service-provider.created', provider, { trail: {} })
export const providerChanged = event('service-provider.updated', provider.extend({ changes }), { trail: {} })
export const providerRemoved = event('service-provider.deleted', provider, { trail: {} })
