import { permissionEndpoints } from './permissions.endpoints.ts'
import { sessionEndpoints } from './sessions.endpoints.ts'
import { userEndpoints } from './users.endpoints.ts'

export const accountEndpoints = [...sessionEndpoints, ...userEndpoints, ...permissionEndpoints]
