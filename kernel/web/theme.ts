import { inkOn, mixed, readableOn } from '#kernel/contract/colour.ts'

/** What coloured text stands on: base.css's paper, and of its other grounds the one it is hardest to read on. */
const grounds = { day: ['#fbf9f5', '#f4f0e9'], night: ['#1d1a17', '#262320'] } as const

/** Runs an organization's colour through the screen; what is written in it or on it stays readable, by day and by night. */
export const paint = (colour: string | undefined) => {
  if (!colour) return
  const { style } = document.documentElement
  for (const [time, [paper, hardest]] of Object.entries(grounds)) {
    const accent = time === 'night' ? mixed(colour, '#ffffff', 0.12) : colour
    style.setProperty(`--accent-${time}`, accent)
    style.setProperty(`--on-accent-${time}`, inkOn(accent))
    const soft = mixed(colour, paper, 0.88)
    style.setProperty(`--accent-text-${time}`, readableOn(readableOn(colour, hardest), soft))
    style.setProperty(`--accent-soft-${time}`, soft)
  }
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour)
}
