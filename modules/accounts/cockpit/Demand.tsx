import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { SelectField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { changeDemand, findDemand } from '../demand.contract.ts'
import { demandWords } from '../demand.words.ts'

const WEEKS = [0, 1, 2, 4]
const inWeeks = (weeks: number) => new Date(Date.now() + weeks * 7 * 86_400_000).toISOString()

/** Whether the organization demands a second factor of its staff, and how many have none; for who looks after it. */
export function Demand({ organizationId }: { organizationId: string }) {
  const words = { ...useWords(commonWords), ...useWords(demandWords) }
  const formats = useFormats()
  const toast = useToast()
  const params = { organizationId }
  const demand = useQuery(read(findDemand, { params }))
  const [asking, setAsking] = useState(false)
  const [weeks, setWeeks] = useState(2)
  const change = useCommand(changeDemand, () => {
    setAsking(false)
    toast({ text: words.saved })
  })
  if (demand.isLoadingError) return <Failed error={demand.error} retry={() => void demand.refetch()} />
  if (!demand.data) return null
  const { from, without } = demand.data
  const state = from
    ? (new Date(from).getTime() > demand.dataUpdatedAt ? words.on : words.onSince)(formats.day(from))
    : words.off
  const label = from ? words.stop : words.demand
  return (
    <section className="card stack">
      <h2>{words.security}</h2>
      <p>{state}</p>
      <p className="soft">{without > 0 ? words.without(without) : words.everybody}</p>
      <div className="row">
        <Button onClick={() => setAsking(true)}>{label}</Button>
      </div>
      <Dialog title={label} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          {!from && (
            <SelectField
              label={words.from}
              value={String(weeks)}
              onChange={({ target }) => setWeeks(Number(target.value))}
            >
              {WEEKS.map((each) => (
                <option key={each} value={each}>
                  {words.inWeeks(each)}
                </option>
              ))}
            </SelectField>
          )}
          <p>{from ? words.stopQuestion : words.question}</p>
          <ProblemNote error={change.error} />
          <div className="row end">
            <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            <Button
              kind={from ? 'danger' : 'primary'}
              busy={change.isPending}
              onClick={() => change.mutate({ params, body: { from: from ? null : inWeeks(weeks) } })}
            >
              {label}
            </Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
