import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import type { Box } from './boxes.rules.ts'

/** A decoded picture: brightness and two colours, each a plane in the decoder's memory, there until it decodes the next. */
export interface Planes {
  memory: Uint16Array
  /** Where each plane begins in the memory, and how far its lines are apart. */
  light: number
  blue: number
  red: number
  lightLine: number
  colourLine: number
  width: number
  height: number
  colourWidth: number
  colourHeight: number
  bitDepth: number
}

/** What the package's engine offers; the functions around it are made for pages that play films, and copy each picture twice. */
interface Engine {
  HEAPU8: Uint8Array
  HEAPU16: Uint16Array
  [exported: `_${string}`]: (given: number) => number
  getValue: (at: number, type: 'i32') => number
  cwrap: (name: string, gives: 'number' | null, takes: 'number'[]) => (...given: number[]) => number
}

const FRAME_BYTES = 48

let engine: Promise<ReturnType<typeof functionsOf>> | undefined

const open = async () => {
  const file = join(dirname(fileURLToPath(import.meta.resolve('@hevcjs/core'))), 'wasm', 'hevc-decode.js')
  const holder: { exports: unknown } = { exports: {} }
  const names = ['module', 'exports', 'require', '__dirname', '__filename']
  const given = [holder, holder.exports, createRequire(file), dirname(file), file]
  compileFunction(readFileSync(file, 'utf8'), names)(...given)
  return functionsOf(await (holder.exports as () => Promise<Engine>)())
}

const functionsOf = (memory: Engine) => ({
  memory,
  take: memory['_malloc']!,
  giveBack: memory['_free']!,
  create: memory.cwrap('hevc_decoder_create', 'number', []),
  destroy: memory.cwrap('hevc_decoder_destroy', null, ['number']),
  decode: memory.cwrap('hevc_decoder_decode', 'number', ['number', 'number', 'number']),
  frame: memory.cwrap('hevc_decoder_get_frame', 'number', ['number', 'number', 'number']),
})

/** Decodes a picture from its settings (`hvcC`) and its coded bytes, and hands it over. Throws when they are broken. */
export const decodeHevc = async (
  bytes: Buffer,
  settings: Box,
  coded: Buffer,
  use: (planes: Planes) => void,
) => {
  const { memory, take, giveBack, create, destroy, decode, frame } = await (engine ??= open())
  const stream = streamOf(bytes, settings, coded)
  const [given, shown, decoder] = [take(stream.length), take(FRAME_BYTES), create()]
  try {
    memory.HEAPU8.set(stream, given)
    if (decode(decoder, given, stream.length) !== 0 || frame(decoder, 0, shown) !== 0)
      throw new Error('no picture in the coded bytes')
    use(planesAt(memory, shown))
  } finally {
    destroy(decoder)
    giveBack(given)
    giveBack(shown)
  }
}

const planesAt = ({ getValue, HEAPU16 }: Engine, at: number): Planes => {
  const value = (index: number) => getValue(at + 4 * index, 'i32')
  return {
    memory: HEAPU16,
    light: value(0) >>> 1,
    blue: value(1) >>> 1,
    red: value(2) >>> 1,
    width: value(3),
    height: value(4),
    lightLine: value(5),
    colourLine: value(6),
    colourWidth: value(7),
    colourHeight: value(8),
    bitDepth: value(9),
  }
}

const START = Buffer.from([0, 0, 0, 1])
const SEQUENCE = 33

/** The units of a picture as a stream has them: behind start codes, the settings first. */
const streamOf = (bytes: Buffer, settings: Box, coded: Buffer) => {
  const { lengthSize, units } = settingsOf(bytes, settings)
  for (let at = 0; at + lengthSize <= coded.length;) {
    const length = coded.readUIntBE(at, lengthSize)
    units.push(coded.subarray(at + lengthSize, at + lengthSize + length))
    at += lengthSize + length
  }
  return Buffer.concat(units.flatMap((unit) => [START, unit]))
}

/** ISO/IEC 14496-15, 8.3.3.1: how long a length is, and the units that come before a picture. */
const settingsOf = (bytes: Buffer, { from, to }: Box) => {
  const units: Buffer[] = []
  let at = from + 23
  for (let arrays = bytes[from + 22] ?? 0; arrays > 0 && at + 3 <= to; arrays--) {
    const count = bytes.readUInt16BE(at + 1)
    at += 3
    for (let unit = 0; unit < count && at + 2 <= to; unit++) {
      const length = bytes.readUInt16BE(at)
      units.push(bytes.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
  }
  return { lengthSize: ((bytes[from + 21] ?? 0) & 3) + 1, units }
}

/** The unit that says how a sequence of pictures is coded, where a picture says nothing of its colours itself. */
export const sequenceOf = (bytes: Buffer, settings: Box) =>
  settingsOf(bytes, settings).units.find((unit) => (unit[0] ?? 0) >> 1 === SEQUENCE)
