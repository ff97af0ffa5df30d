import { Link } from '@tanstack/react-router'
import { useWords } from '#kernel/web/language.tsx'
import { commonWords } from '#kernel/web/words.ts'

/** The way back to the tree: on a narrow screen, or always from a page that hides it. */
export function Back({ always = false }: { always?: boolean }) {
  const words = useWords(commonWords)
  return (
    <Link
      to="/master-data/{-$place}"
      params={{ place: undefined } as never}
      className={`button quiet backlink ${always ? 'always' : ''}`}
    >
      ← {words.back}
    </Link>
  )
}
