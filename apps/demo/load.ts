import type { openPalier } from '../palier.ts'

interface Options {
  dataDir: string
  say: (line: string) => void
}

/** Loads the demo into an empty database. Gives the lines that tell how to sign in. */
export const loadDemo = async (_palier: Awaited<ReturnType<typeof openPalier>>, _options: Options): Promise<string[]> => []
