import { Link } from '@tanstack/react-router'
import { useWords } from '#kernel/web/language.tsx'
import { commonWords } from '#kernel/web/words.ts'

/** The way back to the tree on a narrow screen. */
export function Back() {
  const words = useWords(commonWords)
  return (
    <Link to="/master-data" className="button quiet back">
      ← {words.back}
    </Link>
  )
}
