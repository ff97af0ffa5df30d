import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks a question on the terminal; an input that is closed answers with nothing. */
export const ask = (question: string) => answer(question, process.stdout)

/** Asks for what must not be seen: the question is shown, what is typed is not. */
export const askHidden = async (question: string) => {
  process.stdout.write(question)
  const typed = await answer('', new Writable({ write: (_chunk, _encoding, done) => done() }))
  process.stdout.write('\n')
  return typed
}

const answer = async (question: string, output: NodeJS.WritableStream) => {
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
  const typed = await Promise.race([terminal.question(question), closed])
  terminal.close()
  return typed
}
