import { categoryEndpoints } from './categories.endpoints.ts'
import { messageEndpoints } from './messages.endpoints.ts'
import { openingEndpoints } from './opening.endpoints.ts'
import { ticketEndpoints } from './tickets.endpoints.ts'
import { workingEndpoints } from './working.endpoints.ts'

export const serviceCentreEndpoints = [
  ...ticketEndpoints,
  ...openingEndpoints,
  ...workingEndpoints,
  ...messageEndpoints,
  ...categoryEndpoints,
]
