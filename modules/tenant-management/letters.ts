import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { readableOn } from '#kernel/contract/colour.ts'
import { languageOf } from '#kernel/contract/shapes.ts'
import { invitationWords } from './words.ts'

export interface Letter {
  code: string
  name: string
  place: string
  locale: string
  url: string
}

interface Sender {
  name: string
  colour: string
}

const mm = (length: number) => (length * 72) / 25.4

/** One page A4 for each letter, with the address in the right window of a Swiss envelope (SN 010130). */
export const drawLetters = async (letters: Letter[], sender: Sender): Promise<Buffer> => {
  const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false, info: { Title: sender.name } })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<void>((resolve) => pdf.once('end', () => resolve()))
  for (const letter of letters) await drawLetter(pdf, letter, sender)
  pdf.end()
  await done
  return Buffer.concat(parts)
}

const drawLetter = async (pdf: PDFKit.PDFDocument, { code, name, place, locale, url }: Letter, sender: Sender) => {
  const words = invitationWords(languageOf(locale))
  const accent = readableOn(sender.colour, '#ffffff')
  const width = mm(165)
  const left = mm(25)
  pdf.addPage({ margin: 0 })
  pdf.rect(0, 0, mm(210), mm(5)).fill(sender.colour)
  pdf.fillColor(accent).font('Helvetica-Bold').fontSize(15).text(sender.name, left, mm(18))
  pdf.fillColor('#221e1a').font('Helvetica').fontSize(11)
  const [street = '', unit = ''] = place.split(/, (.*)/)
  pdf.text([name, street, unit].filter(Boolean).join('\n'), mm(118), mm(52), { width: mm(72), lineGap: 2 })
  pdf.font('Helvetica-Bold').fontSize(16).text(words.subject(sender.name), left, mm(100), { width })
  pdf.font('Helvetica').fontSize(11).text(words.heading(name), left, mm(113), { width })
  pdf.text(words.text(place), left, mm(121), { width, lineGap: 3 })
  const qr = await QRCode.toBuffer(url, { margin: 0, width: 480, errorCorrectionLevel: 'M' })
  pdf.image(qr, left, mm(152), { width: mm(42) })
  pdf.text(words.letterScan, mm(76), mm(154), { width: mm(112) })
  pdf.text(words.letterOr, mm(76), mm(161), { width: mm(112) })
  pdf.fillColor(accent).text(url.replace(/\?.*$/, ''), mm(76), mm(169), { width: mm(112) })
  pdf.fillColor('#221e1a').font('Helvetica-Bold').fontSize(22).text(code, mm(76), mm(181), { width: mm(112), characterSpacing: 1.5 })
  pdf.font('Helvetica').fontSize(11).text(words.letterBye, left, mm(210), { width })
  pdf.text(sender.name, left, mm(217), { width })
  pdf.fillColor('#6a6259').fontSize(9).text(words.letterPersonal, left, mm(275), { width })
}
