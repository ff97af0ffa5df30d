import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import lighthouse from 'lighthouse'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '#apps/browser.ts'
import type { Report } from './report.ts'

const SCREENS = { 'sign-in': '/sign-in', home: '/', report: '/report' }
const SCORES = { performance: 95, accessibility: 100, 'best-practices': 95 }
const MOST_SCRIPT = 190
const WARM_START_SECONDS = 4

/** A demo as `npm start` makes it, from an empty folder and then once more; the app's first screen and its three main ones. */
export const run = async (report: Report) => {
  const folder = await mkdtemp(join(tmpdir(), 'palier-screens-'))
  try {
    await (await start(folder)).stop()
    const { url, seconds, stop } = await start(folder)
    report({
      name: 'Warm start to ready',
      value: seconds,
      unit: 's',
      wanted: `< ${WARM_START_SECONDS}`,
      met: seconds < WARM_START_SECONDS,
    })
    try {
      await measureScreens(`${url}/app`, report)
    } finally {
      await stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const start = async (folder: string) => {
  const started = performance.now()
  const child = spawn(process.execPath, ['apps/bootstrap.mjs', 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      NODE_ENV: 'production',
      DEMO: '1',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const ready = /Palier is ready at (\S+)/.exec(said)?.[1]
      if (ready) resolve(ready)
    })
    child.once('close', () => reject(new Error(said)))
  })
  return { url, stop, seconds: (performance.now() - started) / 1000 }
}

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const signIn = async (page: Page) => {
  await page.locator('input[type=email]').fill('resident@demo.palier.example')
  await page.locator('input[type=password]').fill('palier-demo')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

const measureScreens = async (app: string, report: Report) => {
  const executablePath = findBrowser(() => {})
  if (!executablePath) throw new Error('There is no Chromium here')
  const port = await freePort()
  const profile = await mkdtemp(join(tmpdir(), 'palier-browser-'))
  // Lighthouse works in the browser's own profile, where the sign-in must be.
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const page = await browser.newPage()
    let script = 0
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        void response.body().then((body) => (script += gzipSync(body).length / 1000))
    })
    await page.goto(`${app}/sign-in`, { waitUntil: 'networkidle' })
    report({
      name: "Script of the app's first screen, gzipped",
      value: script,
      unit: 'kB',
      wanted: `≤ ${MOST_SCRIPT}`,
      met: script <= MOST_SCRIPT,
    })
    for (const [name, path] of Object.entries(SCREENS)) {
      const result = await lighthouse(`${app}${path}`, {
        port,
        disableStorageReset: true,
        onlyCategories: Object.keys(SCORES),
        logLevel: 'error',
      })
      for (const [category, least] of Object.entries(SCORES)) {
        const score = (result?.lhr.categories[category]?.score ?? 0) * 100
        report({
          name: `Lighthouse, mobile, ${name}, ${category}`,
          value: score,
          unit: 'points',
          wanted: `≥ ${least}`,
          met: score >= least,
        })
      }
      if (name === 'sign-in') await signIn(page)
    }
  } finally {
    await browser.close()
    await rm(profile, { recursive: true, force: true })
  }
}
