import { box, disc, line, oval, room, shadow, shape, tiles, view, type Scenery } from './scenery.ts'

/** A radiator below a winter window, and a thermometer that says how warm it is not. */
export const coldRadiator = (s: Scenery): string => {
  const columns = Array.from({ length: 10 }, (_, index) =>
    box(330 + index * 52, 470, 44, 230, 'url(#enamel)', 20, 'stroke="#c9cfd3" stroke-width="3"'),
  )
  const level = 70 + s.draw.below(30)
  return [
    room(s, 740),
    box(300, 60, 600, 350, '#fdfcfa', 10),
    view(324, 84, 262, 302, true),
    view(612, 84, 264, 302, true),
    box(270, 404, 660, 26, '#fdfcfa', 6),
    shadow(600, 752, 320),
    ...columns,
    box(322, 490, 536, 18, '#dfe4e7', 9),
    box(322, 660, 536, 18, '#dfe4e7', 9),
    line('M866 668h52v86', '#c2c9cd', 16),
    box(850, 640, 62, 46, '#fafafa', 16, 'stroke="#b9c1c6" stroke-width="3"'),
    box(908, 648, 12, 30, s.accent, 4),
    box(1000, 220, 92, 330, '#fffdf8', 46, 'stroke="#d2c8b8" stroke-width="4"'),
    box(1036, 260, 20, 220, '#e8edf1', 10),
    box(1036, 480 - level, 20, level + 20, '#4a86c5', 10),
    disc(1046, 500, 26, '#4a86c5'),
    ...[0, 1, 2, 3, 4, 5, 6].map((step) =>
      line(`M1066 ${276 + step * 32}h${step % 2 ? 8 : 14}`, '#8c8577', 3),
    ),
    line('M150 520c30-60 70 40 100-20', '#8fb6d8', 8, 'opacity="0.7"'),
    line('M130 580c30-60 70 40 100-20', '#8fb6d8', 8, 'opacity="0.5"'),
  ].join('')
}

/** A tap over a basin, and the drop it keeps losing. */
export const drippingTap = (s: Scenery): string =>
  [
    tiles(s, 640),
    box(-80, 640, 1360, 300, s.wood),
    box(-80, 640, 1360, 22, '#fdfbf7'),
    shape(
      'M250 650h700q-10 200-200 210H450q-190-10-200-210z',
      'url(#enamel)',
      'stroke="#c6ccd0" stroke-width="4"',
    ),
    oval(600, 664, 340, 44, '#eef1f2', 'stroke="#c6ccd0" stroke-width="4"'),
    oval(600, 674, 300, 34, '#cfdde3'),
    oval(630, 680, 90, 14, 'none', 'stroke="#ffffff" stroke-width="4"'),
    oval(630, 680, 46, 8, 'none', 'stroke="#ffffff" stroke-width="4"'),
    line('M410 632V330q0-110 110-110h40q92 0 92 92v40', '#8f9aa1', 62),
    line('M410 632V330q0-110 110-110h40q92 0 92 92v40', '#cbd4d9', 44),
    line('M396 620V330q0-96 98-104', '#f5f8f9', 10),
    box(610, 340, 84, 34, '#aeb8be', 10),
    box(350, 610, 120, 34, '#aeb8be', 12),
    box(296, 400, 96, 36, 'url(#metal)', 18),
    disc(290, 418, 34, '#d0564a'),
    disc(290, 418, 16, '#ffffff', 'opacity="0.5"'),
    shape(`M652 ${420 + s.draw.below(60)}c26 42 38 58 38 84a38 38 0 0 1-76 0c0-26 12-42 38-84z`, '#5aa4d6'),
    shape('M652 392c8 12 12 18 12 26a12 12 0 0 1-24 0c0-8 4-14 12-26z', '#5aa4d6'),
    box(860, 470, 84, 160, s.accent, 18),
    box(884, 430, 36, 46, '#f7f3ec', 8),
    shadow(902, 634, 70, 10),
  ].join('')

/** A corner of a room with dark spots creeping down from the ceiling. */
export const mouldCorner = (s: Scenery): string => {
  const spot = () => {
    const down = s.draw.fraction() ** 1.7 * 430
    const aside = (s.draw.fraction() - 0.5) * (360 - down * 0.5)
    return disc(
      600 + aside,
      130 + down + Math.abs(aside) * -0.12,
      5 + s.draw.below(26),
      s.draw.pick(['#4d5a4a', '#5f6b58', '#3f4a42', '#6d7765']),
      `opacity="${(0.25 + s.draw.fraction() * 0.4).toFixed(2)}" filter="url(#blur)"`,
    )
  }
  return [
    box(-80, -80, 680, 1060, s.wall),
    box(600, -80, 680, 1060, s.wallDark),
    shape('M-80 -80H1280V10L600 130L-80 10z', '#f7f5f0'),
    line('M-80 10L600 130L1280 10', '#ffffff', 10),
    shape('M-80 860L600 730L1280 860V980H-80z', s.floor),
    line('M-80 846L600 718L1280 846', '#fbfaf7', 26),
    oval(600, 270, 210, 190, '#7d836f', 'opacity="0.28" filter="url(#soft)"'),
    ...Array.from({ length: 120 }, spot),
    line('M600 130V718', '#00000022', 4),
    shape('M-80 330L330 300V800L-80 880z', s.wood),
    shape('M330 300L420 318V776L330 800z', '#00000055'),
    line('M130 320V836', '#00000033', 5),
    disc(112, 590, 9, '#e8d9b5'),
    disc(150, 586, 9, '#e8d9b5'),
    box(
      830,
      350,
      200,
      150,
      '#fffdf7',
      6,
      'transform="skewY(4) translate(0 -66)" stroke="#b9a98b" stroke-width="12"',
    ),
  ].join('')
}

/** A basin from above that does not empty. */
export const blockedDrain = (s: Scenery): string =>
  [
    box(-80, -80, 1360, 1060, s.wood),
    ...[90, 300, 560, 760].map((y) => line(`M-80 ${y}q340 26 700-6t700 10`, '#00000018', 8)),
    box(190, 120, 820, 660, 'url(#steel)', 90, 'stroke="#8f9ba2" stroke-width="8"'),
    box(240, 170, 720, 560, '#b7c2c8', 70),
    box(250, 182, 700, 540, '#8fb3b8', 66),
    box(250, 182, 700, 540, '#8a7d5c', 66, 'opacity="0.34"'),
    disc(600, 470, 84, '#6f7f86', 'opacity="0.75"'),
    disc(600, 470, 58, '#566369', 'opacity="0.8"'),
    ...[
      [-26, -14],
      [26, -14],
      [0, 26],
      [0, -34],
      [-28, 18],
      [28, 18],
    ].map(([x, y]) => disc(600 + x!, 470 + y!, 9, '#3b464b')),
    oval(600, 470, 190, 150, 'none', 'stroke="#ffffff" stroke-width="5" opacity="0.35"'),
    oval(600, 470, 270, 215, 'none', 'stroke="#ffffff" stroke-width="5" opacity="0.22"'),
    ...Array.from({ length: 24 }, () =>
      disc(
        300 + s.draw.below(600),
        230 + s.draw.below(440),
        6 + s.draw.below(16),
        '#f4fafb',
        'opacity="0.55" stroke="#ffffff" stroke-width="2"',
      ),
    ),
    shape('M330 300q60-40 110 10q-50 46-110-10z', '#7d9b4e'),
    shape('M760 610q40-46 86-8q-36 44-86 8z', '#c2803e'),
    line('M600 60v110', '#8f9aa1', 64),
    line('M600 60v110', '#d4dce0', 44),
    `<g transform="rotate(24 930 560)">${shadow(930, 760, 110, 40)}${box(908, 300, 44, 330, '#d7a565', 20)}${oval(930, 680, 118, 84, '#b8473c')}${oval(930, 650, 74, 46, '#8f342b')}</g>`,
  ].join('')

/** A stain that grows around the lamp, and a bucket below it. */
export const wetCeiling = (s: Scenery): string =>
  [
    room(s, 760),
    shape('M-80 -80H1280V60L1040 250H160L-80 60z', '#f8f6f1'),
    line('M-80 60L160 250H1040L1280 60', s.wallDark, 8),
    line('M160 250V735M1040 250V735', s.wallDark, 6),
    shape(
      `M430 120q60-70 170-46t190 40q80 70-30 100t-210 10t-150-30t30-74z`,
      '#c9a877',
      'opacity="0.55" filter="url(#blur)"',
    ),
    shape(
      'M480 132q60-50 130-34t140 36q50 46-30 62t-150 6t-110-20t20-50z',
      '#a98450',
      'opacity="0.55" filter="url(#blur)"',
    ),
    line('M600 150v150', s.ink, 6),
    shape('M500 400q10-100 100-100t100 100z', s.accent),
    oval(600, 400, 100, 18, '#fff1c2'),
    ...[470, 560, 650].map((y, index) =>
      shape(`M${690 + (index % 2) * 4} ${y}c12 20 18 28 18 40a18 18 0 0 1-36 0c0-12 6-20 18-40z`, '#6cabd4'),
    ),
    shadow(690, 832, 150),
    shape('M570 680h240l-30 160H600z', '#4d7fa6'),
    oval(690, 680, 120, 26, '#a9cbe2', 'stroke="#3f6b8e" stroke-width="8"'),
    line('M574 690q116 130 232 0', '#dfe7ec', 7),
    box(190, 520, 250, 190, s.wood, 14),
    box(210, 470, 210, 120, s.accent, 30, 'opacity="0.75"'),
  ].join('')

/** A front loader that stopped with E18, its water still inside. */
export const washingMachine = (s: Scenery): string =>
  [
    tiles(s, 720),
    box(-80, 720, 1360, 260, '#9aa5a8'),
    ...[800, 880].map((y) => line(`M-80 ${y}H1280`, '#87939688', 5)),
    oval(640, 820, 380, 46, '#bfe0ee', 'opacity="0.85"'),
    oval(560, 812, 120, 12, '#ffffff', 'opacity="0.5"'),
    box(330, 130, 560, 660, 'url(#enamel)', 26, 'stroke="#c4cbcf" stroke-width="4"'),
    box(330, 130, 560, 130, '#f4f6f7', 26),
    box(360, 164, 170, 64, '#dfe4e7', 12),
    box(560, 160, 170, 72, '#1f2a2e', 12),
    '<text x="645" y="214" text-anchor="middle" font-family="DejaVu Sans Mono, monospace" font-size="52" font-weight="700" fill="#ff7a5c">E18</text>',
    disc(806, 196, 40, 'url(#metal)'),
    line('M806 196v-30', s.ink, 7),
    disc(610, 510, 206, '#c9d1d5'),
    disc(610, 510, 182, 'url(#metal)'),
    disc(610, 510, 150, '#2f4a58'),
    shape('M466 470q70-26 144 0t144 0a150 150 0 0 1-288 0z', '#7fb9d3', 'transform="translate(0 24)"'),
    shape('M500 560q50-70 110-10t110-20q-20 90-110 96t-110-66z', s.accent),
    shape('M560 590q40-40 90 6q-30 40-90-6z', '#f7f1e3'),
    ...Array.from({ length: 12 }, () =>
      disc(
        510 + s.draw.below(200),
        490 + s.draw.below(40),
        6 + s.draw.below(10),
        '#ffffff',
        'opacity="0.75"',
      ),
    ),
    line('M520 430q40-50 100-54', '#ffffff', 12, 'opacity="0.55"'),
    box(60, 500, 190, 230, '#d8b98a', 20),
    ...[560, 610, 660].map((y) => line(`M66 ${y}h178`, '#b99867', 8)),
    shape('M70 505q40-90 100-50t90 50z', '#f4efe6'),
  ].join('')
