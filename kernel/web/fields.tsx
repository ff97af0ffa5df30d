import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from 'react'
import { useWords } from './language.tsx'
import { commonWords } from './words.ts'

export interface Labelled {
  label: string
  hint?: string | undefined
  problem?: string | undefined
}

/** A label, a hint, what is wrong, and the field they belong to. */
export function FieldFrame({
  id,
  label,
  hint,
  problem,
  optional,
  children,
}: Labelled & { id: string; optional: boolean; children: ReactNode }) {
  const words = useWords(commonWords)
  return (
    <div className={`field ${problem ? 'wrong' : ''}`}>
      <label htmlFor={id}>
        {label} {optional && <small>({words.optional})</small>}
      </label>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      {children}
      {problem && (
        <p id={`${id}-problem`} className="problem">
          {problem}
        </p>
      )}
    </div>
  )
}

export const described = (id: string, hint?: string, problem?: string) => ({
  id,
  'aria-invalid': problem ? true : undefined,
  'aria-describedby':
    [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined,
})

type TextProps = Labelled & InputHTMLAttributes<HTMLInputElement>

/** One line of text, a date, a number … */
export function TextField({ label, hint, problem, ...rest }: TextProps) {
  const id = useId()
  return (
    <FieldFrame {...{ id, label, hint, problem }} optional={rest.required === false}>
      <input {...rest} {...described(id, hint, problem)} />
    </FieldFrame>
  )
}

/** Several lines of text that grow with what is written. */
export function TextArea({
  label,
  hint,
  problem,
  ...rest
}: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  return (
    <FieldFrame {...{ id, label, hint, problem }} optional={rest.required === false}>
      <textarea rows={4} {...rest} {...described(id, hint, problem)} />
    </FieldFrame>
  )
}

/** One of a few. */
export function SelectField({
  label,
  hint,
  problem,
  children,
  ...rest
}: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  return (
    <FieldFrame {...{ id, label, hint, problem }} optional={rest.required === false}>
      <select {...rest} {...described(id, hint, problem)}>
        {children}
      </select>
    </FieldFrame>
  )
}

export function Checkbox({ label, ...rest }: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="checkbox">
      <input type="checkbox" {...rest} /> {label}
    </label>
  )
}

/** Text that survives a closed tab and an empty battery: kept on the device until `clear`. */
export const useDraft = (key: string, initial = '') => {
  const [text, setText] = useState(() => localStorage.getItem(`draft ${key}`) ?? initial)
  const write = (value: string) => {
    setText(value)
    if (value) localStorage.setItem(`draft ${key}`, value)
    else localStorage.removeItem(`draft ${key}`)
  }
  return [text, write, () => write('')] as const
}
