import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium on this machine: the one that is there, or Debian's when we are root and may install it. */
export const findBrowser = (say: (line: string) => void) => {
  const found = () => places.find((place) => existsSync(place))
  if (!found() && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('Installing Chromium for the journeys …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      { env, stdio: 'ignore' },
    )
  }
  return found()
}
