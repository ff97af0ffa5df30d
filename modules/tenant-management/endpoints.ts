import { codeEndpoints } from './codes.endpoints.ts'
import { homeEndpoints } from './homes.endpoints.ts'
import { letterEndpoints } from './letters.endpoints.ts'

export const tenantManagementEndpoints = [...codeEndpoints, ...letterEndpoints, ...homeEndpoints]
