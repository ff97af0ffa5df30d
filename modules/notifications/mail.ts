import { inkOn, readableOn } from '#kernel/contract/colour.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { mailWords } from './words.ts'

export interface Brand {
  name: string
  colour: string
}

export interface MailContent {
  language: Language
  brand: Brand
  heading: string
  paragraphs: string[]
  /** What somebody wrote, shown as a quotation. */
  quote?: { author: string; text: string }
  button?: { label: string; url: string }
  /** A code to type, shown large. */
  code?: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

/** A mail in an organization's colours, as HTML that old programs understand and as plain text. */
export const mailLayout = ({ language, brand, heading, paragraphs, quote, button, code }: MailContent) => {
  const words = mailWords(language)
  const accent = readableOn(brand.colour, '#ffffff')
  const text = [
    heading,
    ...paragraphs,
    ...(quote ? [`${quote.author}:\n${quote.text.replaceAll(/^/gm, '> ')}`] : []),
    ...(code ? [code] : []),
    ...(button ? [`${button.label}: ${button.url}`] : []),
    `--\n${words.automatic(brand.name)} ${words.settings}`,
  ].join('\n\n')
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escaped(heading)}</title></head>
<body style="margin:0;background:#f3efe8;font-family:Inter,'Helvetica Neue',Helvetica,Arial,sans-serif;color:#221e1a">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:28px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:10px;border-top:5px solid ${escaped(brand.colour)}">
<tr><td style="padding:26px 32px 0;font-size:14px;font-weight:600;color:${accent}">${escaped(brand.name)}</td></tr>
<tr><td style="padding:10px 32px 30px;font-size:16px;line-height:1.55">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px;font-weight:650">${escaped(heading)}</h1>
${paragraphs.map((paragraph) => `<p style="margin:0 0 14px">${lines(paragraph)}</p>`).join('\n')}
${quote ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 18px"><tr><td style="border-left:3px solid ${escaped(brand.colour)};padding:2px 0 2px 16px"><div style="font-size:14px;font-weight:600;margin-bottom:4px">${escaped(quote.author)}</div>${lines(quote.text)}</td></tr></table>` : ''}
${code ? `<p style="margin:4px 0 18px;font-size:26px;letter-spacing:3px;font-weight:650">${escaped(code)}</p>` : ''}
${
  button
    ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:6px 0 18px"><tr><td style="background:${escaped(brand.colour)};border-radius:7px"><a href="${escaped(button.url)}" style="display:inline-block;padding:13px 24px;color:${inkOn(brand.colour)};text-decoration:none;font-weight:600">${escaped(button.label)}</a></td></tr></table>
<p style="margin:0;font-size:13px;color:#6a6259">${escaped(words.linkBelow)}<br><a href="${escaped(button.url)}" style="color:${accent};word-break:break-all">${escaped(button.url)}</a></p>`
    : ''
}
</td></tr></table>
<p style="max-width:560px;margin:18px auto 0;font-size:12px;line-height:1.5;color:#6a6259">${escaped(words.automatic(brand.name))}<br>${escaped(words.settings)}</p>
</td></tr></table></body></html>`
  return { html, text }
}
