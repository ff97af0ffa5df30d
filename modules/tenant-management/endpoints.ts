import { codeEndpoints } from './codes.endpoints.ts'
import { homeEndpoints } from './homes.endpoints.ts'
import { letterEndpoints } from './letters.endpoints.ts'
import { offerEndpoints } from './offers.endpoints.ts'
import { residentEndpoints } from './residents.endpoints.ts'

export const tenantManagementEndpoints = [
  ...codeEndpoints,
  ...letterEndpoints,
  ...homeEndpoints,
  ...offerEndpoints,
  ...residentEndpoints,
]
