import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { entryWords } from '../entry.words.ts'
import { profileWords } from '../profile.words.ts'
import { changePassword } from '../users.contract.ts'

/** A new password; every other device is signed out. */
export function Password({ userId }: { userId: string }) {
  const words = { ...useWords(entryWords), ...useWords(profileWords) }
  const saved = useWords(commonWords).saved
  const toast = useToast()
  const change = useCommand(changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(
          { params: { userId }, body: { currentPassword: current, plainPassword: next } },
          {
            onSuccess: () => {
              setCurrent('')
              setNext('')
              toast({ text: saved })
            },
          },
        )
      }}
    >
      <h2>{words.changePassword}</h2>
      <TextField
        label={words.currentPassword}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={({ target }) => setCurrent(target.value)}
      />
      <TextField
        label={words.newPassword}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        value={next}
        onChange={({ target }) => setNext(target.value)}
      />
      <ProblemNote error={change.error} />
      <Button type="submit" busy={change.isPending}>
        {words.changePassword}
      </Button>
    </form>
  )
}
