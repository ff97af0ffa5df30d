import { categoryEndpoints } from './categories.endpoints.ts'
import { messageEndpoints } from './messages.endpoints.ts'
import { ticketEndpoints } from './tickets.endpoints.ts'

export const serviceCentreEndpoints = [...ticketEndpoints, ...messageEndpoints, ...categoryEndpoints]
