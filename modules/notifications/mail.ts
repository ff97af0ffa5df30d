import { inkOn, readableOn } from '#kernel/contract/colour.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { mailWords } from './words.ts'

export interface Brand {
  name: string
  colour: string
  appId?: string
  logoId?: string | null
}

interface Quote {
  /** Left out where the words before it say who wrote it. */
  author?: string | undefined
  text: string
}

/** What happened to one thing, as a digest tells it. */
export interface DigestGroup {
  title: string
  url: string
  open: string
  entries: { at: string; line: string; quote?: Quote | undefined }[]
}

export interface MailContent {
  language: Language
  brand: Brand
  publicUrl: string
  /** Why the reader is written to by somebody of that name, where it is not one of what may be of any module. */
  reason: 'account' | 'interface' | 'digest' | ((sender: string) => string)
  heading: string
  /** The name of the reader, or nothing when it is not known; without it no greeting. */
  greet?: string | undefined
  paragraphs: string[]
  /** What somebody wrote, shown as a quotation. */
  quote?: Quote | undefined
  groups?: DigestGroup[]
  button?: { label: string; url: string }
  /** The other thing that the reader may do. */
  second?: { label: string; url: string } | undefined
  /** A code to type, shown large. */
  code?: string
  /** Where the reader chooses what they are told: for mails that they may do without. */
  settings?: 'app' | 'cockpit' | undefined
  unsubscribeUrl?: string | undefined
}

/** Text as HTML shows it, whatever is in it. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A person's name as programs show it without making a link of what looks like one. */
export const unlinked = (name: string) => name.replaceAll(/[.:/@](?=\S)/g, '$&\u200b')

const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

/** A mail in an organization's colours, as HTML that old programs understand and as plain text. */
export const mailLayout = (content: MailContent) => {
  const words = mailWords(content.language)
  const { brand, greet, paragraphs, reason } = content
  const reasonOf = typeof reason === 'function' ? reason : words[reason]
  const told = {
    ...content,
    paragraphs: greet === undefined ? paragraphs : [words.hello(unlinked(greet)), ...paragraphs],
    why: `${words.automatic(brand.name)} ${reasonOf(brand.name)}`,
    ways: waysOf(content),
  }
  return { html: htmlOf(told), text: textOf(told) }
}

type Told = MailContent & { why: string; ways: { label: string; url: string }[] }

const waysOf = ({ language, publicUrl, settings, unsubscribeUrl }: MailContent) => {
  const words = mailWords(language)
  return [
    ...(settings ? [{ label: words.settings, url: `${publicUrl}/${settings}/profile` }] : []),
    ...(unsubscribeUrl ? [{ label: words.unsubscribe, url: unsubscribeUrl }] : []),
  ]
}

const quoted = ({ author, text }: Quote) => `${author ? `${author}\n` : ''}${text.replaceAll(/^/gm, '> ')}`

const textOf = ({ heading, paragraphs, quote, groups = [], code, button, second, why, ways }: Told) =>
  [
    heading,
    ...paragraphs,
    ...(quote ? [quoted(quote)] : []),
    ...groups.map(({ title, url, entries }) =>
      [
        title,
        ...entries.map(
          (entry) => `${entry.at}\n${entry.line}${entry.quote ? `\n${quoted(entry.quote)}` : ''}`,
        ),
        url,
      ].join('\n'),
    ),
    ...(code ? [code] : []),
    ...(button ? [`${button.label}\n${button.url}`] : []),
    ...(second ? [`${second.label}\n${second.url}`] : []),
    ['-- ', why, ...ways.map(({ label, url }) => `\n${label}\n${url}`)].join('\n'),
  ].join('\n\n')

/** Programs that honour it show the mail by night in colours of the night; all others keep those of the day. */
const night = (accent: string) => `@media (prefers-color-scheme:dark){
.ground{background:#1b1815!important}.card{background:#26221e!important}.ink{color:#f1ece4!important}
.quiet{color:#b5aca0!important}.accent{color:${accent}!important}}`

const table = 'role="presentation" cellpadding="0" cellspacing="0"'

const htmlOf = (told: Told) => {
  const { language, brand, heading, paragraphs, quote, groups = [], code, button, second, why, ways } = told
  const words = mailWords(language)
  const accent = readableOn(brand.colour, '#ffffff')
  const link = (url: string, label: string) =>
    `<a class="accent" href="${escaped(url)}" style="color:${accent};word-break:break-word">${escaped(label)}</a>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(heading)}</title>
<style>:root{color-scheme:light dark}${night(readableOn(brand.colour, '#26221e'))}</style></head>
<body class="ground ink" style="margin:0;background:#f3efe8;font-family:Inter,'Helvetica Neue',Helvetica,Arial,sans-serif;color:#221e1a">
<table ${table} width="100%"><tr><td align="center" style="padding:28px 12px">
<table class="card" ${table} width="100%" style="max-width:560px;table-layout:fixed;background:#ffffff;border-radius:10px;border-top:5px solid ${escaped(brand.colour)}">
<tr><td class="accent" dir="auto" style="padding:26px 28px 0;font-size:14px;font-weight:600;color:${accent}">${signOf(told)}</td></tr>
<tr><td class="ink" style="padding:10px 28px 30px;font-size:16px;line-height:1.55;overflow-wrap:anywhere;word-break:break-word">
<h1 dir="auto" style="font-size:22px;line-height:1.3;margin:0 0 16px;font-weight:650">${escaped(heading)}</h1>
${paragraphs.map((paragraph) => `<p style="margin:0 0 14px">${lines(paragraph)}</p>`).join('\n')}
${quote ? quotation(brand, quote) : ''}
${groups.map((group) => groupOf(brand, group, link)).join('\n')}
${code ? `<p style="margin:4px 0 18px;font-size:26px;letter-spacing:3px;font-weight:650">${escaped(code)}</p>` : ''}
${
  button
    ? `<table ${table} style="margin:6px 0 18px"><tr><td style="background:${escaped(brand.colour)};border-radius:7px"><a href="${escaped(button.url)}" style="display:inline-block;padding:13px 24px;color:${inkOn(brand.colour)};text-decoration:none;font-weight:600">${escaped(button.label)}</a></td></tr></table>
${second ? `<p style="margin:0 0 18px">${link(second.url, second.label)}</p>` : ''}
<p class="quiet" style="margin:0;font-size:13px;color:#6a6259">${escaped(words.linkBelow)}<br>${link(button.url, button.url)}</p>`
    : ''
}
</td></tr></table>
<p class="quiet" style="max-width:560px;margin:18px auto 0;font-size:12px;line-height:1.6;color:#6a6259;overflow-wrap:anywhere">${escaped(why)}${ways.map(({ label, url }) => `<br>${link(url, label)}`).join('')}</p>
</td></tr></table></body></html>`
}

/** The organization's logo on white, so that it can be seen by night, with its name beside it. */
const signOf = ({ brand: { name, appId, logoId }, publicUrl }: Told) =>
  logoId && appId
    ? `<img src="${escaped(`${publicUrl}/api/v1/apps/${appId}/files/${logoId}/small`)}" alt="" height="36" style="height:36px;width:auto;max-width:140px;vertical-align:middle;background:#ffffff;border-radius:6px;margin-right:10px"> ${escaped(name)}`
    : escaped(name)

const quotation = ({ colour }: Brand, { author, text }: Quote) =>
  `<table ${table} width="100%" style="margin:4px 0 18px;table-layout:fixed"><tr><td style="border-left:3px solid ${escaped(colour)};padding:2px 0 2px 16px">${author ? `<div dir="auto" style="font-size:14px;font-weight:600;margin-bottom:4px">${escaped(author)}</div>` : ''}<div dir="auto">${lines(text)}</div></td></tr></table>`

const groupOf = (
  brand: Brand,
  { title, url, open, entries }: DigestGroup,
  link: (url: string, label: string) => string,
) => `<h2 dir="auto" style="font-size:17px;line-height:1.35;margin:24px 0 8px;font-weight:650">${link(url, title)}</h2>
${entries
  .map(
    ({ at, line, quote }) =>
      `<p style="margin:0 0 8px"><span class="quiet" style="font-size:13px;color:#6a6259">${escaped(at)}</span><br>${lines(line)}</p>${quote ? quotation(brand, quote) : ''}`,
  )
  .join('\n')}
<p style="margin:0 0 6px;font-size:14px">${link(url, open)}</p>`
