import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { readableOn } from '#kernel/contract/colour.ts'
import { languageOf } from '#kernel/contract/shapes.ts'
import { write, type Writer } from './fonts.letters.ts'
import { loadFonts } from './scripts.letters.ts'
import { invitationWords } from './words.ts'

export interface Letter {
  code: string
  permanent: boolean
  expiresAt: Date | null
  locale: string
  /** What the code opens: "Kramgasse 12, 3. OG links". */
  home: string
  /** The lines in the window of the envelope. */
  recipient: string[]
  /** What the QR code opens. */
  url: string
  app: { name: string; colour: string; logo: Buffer | undefined; address: string }
  sender: { name: string; lines: string[]; city: string; contact: string[] }
}

interface Options {
  addressWindow: 'left' | 'right'
  /** Told after every letter; the next waits for it. */
  drawn?: (count: number) => Promise<void>
}

const mm = (length: number) => (length * 72) / 25.4
const LEFT = mm(22)
const WIDTH = mm(166)
const QUIET = '#6a6259'

export interface Drawn {
  bytes: Buffer
  /** The lines of which a character could not be written, since no font of ours has it. */
  unwritten: string[]
}

/** One page A4 for each letter, its address in the window of a Swiss envelope (SN 010130), in one PDF. */
export const drawLetters = async (letters: Letter[], { addressWindow, drawn }: Options): Promise<Drawn> => {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: letters[0]?.app.name ?? '' },
  })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<void>((resolve) => pdf.once('end', () => resolve()))
  const writer: Writer = { pdf, unwritten: new Set() }
  for (const [index, letter] of letters.entries()) {
    await loadFonts(textsOf(letter))
    drawLetter(writer, letter, addressWindow)
    await drawn?.(index + 1)
  }
  pdf.end()
  await done
  return { bytes: Buffer.concat(parts), unwritten: [...writer.unwritten] }
}

/** All that stands in a letter but our own words, which Inter has. */
const textsOf = ({ code, home, recipient, app, sender }: Letter) =>
  ['a', code, home, app.name, sender.name, sender.city, ...recipient, ...sender.lines, ...sender.contact].map(
    (text) => text.normalize('NFC'),
  )

const drawLetter = (writer: Writer, letter: Letter, addressWindow: 'left' | 'right') => {
  const { pdf } = writer
  const { app, sender, home, code } = letter
  const words = invitationWords(languageOf(letter.locale))
  const accent = readableOn(app.colour, '#ffffff')
  pdf.addPage()
  drawHead(writer, letter)
  drawAddress(writer, letter, addressWindow === 'left' ? mm(22) : mm(120))
  write(writer, [sender.city, words.day(new Date())].filter(Boolean).join(', '), LEFT, mm(92), {
    colour: QUIET,
  })
  let y = write(writer, words.subject(app.name), LEFT, mm(102), { size: 16, weight: 600, width: WIDTH })
  y = write(
    writer,
    words.greeting(letter.recipient.length > 2 ? letter.recipient[0]! : ''),
    LEFT,
    y + mm(5),
    {
      width: WIDTH,
    },
  )
  y = write(writer, words.text(home), LEFT, y + mm(3), { width: WIDTH, lineGap: 3 })
  const top = Math.max(y + mm(8), mm(142))
  pdf.roundedRect(LEFT, top, WIDTH, mm(58), mm(3)).fill('#f6f2ec')
  drawQr(pdf, letter.url, LEFT + mm(8), top + mm(8), mm(42))
  const beside = { width: WIDTH - mm(70) }
  y = write(writer, words.letterScan, LEFT + mm(60), top + mm(9), beside)
  y = write(writer, words.letterOr, LEFT + mm(60), y + mm(2.5), beside)
  y = write(writer, app.address.replace(/^https?:\/\//, ''), LEFT + mm(60), y + mm(1.5), {
    ...beside,
    weight: 600,
    colour: accent,
  })
  write(writer, code, LEFT + mm(60), y + mm(4), {
    ...beside,
    size: code.length > 16 ? 12 : 19,
    weight: 600,
    characterSpacing: code.length > 16 ? 0.5 : 1.5,
  })
  y = write(writer, words.letterBye, LEFT, top + mm(68), { width: WIDTH })
  write(writer, sender.name, LEFT, y + mm(2), { weight: 600, width: WIDTH })
  drawFoot(writer, letter)
}

const drawHead = (writer: Writer, { app }: Letter) => {
  const { pdf } = writer
  pdf.rect(0, 0, mm(210), mm(4)).fill(app.colour)
  if (app.logo) pdf.image(app.logo, LEFT, mm(14), { fit: [mm(60), mm(20)] })
  else
    write(writer, app.name, LEFT, mm(18), {
      size: 17,
      weight: 600,
      colour: readableOn(app.colour, '#ffffff'),
    })
}

/** The sender in one small line, as the post sends it back there, above the recipient. */
const drawAddress = (writer: Writer, { sender, recipient }: Letter, x: number) => {
  const { pdf } = writer
  const width = mm(74)
  const below = write(writer, [sender.name, ...sender.lines].join(', '), x, mm(50), {
    size: 6.5,
    colour: QUIET,
    width,
  })
  pdf
    .moveTo(x, below + 1)
    .lineTo(x + width, below + 1)
    .lineWidth(0.4)
    .strokeColor('#c9c0b4')
    .stroke()
  let y = below + mm(2.5)
  for (const line of recipient) y = write(writer, line, x, y, { size: 10.5, width }) + 1.5
}

const drawFoot = (writer: Writer, { locale, permanent, expiresAt, sender }: Letter) => {
  const words = invitationWords(languageOf(locale))
  const notes = [
    permanent ? words.letterPermanent : words.letterPersonal,
    expiresAt && words.letterUntil(expiresAt),
  ]
  write(writer, notes.filter(Boolean).join(' '), LEFT, mm(266), { size: 8.5, colour: QUIET, width: WIDTH })
  write(writer, [sender.name, ...sender.lines, ...sender.contact].join('  ·  '), LEFT, mm(280), {
    size: 8,
    colour: QUIET,
    width: WIDTH,
  })
}

/** Drawn as lines, not as a picture: sharp on every printer, and a thousand of them stay small. */
const drawQr = (pdf: PDFKit.PDFDocument, text: string, x: number, y: number, side: number) => {
  const { modules } = QRCode.create([{ data: Buffer.from(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  })
  const module = side / modules.size
  pdf.rect(x - 2 * module, y - 2 * module, side + 4 * module, side + 4 * module).fill('#ffffff')
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      let length = 0
      while (column + length < modules.size && modules.get(row, column + length)) length++
      if (length > 0) pdf.rect(x + column * module, y + row * module, length * module, module)
      column += length
    }
  pdf.fill('#000000')
}
