import { inkOn, mixed, readableOn } from '#kernel/contract/colour.ts'

/** The grounds that the colour is written on: what it is mixed into for the soft one, and the hardest of the others to read on. */
const grounds = {
  night: { soft: '#262320', hard: '#262320' },
  day: { soft: '#fbf9f5', hard: '#f4f0e9' },
}

/**
 * Runs an organization's colour through the screen; what is written in it or on it stays readable, by day and by night,
 * also when the device changes from one to the other. Gives what ends that.
 */
export const paint = (colour: string | undefined) => {
  if (!colour) return undefined
  const night = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { style } = document.documentElement
    const ground = night.matches ? grounds.night : grounds.day
    const accent = night.matches ? mixed(colour, '#ffffff', 0.12) : colour
    style.setProperty('--accent', accent)
    style.setProperty('--on-accent', inkOn(accent))
    const soft = mixed(colour, ground.soft, 0.88)
    style.setProperty('--accent-soft', soft)
    style.setProperty('--accent-text', readableOn(readableOn(colour, ground.hard), soft))
  }
  apply()
  night.addEventListener('change', apply)
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour)
  return () => night.removeEventListener('change', apply)
}
