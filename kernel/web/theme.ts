import { inkOn, mixed, readableOn } from '#kernel/contract/colour.ts'

/** The grounds that the colour is written on: what it is mixed into for the soft one, and the hardest of the others to read on. */
const grounds = {
  day: { soft: '#fbf9f5', hard: '#f4f0e9' },
  night: { soft: '#262320', hard: '#262320' },
}

/** Runs an organization's colour through the screen; what is written in it or on it stays readable, by day and by night. */
export const paint = (colour: string | undefined) => {
  if (!colour) return
  const { style } = document.documentElement
  for (const [time, ground] of Object.entries(grounds)) {
    const accent = time === 'night' ? mixed(colour, '#ffffff', 0.12) : colour
    const soft = mixed(colour, ground.soft, 0.88)
    style.setProperty(`--accent-${time}`, accent)
    style.setProperty(`--on-accent-${time}`, inkOn(accent))
    style.setProperty(`--accent-soft-${time}`, soft)
    style.setProperty(`--accent-text-${time}`, readableOn(readableOn(colour, ground.hard), soft))
  }
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour)
}
