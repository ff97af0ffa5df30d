import { periodEndpoints } from './periods.endpoints.ts'
import { placeEndpoints } from './places.endpoints.ts'

export const masterDataEndpoints = [...placeEndpoints, ...periodEndpoints]
