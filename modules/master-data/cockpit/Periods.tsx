import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Language, localeOf } from '#kernel/contract/shapes.ts'
import { read, useCommand } from '#kernel/web/api.ts'
import { Checkbox, SelectField, TextField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { addCode, sendInvitation } from '#modules/tenant-management/codes.contract.ts'
import { changePeriod, createPeriod, listPeriods, type Period } from '../periods.contract.ts'
import { placeWords } from '../screens.words.ts'
import { OneInvitation, Resident } from './Residents.tsx'

/** The utilisation periods of a unit, the people in them, and the way to invite somebody. */
export function Periods({ unitId, mayAdd }: { unitId: string; mayAdd: boolean }) {
  const words = useWords(placeWords)
  const { empty } = useWords(commonWords)
  const [archived, setArchived] = useState(false)
  const [adding, setAdding] = useState(false)
  const periods = useQuery(
    read(listPeriods, { params: { unitId }, query: { archived: archived ? 'true' : 'false' } }),
  )
  return (
    <section className="card stack">
      <header className="row">
        <h3 className="grow">{words.periods}</h3>
        {mayAdd && <Button onClick={() => setAdding(true)}>{words.newPeriod}</Button>}
      </header>
      {periods.error && <Failed error={periods.error} retry={() => void periods.refetch()} />}
      {periods.isPending && <Loading rows={2} />}
      {periods.data?._embedded.items.length === 0 && <p className="soft">{empty}</p>}
      <ul className="stack">
        {periods.data?._embedded.items.map((period) => (
          <OnePeriod key={period.id} period={period} />
        ))}
      </ul>
      <Checkbox
        label={words.archived}
        checked={archived}
        onChange={({ target }) => setArchived(target.checked)}
      />
      <Dialog title={words.newPeriod} open={adding} onClose={() => setAdding(false)}>
        <NewPeriod unitId={unitId} onDone={() => setAdding(false)} />
      </Dialog>
    </section>
  )
}

function OnePeriod({ period }: { period: Period }) {
  const words = useWords(placeWords)
  const formats = useFormats()
  const change = useCommand(changePeriod)
  const [inviting, setInviting] = useState(false)
  const [endDate, setEndDate] = useState('')
  const params = { utilisationPeriodId: period.id }
  const { users, invitations } = period._embedded
  return (
    <li className="period stack">
      <div className="row">
        <strong className="grow">
          {formats.day(period.startDate)} – {period.endDate ? formats.day(period.endDate) : words.openEnd}
        </strong>
        <span className="pill">{words[period.type]}</span>
        {period.can.invite && period.state !== 'past' && (
          <Button onClick={() => setInviting(true)}>{words.invite}</Button>
        )}
      </div>
      {users.length + invitations.length === 0 && period.type !== 'vacant' && <small>{words.nobody}</small>}
      {users.map((user) => (
        <Resident key={user.id} user={user} period={period} />
      ))}
      {invitations.map((invitation) => (
        <OneInvitation key={invitation.id} invitation={invitation} mayWithdraw={period.can.invite} />
      ))}
      {period.can.edit && !period.endDate && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ params, body: { endDate } })
          }}
        >
          <div className="grow">
            <TextField
              label={words.until}
              type="date"
              required
              min={period.startDate}
              value={endDate}
              onChange={({ target }) => setEndDate(target.value)}
            />
          </div>
          <Button type="submit" busy={change.isPending}>
            {words.endPeriod}
          </Button>
        </form>
      )}
      <ProblemNote error={change.error} />
      <Dialog title={words.inviteTitle} open={inviting} onClose={() => setInviting(false)}>
        <Invite periodId={period.id} onDone={() => setInviting(false)} />
      </Dialog>
    </li>
  )
}

function NewPeriod({ unitId, onDone }: { unitId: string; onDone: () => void }) {
  const words = useWords(placeWords)
  const create = useCommand(createPeriod)
  const [form, setForm] = useState({ startDate: '', endDate: '', type: 'tenant' as Period['type'] })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate(
          { params: { unitId }, body: { ...form, endDate: form.endDate || null } },
          { onSuccess: onDone },
        )
      }}
    >
      <SelectField
        label={words.type}
        value={form.type}
        onChange={({ target }) => setForm({ ...form, type: target.value as Period['type'] })}
      >
        {(['tenant', 'ownership', 'vacant'] as const).map((type) => (
          <option key={type} value={type}>
            {words[type]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.from}
        type="date"
        required
        value={form.startDate}
        onChange={({ target }) => setForm({ ...form, startDate: target.value })}
      />
      <TextField
        label={words.until}
        type="date"
        required={false}
        min={form.startDate}
        value={form.endDate}
        onChange={({ target }) => setForm({ ...form, endDate: target.value })}
      />
      <ProblemNote error={create.error} />
      <Button kind="primary" type="submit" busy={create.isPending}>
        {words.save}
      </Button>
    </form>
  )
}

function Invite({ periodId, onDone }: { periodId: string; onDone: () => void }) {
  const words = useWords(placeWords)
  const toast = useToast()
  const add = useCommand(addCode)
  const send = useCommand(sendInvitation)
  const [form, setForm] = useState({ name: '', email: '', language: 'de' as Language })
  const invite = async () => {
    const { name, email, language } = form
    const { id } = await add.mutateAsync({
      params: { utilisationPeriodId: periodId },
      body: { tenant: { name, email }, locale: localeOf(language) },
    })
    await send.mutateAsync({ params: { invitationId: id }, body: {} })
    toast({ text: words.sent })
    onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void invite().catch(() => {})
      }}
    >
      <TextField
        label={words.tenantName}
        required
        value={form.name}
        onChange={({ target }) => setForm({ ...form, name: target.value })}
      />
      <TextField
        label={words.email}
        type="email"
        required
        value={form.email}
        onChange={({ target }) => setForm({ ...form, email: target.value })}
      />
      <SelectField
        label={words.language}
        value={form.language}
        onChange={({ target }) => setForm({ ...form, language: target.value as Language })}
      >
        {Language.options.map((language) => (
          <option key={language} value={language}>
            {{ de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' }[language]}
          </option>
        ))}
      </SelectField>
      <ProblemNote error={add.error ?? send.error} />
      <Button kind="primary" type="submit" busy={add.isPending || send.isPending}>
        {words.invite}
      </Button>
    </form>
  )
}
