import { createContext, use, useMemo } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { unbroken } from '#kernel/contract/words.ts'
import { useLanguage, useWords } from './language.tsx'
import { problemWords } from './problemWords.ts'
import type { ProblemWords } from './screens.ts'
import { waitWords, wireProblemWords } from './wireWords.ts'

const camel = (code: string) => code.replaceAll(/-(\w)/g, (_: string, letter: string) => letter.toUpperCase())

/** The words that the modules of an app bring beside what anything may be refused with. */
export const BroughtProblemWords = createContext<readonly ProblemWords[]>([])

/** Turns a failure into words: the whole, and what is wrong with single fields. */
export const useProblem = () => {
  const { language } = useLanguage()
  const brought = use(BroughtProblemWords)
  const general = useWords(problemWords)
  const onTheWay = useWords(wireProblemWords)
  const { wait } = useWords(waitWords)
  const words = useMemo(
    (): Record<string, string | undefined> => ({
      ...Object.assign({}, ...brought.map((each) => unbroken(each(language), language))),
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
