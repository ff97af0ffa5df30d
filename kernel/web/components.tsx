import { type ButtonHTMLAttributes, type ReactNode, useEffect, useRef } from 'react'
import { inkOn } from '#kernel/contract/colour.ts'
import { initial } from '#kernel/contract/text.ts'
import { useWords } from './language.tsx'
import { useProblem } from './problem.ts'
import { commonWords } from './words.ts'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  busy?: boolean
}

/** A button; while `busy`, or `aria-disabled` because something is missing, it stays focusable but does nothing. */
export function Button({
  kind = 'plain',
  busy = false,
  type = 'button',
  className = '',
  onClick,
  'aria-disabled': disabled = false,
  ...rest
}: ButtonProps) {
  const idle = busy || disabled === true || disabled === 'true'
  return (
    <button
      {...rest}
      type={type === 'submit' && !idle ? 'submit' : 'button'}
      aria-disabled={idle || undefined}
      className={`button ${kind} ${busy ? 'busy' : ''} ${className}`}
      onClick={idle ? undefined : onClick}
    />
  )
}

/** Shown while a first page loads: quiet bars that take the room of what comes. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const words = useWords(commonWords)
  return (
    <div className="loading" role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="bar" />
      ))}
    </div>
  )
}

export function Empty({ title, children }: { title?: string; children?: ReactNode }) {
  const words = useWords(commonWords)
  return (
    <div className="state">
      <svg viewBox="0 0 64 40" width="96" aria-hidden="true" className="stairs">
        <path
          d="M2 38h14V28h14V18h14V8h18"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <p className="title">{title ?? words.empty}</p>
      {children}
    </div>
  )
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords(commonWords)
  const { say } = useProblem()
  return (
    <div className="state" role="alert">
      <p className="title">{words.failed}</p>
      <p>{say(error)}</p>
      {retry && <Button onClick={retry}>{words.retry}</Button>}
    </div>
  )
}

export function NoPermission() {
  const words = useWords(commonWords)
  return (
    <div className="state">
      <p className="title">{words.noPermission}</p>
      <p>{words.noPermissionHint}</p>
    </div>
  )
}

/** What went wrong with a form, above its buttons. */
export function ProblemNote({ error }: { error: unknown }) {
  const { say } = useProblem()
  return error ? (
    <p className="problem" role="alert">
      {say(error)}
    </p>
  ) : null
}

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  wide?: boolean
}

/** A modal dialog: the browser keeps the focus inside and gives it back. */
export function Dialog({ title, open, onClose, children, wide }: DialogProps) {
  const words = useWords(commonWords)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className={wide ? 'wide' : ''} onClose={onClose} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button kind="quiet" aria-label={words.close} onClick={onClose}>
          ×
        </Button>
      </header>
      {open && children}
    </dialog>
  )
}

/** Where this page finds a file: its cookie counts for the address that was opened, which need not be the public one. */
export const fileAddress = (id: string, size: 'thumb' | 'big' | 'original') => `/api/v1/files/${id}/${size}`

/** A face, or the initials on a calm ground. */
export function Avatar({
  name,
  image,
  size = 32,
}: {
  name: string
  image?: string | null | undefined
  size?: number
}) {
  const initials = name
    .split(/\s+/)
    .map((part) => initial(part))
    .slice(0, 2)
    .join('')
  return image ? (
    <img className="avatar" src={fileAddress(image, 'thumb')} alt="" width={size} height={size} />
  ) : (
    <span className="avatar" style={{ width: size, height: size, fontSize: size * 0.4 }} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  )
}

/** An app by its logo, or by its first letter in its colour. */
export function AppMark({ app }: { app: { name: string; colour: string; logo: string | null } }) {
  return app.logo ? (
    <img className="appmark" src={fileAddress(app.logo, 'thumb')} alt="" />
  ) : (
    <span className="appmark" style={{ background: app.colour, color: inkOn(app.colour) }} aria-hidden="true">
      {initial(app.name).toUpperCase()}
    </span>
  )
}

/** The mark of Palier: a landing between two flights. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M6 24h6v-5h5v-5h9"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx="22" cy="9" r="2" fill="var(--on-accent)" />
    </svg>
  )
}
