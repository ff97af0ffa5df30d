import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { readableOn } from '#kernel/contract/colour.ts'
import { languageOf } from '#kernel/contract/shapes.ts'
import { write } from './fonts.letters.ts'
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

/** One page A4 for each letter, its address in the window of a Swiss envelope (SN 010130), in one PDF. */
export const drawLetters = async (letters: Letter[], { addressWindow, drawn }: Options): Promise<Buffer> => {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: letters[0]?.app.name ?? '' },
  })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<void>((resolve) => pdf.once('end', () => resolve()))
  for (const [index, letter] of letters.entries()) {
    drawLetter(pdf, letter, addressWindow)
    await drawn?.(index + 1)
  }
  pdf.end()
  await done
  return Buffer.concat(parts)
}

const drawLetter = (pdf: PDFKit.PDFDocument, letter: Letter, addressWindow: 'left' | 'right') => {
  const { app, sender, home, code } = letter
  const words = invitationWords(languageOf(letter.locale))
  const accent = readableOn(app.colour, '#ffffff')
  pdf.addPage()
  drawHead(pdf, letter)
  drawAddress(pdf, letter, addressWindow === 'left' ? mm(22) : mm(120))
  write(pdf, [sender.city, words.day(new Date())].filter(Boolean).join(', '), LEFT, mm(92), { colour: QUIET })
  let y = write(pdf, words.subject(app.name), LEFT, mm(102), { size: 16, weight: 600, width: WIDTH })
  y = write(pdf, words.greeting(letter.recipient.length > 2 ? letter.recipient[0]! : ''), LEFT, y + mm(5), {
    width: WIDTH,
  })
  y = write(pdf, words.text(home), LEFT, y + mm(3), { width: WIDTH, lineGap: 3 })
  const top = Math.max(y + mm(8), mm(142))
  pdf.roundedRect(LEFT, top, WIDTH, mm(58), mm(3)).fill('#f6f2ec')
  drawQr(pdf, letter.url, LEFT + mm(8), top + mm(8), mm(42))
  const beside = { width: WIDTH - mm(70) }
  y = write(pdf, words.letterScan, LEFT + mm(60), top + mm(9), beside)
  y = write(pdf, words.letterOr, LEFT + mm(60), y + mm(2.5), beside)
  y = write(pdf, app.address.replace(/^https?:\/\//, ''), LEFT + mm(60), y + mm(1.5), {
    ...beside,
    weight: 600,
    colour: accent,
  })
  write(pdf, code, LEFT + mm(60), y + mm(4), {
    ...beside,
    size: code.length > 16 ? 12 : 19,
    weight: 600,
    characterSpacing: code.length > 16 ? 0.5 : 1.5,
  })
  y = write(pdf, words.letterBye, LEFT, top + mm(68), { width: WIDTH })
  write(pdf, sender.name, LEFT, y + mm(2), { weight: 600, width: WIDTH })
  drawFoot(pdf, letter)
}

const drawHead = (pdf: PDFKit.PDFDocument, { app }: Letter) => {
  pdf.rect(0, 0, mm(210), mm(4)).fill(app.colour)
  if (app.logo) pdf.image(app.logo, LEFT, mm(14), { fit: [mm(60), mm(20)] })
  else
    write(pdf, app.name, LEFT, mm(18), { size: 17, weight: 600, colour: readableOn(app.colour, '#ffffff') })
}

/** The sender in one small line, as the post sends it back there, above the recipient. */
const drawAddress = (pdf: PDFKit.PDFDocument, { sender, recipient }: Letter, x: number) => {
  const width = mm(74)
  const below = write(pdf, [sender.name, ...sender.lines].join(', '), x, mm(50), {
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
  for (const line of recipient) y = write(pdf, line, x, y, { size: 10.5, width }) + 1.5
}

const drawFoot = (pdf: PDFKit.PDFDocument, { locale, permanent, expiresAt, sender }: Letter) => {
  const words = invitationWords(languageOf(locale))
  const notes = [
    permanent ? words.letterPermanent : words.letterPersonal,
    expiresAt && words.letterUntil(expiresAt),
  ]
  write(pdf, notes.filter(Boolean).join(' '), LEFT, mm(266), { size: 8.5, colour: QUIET, width: WIDTH })
  write(pdf, [sender.name, ...sender.lines, ...sender.contact].join('  ·  '), LEFT, mm(280), {
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
