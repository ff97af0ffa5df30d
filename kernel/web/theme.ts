import { inkOn, mixed, readableOn } from '#kernel/contract/colour.ts'

/** Runs an organization's colour through the screen; what is written in it or on it stays readable, by day and by night. */
export const paint = (colour: string | undefined) => {
  if (!colour) return
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const { style } = document.documentElement
  const accent = dark ? mixed(colour, '#ffffff', 0.12) : colour
  style.setProperty('--accent', accent)
  style.setProperty('--on-accent', inkOn(accent))
  style.setProperty('--accent-text', readableOn(colour, dark ? '#1d1a17' : '#fbf9f5'))
  style.setProperty('--accent-soft', mixed(colour, dark ? '#1d1a17' : '#fbf9f5', 0.88))
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour)
}
