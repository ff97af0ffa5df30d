import { importEndpoints } from './import.endpoints.ts'
import { periodEndpoints } from './periods.endpoints.ts'
import { placeEndpoints } from './places.endpoints.ts'

export const masterDataEndpoints = [...placeEndpoints, ...periodEndpoints, ...importEndpoints]
