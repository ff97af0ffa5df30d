import { useState } from 'react'
import { Checkbox, SelectField, TextArea, TextField } from '#kernel/web/fields.tsx'
import { SCOPES } from '#kernel/contract/scopes.ts'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { type ClientKind, type OauthClient, OauthGrant } from '../contract.ts'
import { saidOfScope, scopeWords } from '../scopes.words.ts'
import { clientWords } from '../screens.words.ts'

type Given = Pick<
  OauthClient,
  'name' | 'kind' | 'redirectUris' | 'grants' | 'old' | 'scopes' | 'termsUrl' | 'privacyUrl'
>

interface Props {
  client?: OauthClient
  locked?: boolean
  error: unknown
  busy: boolean
  action: string
  onSave: (given: Given) => void
}

const blank: Given = {
  name: '',
  kind: 'confidential',
  redirectUris: [],
  grants: ['authorization_code', 'refresh_token'],
  old: false,
  scopes: null,
  termsUrl: '',
  privacyUrl: '',
}

const kinds: ClientKind[] = ['confidential', 'public', 'system']

const grantsOf = (kind: ClientKind): readonly OauthGrant[] =>
  kind === 'system'
    ? ['client_credentials']
    : OauthGrant.options.filter((grant) => kind !== 'public' || grant !== 'client_credentials')

/** What one says of a program. */
export function ClientForm({ client, locked = false, error, busy, action, onSave }: Props) {
  const words = useWords(clientWords)
  const problem = useProblem()
  const [given, setGiven] = useState<Given>(client ?? blank)
  const [uris, setUris] = useState(given.redirectUris.join('\n'))
  const { name, kind, old } = given
  const possible = grantsOf(kind)
  const grants = kind === 'system' ? [...possible] : given.grants.filter((grant) => possible.includes(grant))
  const change = (some: Partial<Given>) => setGiven({ ...given, ...some })
  const save = () => {
    const lines = uris.split('\n').map((uri) => uri.trim())
    onSave({ ...given, grants, redirectUris: kind === 'system' ? [] : lines.filter(Boolean) })
  }
  return (
    <form
      className={client ? 'card stack' : 'stack'}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={words.name}
        hint={kind === 'system' ? undefined : words.nameHint}
        required
        maxLength={200}
        disabled={locked}
        value={name}
        problem={problem.field(error, 'name')}
        onChange={({ target }) => change({ name: target.value })}
      />
      {!client && (
        <SelectField
          label={words.kind}
          value={kind}
          onChange={({ target }) => change({ kind: target.value as ClientKind })}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words[each]}
            </option>
          ))}
        </SelectField>
      )}
      {kind !== 'system' && (
        <>
          <TextArea
            label={words.redirectUris}
            hint={words.redirectUrisHint}
            rows={3}
            spellCheck={false}
            disabled={locked}
            value={uris}
            problem={problem.field(error, 'redirectUris')}
            onChange={({ target }) => setUris(target.value)}
          />
          <fieldset disabled={locked} className="ways">
            <legend>{words.grants}</legend>
            {possible.map((grant) => (
              <Checkbox
                key={grant}
                label={words[grant]}
                checked={grants.includes(grant)}
                onChange={({ target }) =>
                  change({
                    grants: target.checked ? [...grants, grant] : grants.filter((each) => each !== grant),
                  })
                }
              />
            ))}
            {kind === 'public' && (
              <Checkbox
                label={words.old}
                checked={old}
                onChange={({ target }) => change({ old: target.checked })}
              />
            )}
            {problem.field(error, 'grants') && (
              <p className="problem" role="alert">
                {problem.field(error, 'grants')}
              </p>
            )}
          </fieldset>
          <div className="links">
            {(['termsUrl', 'privacyUrl'] as const).map((link) => (
              <TextField
                key={link}
                label={words[link]}
                type="text"
                inputMode="url"
                required={false}
                maxLength={500}
                disabled={locked}
                value={given[link]}
                problem={problem.field(error, link)}
                onChange={({ target }) => change({ [link]: target.value })}
              />
            ))}
          </div>
        </>
      )}
      <Limits scopes={given.scopes} locked={locked} onChange={(scopes) => change({ scopes })} />
      <ProblemNote error={error} />
      {!locked && (
        <Button kind="primary" type="submit" busy={busy} className="start">
          {action}
        </Button>
      )}
    </form>
  )
}

interface LimitsProps {
  scopes: string[] | null
  locked: boolean
  onChange: (scopes: string[] | null) => void
}

/** What a program may ask for at most. */
function Limits({ scopes, locked, onChange }: LimitsProps) {
  const words = useWords(scopeWords)
  const { language } = useLanguage()
  const chosen = scopes ?? []
  const choose = (scope: string, on: boolean) => {
    const wanted = SCOPES.filter((each) => (each === scope ? on : chosen.includes(each)))
    onChange(wanted.length > 0 ? wanted : null)
  }
  return (
    <details open={scopes !== null}>
      <summary>{words.limit}</summary>
      <fieldset disabled={locked} className="ways">
        <legend>{words.limitHint}</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={saidOfScope(language, scope)}
            checked={chosen.includes(scope)}
            onChange={({ target }) => choose(scope, target.checked)}
          />
        ))}
      </fieldset>
    </details>
  )
}
