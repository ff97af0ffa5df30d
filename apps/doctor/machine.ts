import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Settings } from '#kernel/server/settings.ts'
import { openPlace } from '../backup/place.ts'
import { keyFile } from '../secretsKeys.ts'
import { about, type Finding } from './findings.ts'

const WANTED_NODE = 26
const HOUR = 3_600_000
const GIGABYTE = 1e9

/** Versions, and settings that are still those of a trial. */
export const checkSettings = async ({ deployed, smtpUrl, mailFrom, databaseUrl, secretsKeys }: Settings) => {
  const found: Finding[] = []
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const node = Number(process.versions.node.split('.')[0])
  const versions = about('versions')
  found.push(
    node >= WANTED_NODE
      ? versions.ok(`Palier ${version}, Node ${process.versions.node}`)
      : versions.unsafe(`Node ${process.versions.node}`, `Palier is made for Node ${WANTED_NODE}.`),
  )
  const settings = about('settings')
  if (deployed === undefined)
    found.push(
      settings.look(
        'a trial on this machine',
        'PUBLIC_URL=https://… makes it a deployment (docs/operating.md).',
      ),
    )
  else if (!smtpUrl)
    found.push(
      settings.unsafe('SMTP_URL is missing: no mail goes out', 'Nobody can set a password without it.'),
    )
  else if (mailFrom.includes('.example'))
    found.push(settings.unsafe(`MAIL_FROM is ${mailFrom}`, 'Choose an address of a domain of yours.'))
  else found.push(settings.ok(`a deployment (${deployed})`))
  if (databaseUrl && !secretsKeys)
    found.push(
      about('secrets').look(
        'their key lies in DATA_DIR',
        'Give it as SECRETS_KEY, so that every process has it and a lost disk does not take it along.',
      ),
    )
  return found
}

const readableBy = (path: string) => {
  const { mode } = statSync(path)
  return mode & 0o007 ? 'everybody' : mode & 0o070 ? 'its group' : undefined
}

/** Who else on this machine could read what must not be read. */
export const checkPermissions = async ({ dataDir, filesUrl }: Settings): Promise<Finding[]> => {
  const { ok, unsafe } = about('permissions')
  if (!existsSync(dataDir)) return [about('permissions').unknown(`${dataDir} is not there yet`)]
  const wrong: Finding[] = []
  if (statSync(dataDir).mode & 0o002)
    wrong.push(unsafe(`everybody may write into ${dataDir}`, `chmod o-w ${dataDir}`))
  const secret = [
    keyFile(dataDir),
    join(dataDir, 'demo.json'),
    join(dataDir, 'postgres', 'password'),
    join(dataDir, 'postgres', 'data'),
  ]
  const folder = filesUrl.startsWith('file:') ? resolve(filesUrl.slice('file:'.length)) : undefined
  for (const path of secret) {
    const who = lstatSync(path, { throwIfNoEntry: false }) && readableBy(path)
    if (who) wrong.push(unsafe(`${path} can be read by ${who}`, `chmod go-rwx ${path}`))
  }
  // Folders of organizations are closed; the one around them only names them.
  if (folder && existsSync(folder) && statSync(folder).mode & 0o002)
    wrong.push(unsafe(`everybody may write into ${folder}`, `chmod o-w ${folder}`))
  return wrong.length > 0 ? wrong : [ok('nobody else reads keys, database or files')]
}

export const checkDisk = async ({ dataDir, filesUrl }: Settings): Promise<Finding[]> => {
  const { ok, look, unsafe } = about('disk')
  const folders = new Set([
    dataDir,
    ...(filesUrl.startsWith('file:') ? [filesUrl.slice('file:'.length)] : []),
  ])
  const found: Finding[] = []
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    const { bavail, blocks, bsize } = await statfs(folder)
    const [free, share] = [bavail * bsize, bavail / blocks]
    const says = `${(free / GIGABYTE).toFixed(1)} GB free at ${folder} (${Math.round(share * 100)} %)`
    const todo = 'When it is full, nothing can be written: make room, or move FILES_URL to a bucket.'
    if (free < GIGABYTE) found.push(unsafe(says, todo))
    else if (free < 5 * GIGABYTE || share < 0.05) found.push(look(says, todo))
    else found.push(ok(says))
  }
  return found
}

export const checkBackups = async ({ backup, deployed, dataDir }: Settings, now = new Date()) => {
  const { ok, look, unsafe } = about('backup')
  const missing = deployed === undefined ? look : unsafe
  const place = openPlace(backup.url, backup.key)
  const newest = (await place.names()).at(-1)
  const begin = 'npm run backup makes one beside a running Palier; BACKUP_AT=03:00 makes one each night.'
  if (!newest) return [missing(`there is none at ${backup.url}`, begin)]
  const { createdAt, keyId, name } = await place.readManifest(newest)
  const hours = Math.round((now.getTime() - new Date(createdAt).getTime()) / HOUR)
  const found: Finding[] = [
    hours > 26
      ? missing(`the newest is ${hours} hours old (${name})`, begin)
      : ok(`${name}, ${hours} hours old`),
  ]
  if (keyId === null)
    found.push(look('it is not encrypted', 'BACKUP_KEY encrypts it: npm run secrets -- new makes one.'))
  const folder = backup.url.startsWith('file:') ? resolve(backup.url.slice('file:'.length)) : undefined
  if (folder && statSync(folder).dev === statSync(dataDir).dev)
    found.push(
      look('it is on the disk of what it is a backup of', 'BACKUP_URL may name another disk, or a bucket.'),
    )
  return found
}
