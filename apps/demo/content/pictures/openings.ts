import { box, disc, line, oval, room, shadow, shape, view, type Scenery } from './scenery.ts'

/** A door whose lock hangs out of splintered wood. */
export const brokenLock = (s: Scenery): string =>
  [
    box(-80, -80, 1360, 1060, s.wall),
    box(-80, -80, 1360, 1060, 'url(#fall)'),
    box(800, -80, 110, 1060, '#f6f2ea'),
    box(800, -80, 14, 1060, '#00000022'),
    box(140, -80, 640, 1060, s.wood),
    ...[0, 1].map((row) =>
      box(220, 20 + row * 520, 430, 440, '#ffffff18', 12, 'stroke="#00000030" stroke-width="6"'),
    ),
    ...Array.from({ length: 9 }, (_, index) =>
      line(`M${160 + index * 74} -80q${s.draw.below(30) - 15} 500 0 1060`, '#00000012', 5),
    ),
    `<g transform="rotate(${8 + s.draw.below(8)} 706 470)">${box(664, 330, 84, 290, 'url(#steel)', 18, 'stroke="#7f8a90" stroke-width="4"')}${disc(706, 410, 34, '#e7ecee', 'stroke="#8d979d" stroke-width="4"')}${line('M706 410H560', '#8d979d', 34)}${line('M706 410H560', '#dfe5e8', 22)}${shape('M706 520a22 22 0 0 1 12 40l8 36h-40l8-36a22 22 0 0 1 12-40z', '#2b3035')}${disc(690, 346, 6, '#79848a')}</g>`,
    shape('M780 380l-34 26 30 18-46 34 48 6-40 44 44-8-28 50 46-36v-134z', '#e3c08d'),
    shape('M780 396l-20 22 20 10-26 30 26 2z', '#f3dcb4'),
    line('M760 600l-26 90M772 610l-8 60', '#5d3f25', 5),
    box(818, 410, 44, 150, 'url(#metal)', 8, 'transform="rotate(-9 840 480)"'),
    box(830, 450, 18, 50, '#3a3f44', 4, 'transform="rotate(-9 840 480)"'),
    disc(690, 786, 10, '#9aa4aa'),
    shape('M600 840l60-16 30 18-60 14z', '#e3c08d'),
  ].join('')

/** A blind that hangs askew, its tape torn. */
export const stuckBlind = (s: Scenery): string => {
  const tilt = 7 + s.draw.below(6)
  const slats = Array.from(
    { length: 9 },
    (_, index) =>
      `<g transform="rotate(${(tilt * (index + 2)) / 10} 330 ${150 + index * 48})">${box(300, 140 + index * 48, 600, 34, index % 2 ? '#e7e2d6' : '#f6f2e8', 6, 'stroke="#cfc7b5" stroke-width="2"')}</g>`,
  )
  return [
    room(s, 770),
    box(270, 90, 660, 600, '#fdfcfa', 10),
    view(300, 120, 600, 540, false),
    box(590, 120, 20, 540, '#fdfcfa'),
    ...slats,
    box(270, 84, 660, 62, '#f4efe4', 12, 'stroke="#d6cdbb" stroke-width="3"'),
    line('M360 150V560', '#a99b80', 6),
    line('M820 150v190q14 60-16 96', '#a99b80', 6),
    box(240, 680, 720, 30, '#fdfcfa', 8),
    shape('M1010 560h120l-20 150h-80z', s.accent),
    ...[-50, -20, 14, 46].map((lean) => line(`M1070 560q${lean} -80 ${lean * 1.6} -160`, '#5f8a55', 14)),
    shadow(1070, 720, 70, 10),
    line('M990 200v300', '#c2b8a4', 10),
    box(978, 470, 24, 80, s.wood, 10),
  ].join('')
}

/** A window with a crack across its pane. */
export const crackedWindow = (s: Scenery): string => {
  const ray = (turn: number) => {
    const points = [1, 2, 3, 4].map((step) => {
      const reach = step * (70 + s.draw.below(26))
      const angle = turn + (s.draw.fraction() - 0.5) * 0.4
      return `L${(740 + Math.cos(angle) * reach).toFixed(0)} ${(360 + Math.sin(angle) * reach * 0.8).toFixed(0)}`
    })
    return `M740 360${points.join('')}`
  }
  const rays = [0.2, 1.3, 2.5, 3.3, 4.4, 5.4].map(ray)
  return [
    room(s, 790),
    box(210, 60, 780, 650, '#fdfcfa', 12),
    `<svg x="250" y="100" width="700" height="570" viewBox="250 100 700 570">${view(250, 100, 700, 570, s.draw.of(0.4))}${rays.map((d) => line(d, '#ffffff', 8, 'opacity="0.95"') + line(d, '#5d7889', 3)).join('')}${disc(740, 360, 16, '#ffffff', 'stroke="#5d7889" stroke-width="3"')}</svg>`,
    box(590, 100, 20, 570, '#fdfcfa'),
    box(560, 370, 24, 110, 'url(#metal)', 10),
    line('M290 640L520 130', '#ffffff', 40, 'opacity="0.18"'),
    box(180, 704, 840, 34, '#fdfcfa', 8),
    shape('M80 -80h130q40 380-60 800H20z', s.accent, 'opacity="0.85"'),
    shape('M1120 -80H990q-40 380 60 800h130z', s.accent, 'opacity="0.85"'),
    shape('M320 610h90l-12 94h-66z', '#c56f49'),
    ...[-34, -8, 22].map((lean) =>
      oval(365 + lean, 570 - Math.abs(lean), 20, 44, '#5f8a55', `transform="rotate(${lean} 365 610)"`),
    ),
  ].join('')
}

/** Wasps around their nest under the box of an awning. */
export const waspNest = (s: Scenery): string => {
  const wasp = (x: number, y: number) =>
    `<g transform="translate(${x} ${y}) rotate(${s.draw.below(70) - 35})">${oval(-6, -16, 22, 10, '#ffffff', 'opacity="0.8" transform="rotate(-24)"')}${oval(0, 0, 26, 13, '#f0bb2e')}${[-12, 0, 12].map((stripe) => box(stripe - 3, -12, 6, 24, '#33291b', 3)).join('')}${disc(27, 0, 9, '#33291b')}</g>`
  return [
    view(-80, -80, 1360, 800, false),
    box(-80, 700, 1360, 280, '#8db38a'),
    box(-80, -80, 1360, 190, s.accent),
    ...Array.from({ length: 12 }, (_, index) =>
      box(-80 + index * 120, 110, 60, 46, index % 2 ? '#fdf8ee' : s.accent, 0),
    ),
    box(-80, 96, 1360, 22, '#f6f1e6'),
    shape('M640 118h150q16 60-10 60H650q-26 0-10-60z', '#a08b6d'),
    ...[
      [715, 210, 112, 62],
      [715, 262, 134, 66],
      [715, 318, 124, 64],
      [715, 368, 90, 52],
    ].map(([x, y, rx, ry], index) =>
      oval(
        x!,
        y!,
        rx!,
        ry!,
        ['#c9b08b', '#bfa57f', '#c9b08b', '#b3986f'][index]!,
        'stroke="#9a8260" stroke-width="4"',
      ),
    ),
    line('M610 250q100 30 210 0M600 300q110 34 228 0M630 350q80 26 170 0', '#dcc7a4', 6),
    oval(722, 398, 22, 15, '#4d3d28'),
    ...[
      [520, 300],
      [900, 240],
      [880, 430],
      [600, 470],
      [470, 200],
      [1000, 340],
    ].map(([x, y]) => wasp(x! + s.draw.below(40), y! + s.draw.below(40))),
    box(-80, 610, 1360, 30, '#59646b', 10),
    ...Array.from({ length: 22 }, (_, index) => box(-70 + index * 62, 630, 12, 330, '#6a767d')),
    box(150, 560, 260, 90, '#b96a45', 14),
    ...Array.from({ length: 9 }, (_, index) =>
      disc(170 + index * 27, 548 - (index % 3) * 14, 22, ['#d8485a', '#e57685', '#5f8a55'][index % 3]!),
    ),
    oval(600, 900, 700, 40, '#c9bda6'),
  ].join('')
}

/** Stairs under a lamp that cannot decide. */
export const flickeringLamp = (s: Scenery): string => {
  const steps = Array.from(
    { length: 7 },
    (_, index) =>
      box(430 + index * 118, 800 - index * 82, 900, 90, index % 2 ? '#b9b2a6' : '#c8c1b4') +
      box(430 + index * 118, 800 - index * 82, 900, 14, '#e6e0d4'),
  )
  return [
    box(-80, -80, 1360, 1060, s.wallDark),
    box(-80, 520, 1360, 460, s.accent, 0, 'opacity="0.22"'),
    line('M-80 520H1280', '#ffffff88', 8),
    box(-80, 880, 1360, 120, '#a29a8c'),
    ...steps,
    line('M400 700L1230 120', s.wood, 26),
    ...Array.from({ length: 7 }, (_, index) =>
      line(`M${470 + index * 118} ${652 - index * 82}v${140}`, s.ink, 9),
    ),
    disc(360, 210, 320, 'url(#glow)', `opacity="${(0.5 + s.draw.fraction() * 0.4).toFixed(2)}"`),
    line('M360 -80v190', s.ink, 8),
    shape('M250 220q0-110 110-110t110 110z', '#f6f1e4', 'stroke="#cfc5b0" stroke-width="4"'),
    disc(360, 232, 44, '#fff2b0'),
    line('M200 300l-36 30 30 14-40 34M520 300l36 30-30 14 40 34M360 340v54', '#f5c542', 11),
    box(90, 430, 70, 100, '#f4f1ea', 10),
    box(110, 456, 30, 48, '#d8d2c4', 6),
    shadow(250, 905, 180),
    oval(250, 892, 150, 24, '#8d5a44'),
  ].join('')
}
