import { moduleList } from '#apps/modules.ts'
import { statedBy } from '#apps/stated.ts'
import { lanterns } from '../lanterns.ts'

/** What the modules state together with the tool that the tests make, as JSON. */
process.stdout.write(JSON.stringify(statedBy([...moduleList, lanterns])))
