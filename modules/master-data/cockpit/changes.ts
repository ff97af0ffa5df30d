import { useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'

/** What somebody has changed in a form and not saved yet, over what is there now. */
export const useChanges = <Values extends object>(now: Values) => {
  const [changed, setChanged] = useState<Partial<Values>>({})
  return {
    values: { ...now, ...changed },
    changed,
    set: (part: Partial<Values>) => setChanged((before) => ({ ...before, ...part })),
    forget: () => setChanged({}),
  }
}

/** Nothing where a field was emptied: the wire keeps no empty text. */
export const orNull = (text: string | undefined) => (text === undefined ? undefined : text.trim() || null)

/** Reads a place anew when somebody else was quicker; what was typed stays over it. */
export const onQuicker = (refetch: () => unknown) => (error: unknown) => {
  if (error instanceof Problem && error.code === 'changed-meanwhile') refetch()
}
