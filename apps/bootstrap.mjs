// The one door for every npm script. Runs on any Node from 20 on, without a single package: it installs exactly what
// package-lock.json says, finds the Node that Palier is made for among it, and hands over.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const WANTED_NODE = 26

const end = (message) => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20)
  end(
    `Palier needs Node 20 or newer to install itself; this is ${process.version}. Get a newer one from nodejs.org.`,
  )

const [command = 'serve', ...rest] = process.argv.slice(2)
if (!/^[a-z]+$/.test(command) || !existsSync(join(root, 'apps', `${command}.ts`)))
  end(`There is no command ${command}.`)
await install()
hand(nodeBinary(), join(root, 'apps', `${command}.ts`), rest)

/** Installs the lockfile unless node_modules already is what it says. */
async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  const mark = join(root, 'node_modules', '.palier-lock')
  const installed = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted
  if (installed()) return
  const lock = join(root, '.installing')
  for (let waited = 0; !taken(lock); waited++) {
    if (waited === 0) process.stdout.write('Another start is installing; waiting for it …\n')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  process.once('exit', () => rmSync(lock, { force: true }))
  // The other start may have done it while we waited.
  if (!installed()) {
    await npmCi()
    writeFileSync(mark, wanted)
  }
  rmSync(lock, { force: true })
}

/** Two starts in one checkout must not install at the same time. The lock names its process: one that was killed holds nothing. */
function taken(lock) {
  const written = `${lock}.${process.pid}`
  writeFileSync(written, String(process.pid))
  try {
    linkSync(written, lock)
    return true
  } catch {
    if (existsSync(lock) && !isRunning(holderOf(lock))) rmSync(lock, { force: true })
    return false
  } finally {
    rmSync(written, { force: true })
  }
}

function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return process.pid
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function npmCi() {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  process.stdout.write('Installing what package-lock.json names (about a minute, once) …\n')
  const npm = spawn(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const said = []
  npm.stdout.on('data', (part) => said.push(part))
  npm.stderr.on('data', (part) => said.push(part))
  const terminal = process.stdout.isTTY
  const show = () =>
    process.stdout.write(terminal ? `\rInstalling … ${seconds()} s ` : `Installing … ${seconds()} s\n`)
  const progress = setInterval(show, terminal ? 1000 : 10_000)
  return new Promise((resolve) => {
    npm.once('error', () => end('npm was not found beside Node. Install Node with npm from nodejs.org.'))
    npm.once('close', (code) => {
      clearInterval(progress)
      if (code !== 0)
        end(
          `${Buffer.concat(said).toString().split('\n').slice(-30).join('\n')}\nInstalling failed (npm ci ended with ${code}). Is the package registry reachable?`,
        )
      process.stdout.write(`${terminal ? '\r' : ''}Installed in ${seconds()} s   \n`)
      resolve()
    })
  })
}

/** The Node of the lockfile, or the host's own when it is new enough. */
function nodeBinary() {
  const { platform, arch } = process
  const packages = [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`]
  const candidates = [
    ...packages.map((name) => join(root, 'node_modules', name, 'bin', 'node')),
    process.execPath,
  ]
  for (const candidate of candidates) {
    if (!existsSync(candidate)) continue
    const { stdout, status } = spawnSync(candidate, ['--version'], { encoding: 'utf8' })
    if (status === 0 && Number(stdout.slice(1).split('.')[0]) >= WANTED_NODE) return candidate
  }
  return end(
    `Palier runs on Node ${WANTED_NODE}, which has no package for ${platform}-${arch}. Install Node ${WANTED_NODE} from nodejs.org and start again.`,
  )
}

function hand(binary, file, args) {
  const bin = join(root, 'node_modules', '.bin')
  const child = spawn(binary, ['--disable-warning=ExperimentalWarning', file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [dirname(binary), bin, process.env.PATH].join(process.platform === 'win32' ? ';' : ':'),
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) endWithParent(child)
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)))
}

/** The shell between npm and us dies of a signal without passing it on. */
function endWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}
