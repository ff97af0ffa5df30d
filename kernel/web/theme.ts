import { inkOn, mixed, readableOn } from '#kernel/contract/colour.ts'

/** What the colour is mixed into for a soft ground: the lightest one by night, the usual one by day. */
const grounds = { night: '#262320', day: '#fbf9f5' }

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
    const soft = mixed(colour, ground, 0.88)
    style.setProperty('--accent-soft', soft)
    // Of all grounds the soft one is the hardest to read the colour on.
    style.setProperty('--accent-text', readableOn(colour, soft))
  }
  apply()
  night.addEventListener('change', apply)
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour)
  return () => night.removeEventListener('change', apply)
}
