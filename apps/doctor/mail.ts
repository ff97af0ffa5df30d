import { Resolver } from 'node:dns/promises'
import { createTransport } from 'nodemailer'
import { isLoopback } from '#kernel/server/deployment.ts'
import type { Settings } from '#kernel/server/settings.ts'
import { about, type Finding } from './findings.ts'

const PATIENCE = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }

/** Does the post take our mails: reached, encrypted, signed in? */
export const checkPost = async ({ smtpUrl }: Pick<Settings, 'smtpUrl'>): Promise<Finding[]> => {
  const { ok, look, unsafe } = about('post')
  if (!smtpUrl) return []
  const { hostname, protocol, searchParams } = new URL(smtpUrl)
  const transport = createTransport({ url: smtpUrl, ...PATIENCE })
  try {
    await transport.verify()
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === 'EAUTH') return [unsafe(`${hostname} refuses the user or password of SMTP_URL`)]
    return [
      unsafe(`${hostname} cannot be used: ${message}`, 'Is SMTP_URL right, and may this machine reach it?'),
    ]
  } finally {
    transport.close()
  }
  const sealed = protocol === 'smtps:' || searchParams.get('requireTLS') === 'true' || isLoopback(hostname)
  return sealed
    ? [ok(`${hostname} takes our mails`)]
    : [
        look(
          `${hostname} takes our mails, but nothing demands that they are encrypted on the way`,
          'Write smtps://…, or end SMTP_URL with ?requireTLS=true.',
        ),
      ]
}

interface Asking {
  mailFrom: string
  /** The name under which the post publishes the key that signs. */
  selector?: string | undefined
  resolver?: Pick<Resolver, 'resolveMx' | 'resolveTxt'>
}

/** What others ask of the sender's domain before they believe a mail. */
export const checkSender = async ({ mailFrom, selector, resolver = newResolver() }: Asking) => {
  const domain = /@([^\s>]+)/.exec(mailFrom)?.[1] ?? ''
  const { ok, look, unsafe, unknown } = about('sender')
  if (domain.endsWith('.example')) return [unknown(`${domain} is no domain of anybody`)]
  const texts = async (name: string) =>
    (await nothingWhenMissing(resolver.resolveTxt(name))).map((parts) => parts.join(''))
  try {
    const [mx, own, policy] = await Promise.all([
      nothingWhenMissing(resolver.resolveMx(domain)),
      texts(domain),
      texts(`_dmarc.${domain}`),
    ])
    const found: Finding[] = []
    const spf = own.filter((text) => /^v=spf1\b/i.test(text))
    if (mx.length === 0) found.push(look(`${domain} has no MX: answers and bounces arrive nowhere`))
    if (spf.length === 0)
      found.push(
        unsafe(
          `${domain} has no SPF`,
          `Publish a TXT at ${domain} that begins with v=spf1 and names your post.`,
        ),
      )
    else if (spf.length > 1) found.push(unsafe(`${domain} has ${spf.length} SPF records, so none counts`))
    else if (/\+all\b/i.test(spf[0]!))
      found.push(unsafe(`the SPF of ${domain} lets everybody send in its name`))
    if (!policy.some((text) => /^v=DMARC1\b/i.test(text)))
      found.push(
        look(`${domain} has no DMARC`, `Publish a TXT at _dmarc.${domain}, such as v=DMARC1; p=quarantine.`),
      )
    if (selector === undefined)
      found.push(unknown('DKIM: npm run doctor -- --dkim SELECTOR looks at it; your post knows the selector'))
    else if (!(await texts(`${selector}._domainkey.${domain}`)).some((text) => /\bp=\w/.test(text)))
      found.push(unsafe(`${domain} has no DKIM key named ${selector}`))
    return found.some(({ level }) => level !== 'unknown')
      ? found
      : [ok(`${domain} has MX, SPF and DMARC`), ...found]
  } catch (error) {
    return [unknown(`no name server answers (${(error as NodeJS.ErrnoException).code ?? 'no network'})`)]
  }
}

const newResolver = () => new Resolver({ timeout: 3000, tries: 1 })

const nothingWhenMissing = <Found>(asked: Promise<Found[]>) =>
  asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return []
    throw error
  })
