import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { cellReader } from './cells.rules.ts'
import type { Line } from './parse.rules.ts'
import { readSheet } from './sheet.rules.ts'
import { local, readXml } from './xml.rules.ts'

const MOST_INFLATED_BYTES = 400_000_000
const MOST_ENTRIES = 2000
const MOST_SHEETS = 100

/** Is this a ZIP, as every Excel workbook is since 2007? */
export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** Is this what Excel wrote before 2007, and writes today where a workbook has a password? */
export const isOldOrLocked = (bytes: Uint8Array) =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0

/**
 * Does a workbook stay within bounds when it is unpacked? Sizes that a ZIP claims are not believed: every entry is
 * unpacked once, counted and thrown away.
 */
export const unpacksWithinBounds = async (bytes: Uint8Array): Promise<boolean> => {
  const entries = entriesOf(bytes)
  if (!entries || entries.length > MOST_ENTRIES) return false
  let total = 0
  for (const { start, size, deflated } of entries) {
    if (!deflated) {
      total += size
      continue
    }
    const inflate = createInflateRaw()
    inflate.on('data', (part: Uint8Array) => {
      total += part.length
      if (total > MOST_INFLATED_BYTES) inflate.destroy(new Error('too large'))
    })
    inflate.end(bytes.subarray(start, start + size))
    const whole = await once(inflate, 'end').then(
      () => true,
      () => false,
    )
    if (!whole) return false
  }
  return total <= MOST_INFLATED_BYTES
}

/** The entries that the directory at the end of a ZIP names; undefined when there is none. */
const entriesOf = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < 0) return undefined
  const entries: { start: number; size: number; deflated: boolean }[] = []
  try {
    let at = view.getUint32(end + 16, true)
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) return undefined
      const local = view.getUint32(at + 42, true)
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      entries.push({
        start,
        size: view.getUint32(at + 20, true),
        deflated: view.getUint16(at + 10, true) === 8,
      })
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch {
    return undefined
  }
  return entries
}

/** A sheet as a person sees its tab. */
export interface Sheet {
  name: string
  hidden: boolean
}

/** A workbook whose sheets can be read one after the other. */
export interface Workbook {
  sheets: Sheet[]
  /** The lines of a sheet that are not empty. */
  lines: (sheet: Sheet) => AsyncGenerator<Line>
}

/** Opens a workbook: its sheets in the order of their tabs, and what their cells refer to. Throws when it is none. */
export const openWorkbook = async (bytes: Uint8Array): Promise<Workbook> => {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  const part = (path: string) => streamOf(zip, entries.get(path.toLowerCase()))
  const root = await relationsOf(part('_rels/.rels'), '')
  const path = root.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = await relationsOf(part(`${folder}_rels/${path.slice(folder.length)}.rels`), folder)
  const { sheets, since1904 } = await tabsOf(part(path))
  const named = (wanted: string) => relations.find(({ type }) => type === wanted)?.path
  const texts = await textsOf(part(named('sharedStrings') ?? ''))
  const valueOf = await cellReader(part(named('styles') ?? ''), { texts, since1904 })
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    lines(sheet) {
      const at = relations.find(({ id }) => id === sheets.find(({ name }) => name === sheet.name)?.relation)
      return readSheet(() => part(at?.path ?? ''), valueOf)
    },
  }
}

/** The bytes of a part of a workbook; none when it is not there. */
async function* streamOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) return
  const stream = await zip.openReadStreamPromise(entry)
  try {
    yield* stream as AsyncIterable<Uint8Array>
  } finally {
    stream.destroy()
  }
}

type Part = AsyncIterable<Uint8Array>

const relationsOf = async (part: Part, folder: string) => {
  const relations: { id: string; type: string; path: string }[] = []
  await readXml(part, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      // Where a workbook leads out of itself is nobody's concern here.
      const url = URL.parse(Target.replaceAll('%', '%25'), `file:///${folder}`)
      const path = decodeURIComponent(url?.pathname.slice(1) ?? '')
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path })
    },
  })
  return relations
}

const tabsOf = async (part: Part) => {
  const sheets: (Sheet & { relation: string })[] = []
  let since1904 = false
  await readXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return
      const relation = Object.entries(attributes).find(([key]) => key.includes(':') && local(key) === 'id')
      sheets.push({
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        relation: relation?.[1] ?? '',
      })
    },
  })
  if (sheets.length === 0) throw new Error('A workbook without a sheet')
  return { sheets, since1904 }
}

/** The texts that cells refer to by number, without how they are pronounced. */
const textsOf = async (part: Part) => {
  const texts: string[] = []
  let text = ''
  let inText = false
  let spoken = 0
  await readXml(part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken += 1
      inText = name === 't' && spoken === 0
    },
    text(more) {
      if (inText) text += more
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') spoken -= 1
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}
