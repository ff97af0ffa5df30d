import { useState } from 'react'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { ProviderType, type ServiceProvider } from '../providers.contract.ts'
import { providerWords } from '../providers.words.ts'

interface Given {
  name: string
  type: ServiceProvider['type']
  email: string | null
  phoneNumber: string | null
  website: string | null
}

interface Props {
  provider?: ServiceProvider
  locked?: boolean
  error: unknown
  busy: boolean
  action: string
  onSave: (given: Given) => void
}

/** What one says of a service provider. */
export function ProviderForm({ provider, locked = false, error, busy, action, onSave }: Props) {
  const words = useWords(providerWords)
  const problem = useProblem()
  const [changed, setChanged] = useState<Partial<Given>>({})
  const blank = { name: '', type: 'craftspeople' as const, email: null, phoneNumber: null, website: null }
  const { name, type, email, phoneNumber, website } = { ...blank, ...provider, ...changed }
  const field = (
    key: 'email' | 'phoneNumber' | 'website',
    label: string,
    kind: string,
    value: string | null,
  ) => (
    <TextField
      label={label}
      type={kind}
      required={false}
      disabled={locked}
      value={value ?? ''}
      problem={problem.field(error, key)}
      onChange={({ target }) => setChanged({ ...changed, [key]: target.value || null })}
    />
  )
  return (
    <form
      className={provider ? 'card stack' : 'stack'}
      onSubmit={(event) => {
        event.preventDefault()
        onSave({ name, type, email, phoneNumber, website })
      }}
    >
      <div className="fields">
        <TextField
          label={words.name}
          required
          maxLength={200}
          disabled={locked}
          value={name}
          problem={problem.field(error, 'name')}
          onChange={({ target }) => setChanged({ ...changed, name: target.value })}
        />
        <SelectField
          label={words.type}
          disabled={locked}
          value={type}
          onChange={({ target }) => setChanged({ ...changed, type: target.value as Given['type'] })}
        >
          {ProviderType.options.map((each) => (
            <option key={each} value={each}>
              {words[each]}
            </option>
          ))}
        </SelectField>
        {field('email', words.email, 'email', email)}
        {field('phoneNumber', words.phone, 'tel', phoneNumber)}
        {field('website', words.website, 'text', website)}
      </div>
      <ProblemNote error={error} />
      {!locked && (
        <Button kind="primary" type="submit" busy={busy} className="start">
          {action}
        </Button>
      )}
    </form>
  )
}
