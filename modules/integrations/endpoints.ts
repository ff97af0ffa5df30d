import type { Catalogue } from './catalogue.presenter.ts'
import { deliveryEndpoints } from './deliveries.endpoints.ts'
import { eventEndpoints } from './events.endpoints.ts'
import { webhookEndpoints } from './webhooks.endpoints.ts'

export const integrationEndpoints = (catalogue: Catalogue) => [
  ...webhookEndpoints,
  ...deliveryEndpoints,
  ...eventEndpoints(catalogue),
]
