import { type ChangeEvent, type ReactNode, useId, useState } from 'react'

interface Props {
  label: string
  hint: string
  accept: string
  multiple?: boolean
  busy: boolean
  onFiles: (files: File[]) => void
  children?: ReactNode
}

/** Where files are dropped, or chosen with a button. */
export function FileDrop({ label, hint, accept, multiple = false, busy, onFiles, children }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined) => {
    if (files?.length && !busy) onFiles([...files].slice(0, multiple ? undefined : 1))
  }
  return (
    <div
      className={`dropzone ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <label htmlFor={id} className="button primary">
        {label}
      </label>
      <input
        id={id}
        type="file"
        className="hidden"
        accept={accept}
        multiple={multiple}
        disabled={busy}
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => {
          take(target.files)
          target.value = ''
        }}
      />
      <p className="soft">{hint}</p>
      {children}
    </div>
  )
}
