import { moduleList } from '#apps/modules.ts'
import { testAbilities } from './abilities.ts'
import { openWorld } from './world.ts'

testAbilities(await openWorld(), moduleList)
