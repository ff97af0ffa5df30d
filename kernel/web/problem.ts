import { Problem } from '#kernel/contract/problem.ts'
import { accountProblemWords } from './accountWords.ts'
import { clientProblemWords } from './clientWords.ts'
import { exchangeProblemWords } from './exchangeWords.ts'
import { useWords } from './language.tsx'
import { placeProblemWords } from './placeWords.ts'
import { signInProblemWords } from './signInWords.ts'
import { ticketProblemWords } from './ticketWords.ts'
import { webhookProblemWords } from './webhookWords.ts'
import { waitWords, wireProblemWords } from './wireWords.ts'
import { problemWords } from './words.ts'

const camel = (code: string) => code.replaceAll(/-(\w)/g, (_: string, letter: string) => letter.toUpperCase())

/** Turns a failure into words: the whole, and what is wrong with single fields. */
export const useProblem = () => {
  const words: Record<string, string> = {
    ...useWords(accountProblemWords),
    ...useWords(clientProblemWords),
    ...useWords(exchangeProblemWords),
    ...useWords(placeProblemWords),
    ...useWords(signInProblemWords),
    ...useWords(ticketProblemWords),
    ...useWords(webhookProblemWords),
    ...useWords(wireProblemWords),
    ...useWords(problemWords),
  }
  const { wait } = useWords(waitWords)
  const say = (code: string) =>
    words[camel(code)] ?? (code.endsWith('-not-empty') ? words.notEmpty : undefined) ?? words.internal!
  return {
    say: (error: unknown) => {
      if (!(error instanceof Problem)) return error ? words.internal! : undefined
      return error.status === 429 && error.retryAfter !== undefined ? wait(error.retryAfter) : say(error.code)
    },
    field: (error: unknown, name: string) => {
      const issue = error instanceof Problem ? error.issues?.find(({ path }) => path[0] === name) : undefined
      return issue && (words[camel(issue.code)] ?? words.required!)
    },
  }
}
