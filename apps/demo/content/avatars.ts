import { chance } from './chance.ts'
import type { Gender } from './staff.ts'

/** Skin and hair as they meet. */
const looks = [
  { skin: '#f3d2b8', hairs: ['#3b2a20', '#6d4a2f', '#a8753d', '#c9c5bf', '#8b3f2a'] },
  { skin: '#f6dcc8', hairs: ['#6d4a2f', '#a8753d', '#d3a96a', '#c9c5bf'] },
  { skin: '#e8bd9a', hairs: ['#3b2a20', '#1f1c1c', '#6d4a2f', '#c9c5bf'] },
  { skin: '#cf9b74', hairs: ['#1f1c1c', '#3b2a20'] },
  { skin: '#a9754f', hairs: ['#1f1c1c', '#2a211d'] },
]
const grounds = ['#cfe3e0', '#f1dcc4', '#dcd6ea', '#d5e3c9', '#f0d2cf', '#cddcee']
const clothes = ['#1f6b75', '#8a4b2a', '#4a5d8a', '#5e7a3f', '#7a4a6d', '#3d4752']

/** An illustrated portrait as SVG, 512 × 512; the same key always has the same face. */
export const drawAvatar = (key: string, gender: Gender): string => {
  const draw = chance(`avatar/${key}`)
  const { skin, hairs } = draw.pick(looks)
  const [hair, ground, cloth] = [draw.pick(hairs), draw.pick(grounds), draw.pick(clothes)]
  const long = gender === 'female'
  const beard = gender === 'male' && draw.of(0.4)
  const glasses = draw.of(0.35)
  const fringe = draw.pick([
    'M152 236q0-122 104-122t104 122q-30-70-104-70t-104 70z',
    'M150 240q-8-134 106-134t106 134q-20-54-70-66q-80 18-142 66z',
    'M152 232q4-124 104-124t104 124q-60-20-90-62q-40 50-118 62z',
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">
<rect width="512" height="512" fill="${ground}"/>
${long ? `<path d="M142 250q0-146 114-146t114 146v120q0 44-40 44H182q-40 0-40-44z" fill="${hair}"/>` : ''}
<path d="M70 512q6-130 130-146h112q124 16 130 146z" fill="${cloth}"/>
<path d="M212 320h88v60q-44 44-88 0z" fill="${skin}"/><path d="M212 340q44 34 88 0v20q-44 30-88 0z" fill="#00000018"/>
<ellipse cx="256" cy="244" rx="98" ry="112" fill="${skin}"/>
<circle cx="158" cy="252" r="18" fill="${skin}"/><circle cx="354" cy="252" r="18" fill="${skin}"/>
${beard ? `<path d="M160 262q6 104 96 104t96-104q-14 44-50 46q-46-14-92 0q-36-2-50-46z" fill="${hair}"/>` : ''}
<path d="${fringe}" fill="${hair}"/>
<circle cx="218" cy="248" r="10" fill="#2b2b2f"/><circle cx="294" cy="248" r="10" fill="#2b2b2f"/>
<path d="M198 224q20-14 40 0M274 224q20-14 40 0" fill="none" stroke="${hair}" stroke-width="8" stroke-linecap="round"/>
<path d="M256 254q-12 30 4 32" fill="none" stroke="#00000033" stroke-width="6" stroke-linecap="round"/>
<path d="M222 308q34 28 68 0" fill="none" stroke="#9c4a3f" stroke-width="8" stroke-linecap="round"/>
<circle cx="196" cy="286" r="16" fill="#e2725b" opacity="0.25"/><circle cx="316" cy="286" r="16" fill="#e2725b" opacity="0.25"/>
${glasses ? '<g fill="none" stroke="#2f343a" stroke-width="7"><circle cx="218" cy="250" r="32"/><circle cx="294" cy="250" r="32"/><path d="M250 248h12"/></g>' : ''}
</svg>`
}
