import { inkOn, readableOn } from '#kernel/contract/colour.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { type Brand, escaped } from './mail.ts'
import { unsubscribingWords } from './unsubscribing.words.ts'

interface Page {
  language: Language
  brand: Brand
  step: 'question' | 'done' | 'unknown'
}

/** A page that works in any browser, without a script and without a sign-in. */
export const unsubscribingPage = ({ language, brand, step }: Page) => {
  const words = unsubscribingWords(language)
  const text = { question: words.text, done: words.back, unknown: words.unknownText }[step]
  const { colour } = brand
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(words[step])}</title><style>
:root{color-scheme:light dark}body{font:17px/1.55 Inter,system-ui,sans-serif;margin:0;background:#f3efe8;color:#221e1a}
main{max-width:34rem;margin:12vh auto 0;padding:0 1.25rem}h1{font-size:1.5rem;line-height:1.25}a{color:${readableOn(colour, '#f3efe8')}}
button{font:inherit;font-weight:600;border:0;border-radius:8px;padding:.8rem 1.4rem;background:${colour};color:${inkOn(colour)};cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid currentColor;outline-offset:3px}
@media (prefers-color-scheme:dark){body{background:#1b1815;color:#f1ece4}a{color:${readableOn(colour, '#1b1815')}}}
</style></head><body><main><p>${escaped(brand.name)}</p><h1>${escaped(words[step])}</h1><p>${escaped(text)}</p>
${step === 'question' ? `<form method="post"><button>${escaped(words.yes)}</button></form>` : ''}
<p><a href="/app/profile">${escaped(words.profile)}</a></p></main></body></html>`
  return new Response(html, {
    status: step === 'unknown' ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
  })
}
