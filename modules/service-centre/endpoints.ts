import { categoryEndpoints } from './categories.endpoints.ts'
import { messageEndpoints } from './messages.endpoints.ts'
import { createEndpoints } from './create.endpoints.ts'
import { ticketEndpoints } from './tickets.endpoints.ts'
import { updateEndpoints } from './update.endpoints.ts'

export const serviceCentreEndpoints = [
  ...ticketEndpoints,
  ...createEndpoints,
  ...updateEndpoints,
  ...messageEndpoints,
  ...categoryEndpoints,
]
