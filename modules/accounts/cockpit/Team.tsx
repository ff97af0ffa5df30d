import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Avatar, Button, Dialog, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { findDemand } from '../demand.contract.ts'
import { demandWords } from '../demand.words.ts'
import { emailChangeWords } from '../email-changes.screens.words.ts'
import {
  applyPreset,
  listPermissions,
  listPresets,
  Preset,
  revokePermission,
} from '../permissions.contract.ts'
import { teamWords } from '../team.words.ts'
import { createUser, inviteUser, listUsers, type User } from '../users.contract.ts'
import { EmailChangeNote } from '../web/EmailChangeNote.tsx'
import { ChangeEmail } from './ChangeEmail.tsx'
import { Closing } from './Closing.tsx'
import { Demand } from './Demand.tsx'
import { FactorReset } from './FactorReset.tsx'

/** Colleagues, what they may do and where. */
export function Team() {
  const words = useWords(teamWords)
  const formats = useFormats()
  const [adding, setAdding] = useState(false)
  const [opened, setOpened] = useState<User>()
  const [readdressed, setReaddressed] = useState<User>()
  const mailWords = useWords(emailChangeWords)
  const me = useMe()
  const administers = me.abilities.includes('organization.edit')
  const demand = useQuery({
    ...read(findDemand, { params: { organizationId: me.organizationId } }),
    enabled: administers,
  })
  const { missing } = useWords(demandWords)
  const people = useQuery(
    read(listUsers, { query: { limit: 1000, filter: JSON.stringify({ kind: 'staff' }) } }),
  )
  if (people.error) return <Failed error={people.error} retry={() => void people.refetch()} />
  return (
    <div className="page stack">
      <header className="row">
        <h1 className="grow">{words.team}</h1>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {words.newColleague}
        </Button>
      </header>
      {administers && <Demand organizationId={me.organizationId} />}
      {people.isPending && <Loading rows={6} />}
      <ul className="card stack">
        {people.data?._embedded.items.map((person) => (
          <li key={person.id} className="row">
            <Avatar name={person.username} image={person.profileImage} size={40} />
            <span className="grow">
              {person.username}
              <br />
              <small>
                {person.email}
                {person.lastLogin
                  ? ` · ${words.lastLogin} ${formats.recent(person.lastLogin)}`
                  : person.inviteEmailSent && ` · ${words.invited}`}
                {person.deactivated ? ` · ${words.deactivated}` : person.locked && ` · ${words.locked}`}
                {demand.data?.from && person.secondFactor === false && ` · ${missing}`}
              </small>
              <EmailChangeNote userId={person.id} change={person.emailChange} />
            </span>
            {person.can.edit && person.can.invite && (
              <Button kind="quiet" onClick={() => setReaddressed(person)}>
                {mailWords.change}
              </Button>
            )}
            <Button onClick={() => setOpened(person)}>{words.roles}</Button>
          </li>
        ))}
      </ul>
      <Dialog title={words.newColleague} open={adding} onClose={() => setAdding(false)}>
        <NewColleague onDone={() => setAdding(false)} />
      </Dialog>
      <Dialog title={opened?.username ?? ''} open={opened !== undefined} onClose={() => setOpened(undefined)}>
        {opened && (
          <div className="stack">
            <Roles user={opened} />
            <FactorReset user={opened} onReset={() => setOpened({ ...opened, secondFactor: false })} />
            <Closing user={opened} onChanged={setOpened} />
          </div>
        )}
      </Dialog>
      <Dialog
        title={readdressed?.username ?? ''}
        open={readdressed !== undefined}
        onClose={() => setReaddressed(undefined)}
      >
        {readdressed && <ChangeEmail user={readdressed} onDone={() => setReaddressed(undefined)} />}
      </Dialog>
    </div>
  )
}

function NewColleague({ onDone }: { onDone: () => void }) {
  const words = useWords(teamWords)
  const problem = useProblem()
  const create = useCommand(createUser)
  const grant = useCommand(applyPreset)
  const invite = useCommand(inviteUser)
  const [form, setForm] = useState({ username: '', email: '', preset: 'standard-user' as Preset })
  const { app, apps } = useApp()
  const appId = app?.id ?? ''
  const presets = useQuery({
    ...read(listPresets, { query: { objectID: appId, objectType: 'App' } }),
    enabled: appId !== '',
  })
  const mayGive = (preset: Preset) =>
    presets.data?._embedded.items.find((each) => each.preset === preset)?.can.apply ?? false
  const withheld = presets.data && !Preset.options.every(mayGive)
  const add = async () => {
    const { preset, ...person } = form
    const { id: userId } = await create.mutateAsync({ body: { ...person, creationContext: appId } })
    await grant.mutateAsync({ params: { userId }, body: { preset, objectID: appId, objectType: 'App' } })
    await invite.mutateAsync({ params: { userId }, body: {} })
    onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void add().catch(() => {})
      }}
    >
      <TextField
        label={words.name}
        required
        value={form.username}
        problem={problem.field(create.error, 'username')}
        onChange={({ target }) => setForm({ ...form, username: target.value })}
      />
      <TextField
        label={words.email}
        type="email"
        required
        value={form.email}
        problem={problem.field(create.error, 'email')}
        onChange={({ target }) => setForm({ ...form, email: target.value })}
      />
      <SelectField
        label={apps.length > 1 && app ? `${words.preset} (${app.name})` : words.preset}
        value={form.preset}
        hint={withheld ? words.withheld : undefined}
        onChange={({ target }) => setForm({ ...form, preset: target.value as Preset })}
      >
        {Preset.options.map((preset) => (
          <option key={preset} value={preset} disabled={!mayGive(preset)}>
            {words[preset]}
          </option>
        ))}
      </SelectField>
      <ProblemNote error={create.error ?? grant.error ?? invite.error} />
      <Button kind="primary" type="submit" busy={create.isPending || grant.isPending || invite.isPending}>
        {words.create}
      </Button>
    </form>
  )
}

function Roles({ user }: { user: User }) {
  const words = useWords(teamWords)
  const formats = useFormats()
  const roles = useQuery(read(listPermissions, { params: { userId: user.id }, query: { limit: 1000 } }))
  const revoke = useCommand(revokePermission)
  if (!roles.data) return <Loading />
  return (
    <div className="stack">
      {roles.data._embedded.items.length === 0 && <p>{words.noRoles}</p>}
      <ul className="stack">
        {roles.data._embedded.items.map(({ id, role, objectName, endDate, can }) => (
          <li key={id} className="row">
            <span className="grow">
              {role} <small>{objectName}</small>{' '}
              {endDate && <small>{`${words.until} ${formats.day(endDate)}`}</small>}
            </span>
            {can.revoke && (
              <Button kind="quiet" onClick={() => revoke.mutate({ params: { permissionId: id } })}>
                {words.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {roles.data._embedded.items.some(({ can }) => !can.revoke) && <p className="soft">{words.above}</p>}
      <ProblemNote error={revoke.error} />
    </div>
  )
}
