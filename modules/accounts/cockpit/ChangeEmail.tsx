import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useToast } from '#kernel/web/toast.tsx'
import { emailChangeWords } from '../email-changes.screens.words.ts'
import { changeUser, type User } from '../users.contract.ts'

/** Asks for another address of somebody whom one looks after. */
export function ChangeEmail({ user, onDone }: { user: Pick<User, 'id' | 'email'>; onDone: () => void }) {
  const words = useWords(emailChangeWords)
  const problem = useProblem()
  const toast = useToast()
  const change = useCommand(changeUser)
  const [email, setEmail] = useState('')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(
          { params: { userId: user.id }, body: { email } },
          {
            onSuccess: ({ emailChange }) => {
              toast({ text: emailChange ? words.asked : words.correctedNow })
              onDone()
            },
          },
        )
      }}
    >
      <p>
        <small>{words.email}</small>
        <br />
        {user.email}
      </p>
      <TextField
        label={words.newEmail}
        hint={words.changeHint}
        type="email"
        required
        autoComplete="off"
        value={email}
        problem={problem.field(change.error, 'email')}
        onChange={({ target }) => setEmail(target.value)}
      />
      <ProblemNote error={change.error} />
      <Button kind="primary" type="submit" busy={change.isPending}>
        {words.ask}
      </Button>
    </form>
  )
}
