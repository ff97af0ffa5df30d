import { createHash } from 'node:crypto'
import type { Language } from '#kernel/contract/shapes.ts'
import { saidOfScope } from './scopes.words.ts'
import type { AuthorizationWords } from './words.ts'

const style = `:root{color-scheme:light dark;--paper:light-dark(#fbf9f5,#1d1a17);--surface:light-dark(#fff,#262320);--line:light-dark(#e4ddd2,#3a352f);--strong:light-dark(#8b8175,#93897c);--ink:light-dark(#221e1a,#f3eee6);--soft:light-dark(#5f574d,#bdb3a6);--accent:light-dark(#8a4b2a,#c98c69);--on:light-dark(#fff,#221e1a);--text:light-dark(#82451f,#e2ab8b);--red:light-dark(#b02a20,#ef7b6f)}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 Inter,system-ui,-apple-system,'Segoe UI',sans-serif;background:var(--paper);color:var(--ink)}
main{min-height:100dvh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.5rem;padding:2rem 1.25rem}
.brand{font-size:1.25rem;font-weight:650}.card{width:min(28rem,100%);background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1.75rem;display:grid;gap:1rem;overflow-wrap:anywhere}
h1{font-size:1.375rem;line-height:1.25;margin:0}p,ul{margin:0}ul{padding-left:1.25rem}.soft{color:var(--soft)}.wrong{color:var(--red)}
form{display:grid;gap:1rem}label{display:grid;gap:.25rem;font-weight:550}input{font:inherit;color:inherit;background:var(--surface);min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--strong);border-radius:8px}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;border-radius:8px;border:1px solid var(--strong);background:var(--surface);color:var(--ink);cursor:pointer}button.primary{background:var(--accent);border-color:var(--accent);color:var(--on)}
a{color:var(--text)}nav{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem}:focus-visible{outline:3px solid var(--text);outline-offset:2px}`

const styleHash = createHash('sha256').update(style).digest('base64')

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

interface Page {
  language: Language
  title: string
  body: string
  status?: number
  /** Where the form on it may lead on to, beside encrypted pages. */
  redirectUri?: string
}

/**
 * A page of ours without a script, which nobody can put into a frame. A browser follows a form to wherever the answer
 * leads only if `form-action` names it, hence the client's own scheme.
 */
const htmlOf = ({ language, title, body, status = 200, redirectUri }: Page) =>
  new Response(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)} · Palier</title><style>${style}</style></head><body><main><div class="brand">Palier</div><div class="card"><h1>${escaped(title)}</h1>${body}</div></main></body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self' https: ${redirectUri ? new URL(redirectUri).protocol : ''}; frame-ancestors 'none'`,
        // A program that opened this page in a window of its own hears of it again afterwards.
        'cross-origin-opener-policy': 'unsafe-none',
        'cache-control': 'no-store',
      },
    },
  )

interface Shown {
  language: Language
  said: AuthorizationWords
  /** What the client asked for, as it came: the form brings it back. */
  request: string
  redirectUri: string
  client: { name: string; termsUrl: string; privacyUrl: string }
}

const formOf = (request: string, inside: string) =>
  `<form method="post" action="/oauth/authorize"><input type="hidden" name="request" value="${escaped(request)}">${inside}</form>`

const linksOf = ({ said, client: { termsUrl, privacyUrl } }: Shown) => {
  const links = [
    [termsUrl, said.terms],
    [privacyUrl, said.privacy],
  ].filter(([url]) => url)
  const anchors = links.map(
    ([url = '', name = '']) =>
      `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${escaped(name)}</a>`,
  )
  return anchors.length > 0 ? `<nav aria-label="${escaped(said.terms)}">${anchors.join('')}</nav>` : ''
}

/** Asks a person who is not signed in where the client is at home. */
export const signInPage = (shown: Shown, { email = '', wrong = '', status = 200 } = {}) => {
  const { language, said, client, request, redirectUri } = shown
  const body = `<p class="soft">${escaped(said.signInFor(client.name))}</p>${wrong && `<p class="wrong" role="alert">${escaped(wrong)}</p>`}${formOf(
    request,
    `<label>${said.email}<input type="email" name="email" autocomplete="username" required value="${escaped(email)}"></label>
    <label>${said.password}<input type="password" name="password" autocomplete="current-password" required></label>
    <button class="primary" name="decision" value="sign-in">${said.signIn}</button>`,
  )}`
  return htmlOf({ language, title: said.signInTitle, body, status, redirectUri })
}

/** Asks for the code that the account wants beside the password. */
export const codePage = (shown: Shown, ticket: string, { wrong = '', status = 200 } = {}) => {
  const { language, said, client, request, redirectUri } = shown
  const body = `<p class="soft">${escaped(said.signInFor(client.name))}</p>${wrong && `<p class="wrong" role="alert">${escaped(wrong)}</p>`}${formOf(
    request,
    `<input type="hidden" name="ticket" value="${escaped(ticket)}">
    <label>${said.code}<input name="code" autocomplete="one-time-code" autocapitalize="none" aria-describedby="hint" required autofocus></label>
    <p class="soft" id="hint">${escaped(said.codeHint)}</p>
    <button class="primary" name="decision" value="code">${said.signIn}</button>`,
  )}`
  return htmlOf({ language, title: said.codeTitle, body, status, redirectUri })
}

/** Asks whether a client may act for the person who is signed in. */
export const consentPage = (
  shown: Shown,
  person: { id: string; username: string; email: string },
  scope: string,
) => {
  const { language, said, client, request, redirectUri } = shown
  const { host, protocol } = new URL(redirectUri)
  const body = `<p class="soft">${escaped(said.account(person.username, person.email))}</p>
    <p>${escaped(said.lets)}</p><ul>${scope
      .split(' ')
      .map((each) => `<li>${escaped(saidOfScope(language, each))}</li>`)
      .join('')}<li>${escaped(said.keeps)}</li></ul>${linksOf(shown)}
    <p class="soft">${escaped(said.goesTo(host || protocol))}</p>
    ${formOf(
      request,
      `<input type="hidden" name="person" value="${person.id}"><button class="primary" name="decision" value="allow">${said.allow}</button><button name="decision" value="deny">${said.deny}</button>`,
    )}
    <a href="/oauth/authorize?${escaped(withSignIn(request))}">${said.other}</a>`
  return htmlOf({ language, title: said.title(client.name), body, redirectUri })
}

const withSignIn = (request: string) => {
  const params = new URLSearchParams(request)
  params.set('prompt', 'login')
  return params.toString()
}

/** Says what cannot be told to the client, because nobody knows that it is the one. */
export const failedPage = (language: Language, said: AuthorizationWords, reason: string, status = 400) =>
  htmlOf({ language, title: said.failed, body: `<p>${escaped(reason)}</p>`, status })

/** Says that the program asks for what it is not given, what its makers have to know, and leads back to it with the same. */
export const refusedPage = (
  { language, said, client, redirectUri }: Shown,
  { error, error_description: description }: { error: string; error_description: string | null },
  back: string,
) => {
  const told = [error, description].filter(Boolean).join(': ')
  const body = `<p>${escaped(said.refused(client.name))}</p><p class="soft" lang="en">${escaped(told)}</p>
    <a href="${escaped(back)}">${escaped(said.back(client.name))}</a>`
  return htmlOf({ language, title: said.failed, body, status: 400, redirectUri })
}
