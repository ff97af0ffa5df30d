import { Problem } from '#kernel/contract/problem.ts'
import { useWords } from '#kernel/web/language.tsx'
import { ProblemNote } from '#kernel/web/components.tsx'
import { importRefusalWords } from '../refusals.words.ts'

/** Why an import was refused, in its own words where it has some. */
export function ImportRefusal({ error }: { error: unknown }) {
  const words = useWords(importRefusalWords) as Record<string, string>
  const code = typeof error === 'string' ? error : error instanceof Problem ? error.code : undefined
  const text = code && words[code]
  if (!text) return <ProblemNote error={error} />
  return (
    <p className="problem" role="alert">
      {text}
    </p>
  )
}
