/** Red, green and blue from 0 to 255. */
type Rgb = readonly [number, number, number]

const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance, from WCAG 2.2. */
const luminance = (hex: string) => {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3); text needs 4.5. */
export const contrast = (one: string, other: string) => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** A mixture: `share` of the second colour, 0 to 1. */
export const mixed = (one: string, other: string, share: number) => {
  const [a, b] = [rgbOf(one), rgbOf(other)]
  return hexOf(a.map((part, at) => part + (b[at]! - part) * share) as unknown as Rgb)
}

export const INK = '#221e1a'

/** The colour of text on a filled ground: white where it can be read, else ink, else the black that always can. */
export const inkOn = (ground: string) =>
  ['#ffffff', INK].find((colour) => contrast(colour, ground) >= 4.5) ?? '#000000'

/** The colour itself, or the nearest darker (on a light ground) or lighter one that can be read as text on it. */
export const readableOn = (colour: string, ground: string) => {
  const towards = luminance(ground) > 0.4 ? '#000000' : '#ffffff'
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mixed(colour, towards, share)
    if (contrast(tried, ground) >= 4.5) return tried
  }
  return towards
}

/** Ten shades, light to dark, for the theme. The seventh is the first on which white text can be read. */
export const shadesOf = (colour: string) => {
  const solid = readableOn(colour, '#ffffff')
  return [0.93, 0.84, 0.7, 0.54, 0.36, 0.18]
    .map((share) => mixed(solid, '#ffffff', share))
    .concat([
      solid,
      mixed(solid, '#000000', 0.14),
      mixed(solid, '#000000', 0.28),
      mixed(solid, '#000000', 0.42),
    ])
}
