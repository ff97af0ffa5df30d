import { box, disc, line, oval, room, shadow, shape, type Scenery } from './scenery.ts'

/** Lift doors with a sign. */
export const liftOutOfOrder = (s: Scenery): string =>
  [
    room(s, 790),
    box(290, 60, 560, 735, '#8b959b', 6),
    box(322, 92, 496, 703, 'url(#steel)'),
    box(566, 92, 8, 703, '#6f7a80'),
    line('M400 130V760M470 130V760M680 130V760M750 130V760', '#ffffff55', 6),
    box(490, 24, 160, 54, '#20282c', 8),
    line('M536 52h30M586 52h30', '#ff7a5c', 8),
    box(920, 400, 96, 190, '#e9edef', 14, 'stroke="#b5bdc2" stroke-width="4"'),
    disc(968, 450, 28, '#fdfdfd', 'stroke="#9aa4aa" stroke-width="5"'),
    disc(968, 540, 28, '#fdfdfd', 'stroke="#9aa4aa" stroke-width="5"'),
    shape('M968 436l14 22h-28z', s.ink),
    shape('M968 554l14-22h-28z', s.ink),
    `<g transform="rotate(${s.draw.below(9) - 4} 570 400)">${box(430, 270, 280, 280, '#00000022', 8, 'transform="translate(8 10)"')}${box(430, 270, 280, 280, '#fffdf4', 8)}${shape('M570 296l74 128H496z', '#f2b632', 'stroke="#3a3324" stroke-width="9" stroke-linejoin="round"')}${line('M570 340v38', '#3a3324', 13)}${disc(570, 402, 8, '#3a3324')}<text x="570" y="474" text-anchor="middle" font-family="Inter, DejaVu Sans, sans-serif" font-weight="700" font-size="30" fill="#2c2f33">Ausser Betrieb</text><text x="570" y="518" text-anchor="middle" font-family="Inter, DejaVu Sans, sans-serif" font-size="27" fill="#5a6066">Hors service</text>${box(526, 254, 88, 30, '#e9dfae', 3, 'opacity="0.9"')}</g>`,
    shadow(140, 850, 110),
    shape('M70 690h140l-22 160H92z', s.accent),
    ...[-70, -34, 0, 36, 72].map((lean) =>
      shape(`M140 690q${lean} -120 ${lean * 1.7} -220q${18 - lean * 0.3} 120 ${-lean * 1.3} 220z`, '#5f8a55'),
    ),
  ].join('')

/** Bags beside a full container, and a visitor. */
export const rubbish = (s: Scenery): string => {
  const bag = (x: number, y: number, size: number, colour: string) =>
    `<g transform="translate(${x} ${y}) scale(${size})">${shadow(0, 104, 120, 18)}${shape('M-100 100q-34-90 20-150q20-26 60-34l-22-46h84l-22 46q50 12 70 50q46 70 10 134q-100 26-200 0z', colour)}${line('M-60-10q-20 60 0 100M10-40q-10 60 10 130', '#ffffff44', 8)}</g>`
  return [
    box(-80, -80, 1360, 720, '#cfe3ec'),
    box(-80, 120, 1360, 520, s.wall),
    ...Array.from({ length: 6 }, (_, row) => line(`M-80 ${180 + row * 80}H1280`, s.wallDark, 4)),
    shape('M-80 640V420q80-60 160-20t150 10v230z', '#6f9a66'),
    box(-80, 640, 1360, 340, '#a9aba8'),
    box(-80, 640, 1360, 14, '#c7c8c4'),
    shadow(480, 800, 330, 30),
    shape('M230 330h500l-36 450H270z', '#4b6f59'),
    shape('M230 330h500l-10 120H242z', '#3f5e4b'),
    `<g transform="rotate(-9 230 330)">${box(200, 270, 560, 66, '#35503f', 18)}</g>`,
    shape('M300 300q20-70 90-60t110-20q70-6 90 60z', '#2f3439'),
    disc(320, 800, 34, '#2b2f33'),
    disc(640, 800, 34, '#2b2f33'),
    line('M370 560h220', '#ffffff', 14, 'opacity="0.5"'),
    bag(860, 700, 1.15, '#3a3f46'),
    bag(1030, 760, 0.9, '#56606a'),
    bag(760, 790, 0.8, '#2f343a'),
    box(60, 700, 150, 120, '#c99a62', 4),
    shape('M60 700l40-40h150l-40 40z', '#ddb27c'),
    shape('M520 880q40-30 70 0q-40 26-70 0z', '#d9a441'),
    `<g transform="translate(${980 + s.draw.below(40)} 560)">${oval(0, 0, 70, 38, '#23272c', 'transform="rotate(-14)"')}${disc(62, -36, 28, '#23272c')}${shape('M86-40l40 10-40 8z', '#8a8f95')}${disc(70, -42, 5, '#f4f4f4')}${shape('M-50 6l-70 26 60 8z', '#23272c')}${line('M-6 34v36M18 34v36', '#5d6268', 7)}</g>`,
  ].join('')
}

/** More bicycles than people. */
export const bicycleRoom = (s: Scenery): string => {
  const wheel = (x: number, y: number, flat: boolean) =>
    disc(x, y, 92, 'none', 'stroke="#2c3136" stroke-width="15"') +
    disc(x, y, 80, 'none', 'stroke="#b7bfc4" stroke-width="5"') +
    [0, 30, 60, 90, 120, 150]
      .map((turn) => line('M-78 0H78', '#aab2b7', 2.5, `transform="translate(${x} ${y}) rotate(${turn})"`))
      .join('') +
    (flat ? oval(x, y + 96, 62, 11, '#2c3136') : '')
  const bicycle = (x: number, y: number, colour: string, flat: boolean) =>
    `<g transform="translate(${x} ${y})">${shadow(130, 106, 220, 16)}${wheel(0, 0, flat)}${wheel(270, 0, false)}${line('M0 0L70-130H210L120 4zM70-130L120 4M210-130L270 0M210-130L200-176', colour, 15)}${line('M62-146l8 16', '#333', 12)}${line('M30-156h70', '#3a2f28', 20)}${line('M200-176h52q22 4 16 30', '#333', 11)}${disc(120, 4, 25, '#444a50')}${line('M120 4l30 34', '#333', 10)}</g>`
  const colours = s.draw.shuffle(['#c8503c', '#2f7f86', '#d49a2a', '#4a6fa8', '#6f8a4c', '#8a5a93'])
  return [
    box(-80, -80, 1360, 760, '#d7d5cf'),
    box(-80, -80, 1360, 760, 'url(#fall)'),
    box(-80, 420, 1360, 260, s.accent, 0, 'opacity="0.2"'),
    box(-80, 680, 1360, 300, '#9b9a95'),
    box(420, 40, 360, 26, '#fdf6da', 13),
    oval(600, 90, 420, 120, '#fff4c4', 'opacity="0.45" filter="url(#soft)"'),
    line('M-80 150H1280', '#8b8f92', 12),
    line(
      'M-80-80q120 40 150 190M-80 40q90 0 150 70M-80 110q90-10 160 0M-20-80q30 90 70 190M40-80q0 90 20 190',
      '#ffffff',
      3,
      'opacity="0.85"',
    ),
    bicycle(640, 560, colours[0]!, false),
    bicycle(150, 570, colours[1]!, true),
    bicycle(420, 640, colours[2]!, false),
    bicycle(860, 650, colours[3]!, true),
    bicycle(40, 740, colours[4]!, false),
    bicycle(590, 770, colours[5]!, true),
    box(1000, 300, 130, 150, '#fffdf4', 6, 'transform="rotate(3 1060 370)"'),
    line('M1024 340h84M1024 370h84M1024 400h50', '#a6a093', 7),
  ].join('')
}
