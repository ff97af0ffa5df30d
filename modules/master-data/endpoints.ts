import { customItemEndpoints } from './custom-items/endpoints.ts'
import { groupEndpoints } from './groups.endpoints.ts'
import { periodEndpoints } from './periods.endpoints.ts'
import { propertyEndpoints } from './properties.endpoints.ts'
import { responsibilityEndpoints } from './responsibilities/endpoints.ts'
import { treeEndpoints } from './tree/endpoints.ts'
import { unitEndpoints } from './units.endpoints.ts'

export const masterDataEndpoints = [
  ...treeEndpoints,
  ...propertyEndpoints,
  ...groupEndpoints,
  ...unitEndpoints,
  ...periodEndpoints,
  ...customItemEndpoints,
  ...responsibilityEndpoints,
]
