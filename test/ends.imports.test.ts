import { testEnds } from './ends.ts'

for (const name of ['preview an import', 'apply an import', 'undo an import']) testEnds(name)
