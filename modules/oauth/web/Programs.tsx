import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { listConsents, withdrawConsent } from '../consents.contract.ts'
import { consentWords } from '../consents.words.ts'

/** Which programs may act for oneself; nothing when there is none. */
export function Programs() {
  const words = useWords(consentWords)
  const formats = useFormats()
  const toast = useToast()
  const consents = useQuery(read(listConsents, {}))
  const items = consents.data?._embedded.items ?? []
  const end = useCommand(withdrawConsent, (_, { params: { oauthClientId } }) => {
    const ended = items.find(({ id }) => id === oauthClientId)
    if (ended) toast({ text: words.ended(ended.name) })
  })
  if (items.length === 0) return null
  return (
    <section className="card stack">
      <h2>{words.programs}</h2>
      <small>{words.hint}</small>
      <ul className="stack">
        {items.map(({ id, name, allowedAt, lastAccessAt }) => (
          <li key={id} className="row">
            <span className="grow">
              {name}
              <br />
              <small>
                {allowedAt ? words.allowed(formats.day(allowedAt)) : words.withPassword}
                {lastAccessAt && ` · ${words.last(formats.recent(lastAccessAt))}`}
              </small>
            </span>
            <Button
              aria-label={words.endOf(name)}
              onClick={() => end.mutate({ params: { oauthClientId: id } })}
            >
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote error={end.error} />
    </section>
  )
}
