import { agentEndpoints } from './agents.endpoints.ts'
import { closingEndpoints } from './closing.endpoints.ts'
import { demandEndpoints } from './demand.endpoints.ts'
import { deviceEndpoints } from './devices.endpoints.ts'
import { emailChangeEndpoints } from './email-changes.endpoints.ts'
import { linkEndpoints } from './links.endpoints.ts'
import { mailedSignInEndpoints } from './mailed-sign-in.endpoints.ts'
import { passkeyEndpoints } from './passkeys.endpoints.ts'
import { permissionEndpoints } from './permissions.endpoints.ts'
import { profileEndpoints } from './profile.endpoints.ts'
import { proofEndpoints } from './proof.endpoints.ts'
import { secondFactorEndpoints } from './second-factor.endpoints.ts'
import { sessionEndpoints } from './sessions.endpoints.ts'
import { userEndpoints } from './users.endpoints.ts'

export const accountEndpoints = [
  ...sessionEndpoints,
  ...proofEndpoints,
  ...deviceEndpoints,
  ...secondFactorEndpoints,
  ...passkeyEndpoints,
  ...demandEndpoints,
  ...linkEndpoints,
  ...mailedSignInEndpoints,
  ...emailChangeEndpoints,
  ...profileEndpoints,
  ...userEndpoints,
  ...closingEndpoints,
  ...permissionEndpoints,
  ...agentEndpoints,
]
