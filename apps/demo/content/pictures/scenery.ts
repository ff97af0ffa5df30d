import { chance, type Chance } from '../chance.ts'

/** The colours and the chance of one picture; the canvas is 1200 × 900. */
export type Scenery = {
  draw: Chance
  wall: string
  wallDark: string
  floor: string
  floorDark: string
  accent: string
  wood: string
  ink: string
}

const moods = [
  {
    wall: '#efe7da',
    wallDark: '#dccfbb',
    floor: '#c79a6b',
    floorDark: '#b1855a',
    accent: '#d9704a',
    wood: '#a8744a',
    ink: '#3a3f47',
  },
  {
    wall: '#dfe8e6',
    wallDark: '#c4d4d1',
    floor: '#b58d68',
    floorDark: '#9d7753',
    accent: '#2f7f86',
    wood: '#94673f',
    ink: '#2f3d42',
  },
  {
    wall: '#e9e3ec',
    wallDark: '#d2c8d9',
    floor: '#bd9473',
    floorDark: '#a67e5e',
    accent: '#7d5a9a',
    wood: '#9b6b4b',
    ink: '#3b3646',
  },
  {
    wall: '#f3ead0',
    wallDark: '#e2d3a8',
    floor: '#ae8b66',
    floorDark: '#967450',
    accent: '#c98a1b',
    wood: '#8d6540',
    ink: '#40392b',
  },
  {
    wall: '#dce5ee',
    wallDark: '#c0cfdf',
    floor: '#c3a282',
    floorDark: '#ab896a',
    accent: '#3f6fa8',
    wood: '#a07850',
    ink: '#2d3848',
  },
] as const

/** The colours of a seed. */
export const scenery = (key: string, seed: number): Scenery => {
  const draw = chance(`picture/${key}/${seed}`)
  return { draw, ...moods[(seed + key.length) % moods.length]! }
}

/** Rounded rectangle. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
  more = '',
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" ${more}/>`

export const disc = (x: number, y: number, radius: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" ${more}/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`

export const shape = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`

export const line = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`

/** The shadow on the floor below a thing. */
export const shadow = (x: number, y: number, rx: number, ry = 22): string =>
  oval(x, y, rx, ry, '#1d2026', 'opacity="0.22" filter="url(#soft)"')

/** A wall, a skirting board and floorboards from `horizon` downwards. */
export const room = ({ wall, wallDark, floor, floorDark }: Scenery, horizon = 700): string =>
  [
    box(-80, -80, 1360, horizon + 80, wall),
    box(-80, -80, 1360, horizon + 80, 'url(#fall)'),
    box(-80, horizon, 1360, 320, floor),
    ...[0, 1, 2, 3].map((row) => box(-80, horizon + 22 + row * row * 16 + row * 34, 1360, 4, floorDark)),
    ...[40, 330, 640, 930].map((x, index) =>
      line(`M${x} ${horizon + 24}L${x + (x - 600) * 0.45} ${horizon + 240}`, floorDark, 4 - (index % 2)),
    ),
    box(-80, horizon - 30, 1360, 34, '#fbfaf7'),
    box(-80, horizon + 2, 1360, 6, wallDark),
  ].join('')

/** Wall tiles for kitchens and bathrooms. */
export const tiles = ({ wall, wallDark }: Scenery, bottom: number): string => {
  const rows = Array.from({ length: Math.ceil(bottom / 120) + 1 }, (_, row) => row)
  return [
    box(-80, -80, 1360, bottom + 80, wall),
    ...rows.map((row) => line(`M-80 ${bottom - row * 120}H1280`, wallDark, 5)),
    ...Array.from({ length: 12 }, (_, column) => line(`M${column * 120 - 60} -80V${bottom}`, wallDark, 5)),
    box(-80, -80, 1360, bottom + 80, 'url(#fall)'),
  ].join('')
}

/** A window with a view of hills and roofs; `cold` shows snow. */
export const view = (x: number, y: number, width: number, height: number, cold: boolean): string => {
  const roof = (at: number, w: number, top: number) =>
    box(x + at, y + height - top, w, top, '#d9c9b4') +
    shape(
      `M${x + at - 10} ${y + height - top}l${w / 2 + 10} ${-w * 0.42}l${w / 2 + 10} ${w * 0.42}z`,
      cold ? '#f4f7fa' : '#a7553f',
    )
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${[
    box(x, y, width, height, cold ? '#b9cddd' : '#a9d3e8'),
    disc(x + width * 0.78, y + height * 0.25, height * 0.09, '#fff3c9', 'opacity="0.9"'),
    shape(
      `M${x} ${y + height * 0.62}q${width * 0.25} ${-height * 0.3} ${width * 0.5} 0t${width * 0.5} ${-height * 0.06}V${y + height}H${x}z`,
      cold ? '#e6edf3' : '#7fae7d',
    ),
    roof(width * 0.06, width * 0.2, height * 0.24),
    roof(width * 0.36, width * 0.17, height * 0.33),
    roof(width * 0.66, width * 0.24, height * 0.2),
    ...(cold
      ? Array.from({ length: 26 }, (_, flake) =>
          disc(x + ((flake * 97) % width), y + ((flake * 61) % height), 2 + (flake % 3), '#ffffff'),
        )
      : []),
  ].join('')}</svg>`
}

/** Puts light, angle and edges around a scene. */
export const framed = (scene: string, { draw }: Scenery): string => {
  const angle = (draw.fraction() * 4 - 2).toFixed(2)
  const light = draw.pick(['#fff4d6', '#ffffff', '#ffe3c4', '#e6f0ff'])
  const from = draw.pick([-120, 260, 620])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900"><defs>
<linearGradient id="fall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffffff" stop-opacity="0.35"/><stop offset="1" stop-color="#20242c" stop-opacity="0.12"/></linearGradient>
<linearGradient id="metal" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#eef2f4"/><stop offset="0.5" stop-color="#b9c3c9"/><stop offset="1" stop-color="#8d989f"/></linearGradient>
<linearGradient id="enamel" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#d8dde0"/></linearGradient>
<linearGradient id="steel" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#dfe5e8"/><stop offset="1" stop-color="#a8b3b9"/></linearGradient>
<radialGradient id="edge" cx="0.5" cy="0.48" r="0.75"><stop offset="0.62" stop-color="#14171c" stop-opacity="0"/><stop offset="1" stop-color="#14171c" stop-opacity="0.34"/></radialGradient>
<radialGradient id="glow"><stop offset="0" stop-color="#fff0b8" stop-opacity="0.95"/><stop offset="1" stop-color="#ffe28a" stop-opacity="0"/></radialGradient>
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="12"/></filter>
<filter id="blur" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="5"/></filter>
</defs><g transform="rotate(${angle} 600 450) translate(600 450) scale(1.06) translate(-600 -450)">${scene}</g>
<path d="M${from} -20h300L${from + 760} 920h-420z" fill="${light}" opacity="0.16" filter="url(#soft)"/>
<rect width="1200" height="900" fill="url(#edge)"/></svg>`
}
