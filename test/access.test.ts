import { modules } from '#apps/modules.ts'
import { testAccess } from './access.ts'
import { openWorld } from './world.ts'

await testAccess(await openWorld(), modules.endpoints)
