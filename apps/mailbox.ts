import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Language } from '#kernel/contract/shapes.ts'
import { inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import { isLoopback } from '#kernel/server/deployment.ts'
import type { Services } from '#kernel/server/services.ts'
import { findMail, listMails } from '#modules/notifications/public.ts'

const words: Record<Language, { title: string; search: string; to: string; none: string; hint: string }> = {
  de: {
    title: 'Mails der Demo',
    search: 'Empfänger suchen',
    to: 'An',
    none: 'Noch keine Mails',
    hint: 'So sehen die Empfänger sie. In der Demo verlässt keine Mail dieses Gerät.',
  },
  fr: {
    title: 'E-mails de la démo',
    search: 'Chercher un destinataire',
    to: 'À',
    none: 'Aucun e-mail',
    hint: 'Tels que les destinataires les voient. Dans la démo, aucun e-mail ne quitte cet appareil.',
  },
  it: {
    title: 'E-mail della demo',
    search: 'Cercare un destinatario',
    to: 'A',
    none: 'Nessuna e-mail',
    hint: 'Come le vedono i destinatari. Nella demo nessuna e-mail lascia questo dispositivo.',
  },
  en: {
    title: 'Mails of the demo',
    search: 'Search a recipient',
    to: 'To',
    none: 'No mails yet',
    hint: 'As their readers see them. In the demo no mail leaves this machine.',
  },
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const page = (
  language: Language,
  body: string,
) => `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${words[language].title}</title><style>
body{font:16px/1.5 Inter,system-ui,sans-serif;margin:0;background:#fbf9f5;color:#221e1a}main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.5rem}a{color:#82451f}input{font:inherit;width:100%;padding:.6rem .8rem;border:1px solid #8b8175;border-radius:8px}
li{list-style:none;border-top:1px solid #e4ddd2}ul{padding:0}li a{display:block;padding:.8rem .2rem;color:inherit;text-decoration:none}small{color:#5f574d}
iframe{width:100%;height:46rem;border:1px solid #e4ddd2;border-radius:10px;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body><main>${body}</main></body></html>`

/** Headers by which a proxy says that it speaks for somebody else. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * The demo's window on its post: every mail of the demo's organization, as its reader would see it. Shown on this machine
 * only: neither through a proxy, nor to a page of a name that was pointed at this machine.
 */
export const mailbox = ({ database }: Services) => {
  const box = new Hono<{ Bindings?: Partial<HttpBindings> }>()
  const languageOf = (header: string | undefined): Language =>
    (['de', 'fr', 'it', 'en'] as const).find((language) => header?.trimStart().startsWith(language)) ?? 'en'
  const inDemo = async <Result>(work: Parameters<typeof inOrganization<Result>>[2]) => {
    const { rows } = await inNoOrganization<{ id: string }>(
      database,
      'select palier.every_organization() as id',
    )
    for (const { id } of rows) {
      const asked = { organizationId: id, readOnly: true }
      const found = await inOrganization(database, asked, async (db) => {
        const { demo } = await db.selectFrom('organization').select('demo').executeTakeFirstOrThrow()
        return demo ? { result: await work(db) } : undefined
      })
      if (found) return found.result
    }
    return undefined
  }
  box.use(async ({ req, env, notFound }, next) => {
    const peer = env?.incoming?.socket?.remoteAddress ?? ''
    const host = new URL(req.url).hostname
    const forwarded = forwarding.some((name) => req.header(name) !== undefined)
    if (forwarded || !isLoopback(peer) || !isLoopback(host)) return notFound()
    return next()
  })
  box.use(async (context, next) => {
    await next()
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; form-action 'self'",
    )
  })
  box.get('/', async ({ req, html }) => {
    const language = languageOf(req.header('accept-language'))
    const said = words[language]
    const wanted = req.query('to') ?? ''
    const mails = (await inDemo((db) => listMails(db, wanted))) ?? []
    const rows = mails.map(
      ({ id, recipient, subject, senderName, createdAt }) =>
        `<li><a href="/mail/${id}"><strong>${escaped(subject)}</strong><br><small>${escaped(senderName)} → ${escaped(recipient)} · ${createdAt.toLocaleString('de-CH')}</small></a></li>`,
    )
    return html(
      page(
        language,
        `<h1>${said.title}</h1><p>${said.hint}</p><form><input name="to" aria-label="${said.search}" placeholder="${said.search}" value="${escaped(wanted)}"></form>
        ${rows.length > 0 ? `<ul>${rows.join('')}</ul>` : `<p>${said.none}</p>`}`,
      ),
    )
  })
  box.get('/:id{[0-9a-f]{24}}', async ({ req, html, notFound }) => {
    const language = languageOf(req.header('accept-language'))
    const mail = await inDemo((db) => findMail(db, req.param('id')))
    if (!mail) return notFound()
    return html(
      page(
        language,
        `<p><a href="/mail">← ${words[language].title}</a></p><h1>${escaped(mail.subject)}</h1><p><small>${escaped(mail.senderName)} · ${words[language].to}: ${escaped(mail.recipient)}</small></p>
        <iframe sandbox="allow-popups allow-top-navigation-by-user-activation" title="${escaped(mail.subject)}" srcdoc="${escaped(mail.html.replace('<head>', '<head><base target="_top">'))}"></iframe><details><summary>Text</summary><pre>${escaped(mail.text)}</pre></details>`,
      ),
    )
  })
  return box
}
