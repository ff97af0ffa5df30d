import { useMemo } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { useLanguage, useWords } from './language.tsx'
import { problemWords } from './problemWords.ts'
import { problemWordsOf, useBrought } from './screens.ts'
import { waitWords, wireProblemWords } from './wireWords.ts'

const camel = (code: string) => code.replaceAll(/-(\w)/g, (_: string, letter: string) => letter.toUpperCase())

/** Turns a failure into words, those that the modules bring or those for anything: the whole, and what is wrong with single fields. */
export const useProblem = () => {
  const { language } = useLanguage()
  const brought = useBrought()
  const general = useWords(problemWords)
  const onTheWay = useWords(wireProblemWords)
  const { wait } = useWords(waitWords)
  const words = useMemo(
    (): Record<string, string | undefined> => ({
      ...problemWordsOf(brought, language),
      ...onTheWay,
      ...general,
    }),
    [brought, language, onTheWay, general],
  )
  const say = (code: string) => words[camel(code)] ?? general.internal
  return {
    say: (error: unknown) => {
      if (!(error instanceof Problem)) return error ? general.internal : undefined
      return error.status === 429 && error.retryAfter !== undefined ? wait(error.retryAfter) : say(error.code)
    },
    field: (error: unknown, name: string) => {
      const issue = error instanceof Problem ? error.issues?.find(({ path }) => path[0] === name) : undefined
      return issue && (words[camel(issue.code)] ?? general.required)
    },
  }
}
