import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { accountWords } from '../account.words.ts'
import { ChangeEmail } from '../cockpit/ChangeEmail.tsx'
import { Closing } from '../cockpit/Closing.tsx'
import { FactorReset } from '../cockpit/FactorReset.tsx'
import { emailChangeWords } from '../email-changes.screens.words.ts'
import { teamWords } from '../team.words.ts'
import { findUser, type User } from '../users.contract.ts'
import { EmailChangeNote } from './EmailChangeNote.tsx'

/** Opens the account of somebody whom one looks after: how it stands, and what may be done with it. */
export function AccountButton({ userId, username }: { userId: string; username: string }) {
  const words = { ...useWords(teamWords), ...useWords(accountWords) }
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" aria-label={words.accountOf(username)} onClick={() => setOpen(true)}>
        {words.account}
      </Button>
      <Dialog title={words.accountOf(username)} open={open} onClose={() => setOpen(false)}>
        <Account userId={userId} />
      </Dialog>
    </>
  )
}

function Account({ userId }: { userId: string }) {
  const words = useWords(accountWords)
  const user = useQuery(read(findUser, { params: { userId } }))
  if (user.isLoadingError) return <Failed error={user.error} retry={() => void user.refetch()} />
  if (!user.data) return <Loading />
  const { can, emailChange } = user.data
  return (
    <div className="stack">
      <Facts user={user.data} />
      <EmailChangeNote userId={userId} change={emailChange} />
      {can.edit && can.invite && <Address user={user.data} />}
      {!can.lock && <p className="soft">{words.notYours}</p>}
      <FactorReset user={user.data} />
      <Closing user={user.data} onChanged={() => {}} />
    </div>
  )
}

function Facts({ user }: { user: User }) {
  const words = { ...useWords(teamWords), ...useWords(accountWords) }
  const formats = useFormats()
  const { email, phoneNumber, lastLogin, locked, deactivated } = user
  const facts = [
    [words.email, email],
    [words.phone, phoneNumber],
    [words.lastSignIn, lastLogin ? formats.full(lastLogin) : words.never],
    [words.state, deactivated ? words.deactivated : locked ? words.locked : words.open],
  ].filter(([, value]) => value)
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Address({ user }: { user: User }) {
  const words = { ...useWords(commonWords), ...useWords(emailChangeWords) }
  const [changing, setChanging] = useState(false)
  if (!changing)
    return (
      <div className="row">
        <Button onClick={() => setChanging(true)}>{words.change}</Button>
      </div>
    )
  return (
    <section className="stack" aria-label={words.change}>
      <h3>{words.change}</h3>
      <ChangeEmail user={user} onDone={() => setChanging(false)} />
      <Button onClick={() => setChanging(false)}>{words.cancel}</Button>
    </section>
  )
}
