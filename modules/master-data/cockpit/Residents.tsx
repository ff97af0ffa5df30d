import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { AccountButton } from '#modules/accounts/web/Account.tsx'
import { withdrawInvitation } from '#modules/tenant-management/codes.contract.ts'
import { checkOut, type Period } from '../periods.contract.ts'
import { periodWords } from '../periods.words.ts'

/** Somebody who lives there; before they are checked out it is said what ends with it. */
export function Resident({
  user,
  period,
}: {
  user: Period['_embedded']['users'][number]
  period: Pick<Period, 'id' | 'can'>
}) {
  const words = useWords(periodWords)
  const [asking, setAsking] = useState(false)
  const leave = useCommand(checkOut, () => setAsking(false))
  const params = { utilisationPeriodId: period.id, userId: user.id }
  return (
    <div className="row">
      <span className="grow roomy">
        {user.username} <small>{user.email}</small>
      </span>
      {period.can.checkIn && (
        <span className="row">
          <AccountButton userId={user.id} username={user.username} />
          <Button
            kind="quiet"
            aria-label={`${words.checkOut}: ${user.username}`}
            onClick={() => setAsking(true)}
          >
            {words.checkOut}
          </Button>
        </span>
      )}
      <Dialog title={words.checkOut} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.checkOutAsk(user.username)}</p>
          <ul className="bullets">
            <li>{words.endsAccess}</li>
            <li>{words.endsCode}</li>
          </ul>
          <p className="soft">{words.keeps}</p>
          <ProblemNote error={leave.error} />
          <Button kind="danger" busy={leave.isPending} onClick={() => leave.mutate({ params })}>
            {words.checkOut}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}

type Invitation = Period['_embedded']['invitations'][number]

const stateOf = ({ usedAt, declinedAt, expiresAt, invitationSent }: Invitation) => {
  if (usedAt) return 'accepted'
  if (declinedAt) return 'declined'
  if (expiresAt && new Date(expiresAt) < new Date()) return 'expired'
  return invitationSent ? 'invited' : 'notSent'
}

/** Somebody who was asked to come in, what became of it, and the way to take it back. */
export function OneInvitation({ invitation, mayWithdraw }: { invitation: Invitation; mayWithdraw: boolean }) {
  const words = useWords(periodWords)
  const formats = useFormats()
  const [asking, setAsking] = useState(false)
  const withdraw = useCommand(withdrawInvitation, () => setAsking(false))
  const { id, code, email, tenant, usedAt, declinedAt, expiresAt } = invitation
  const state = stateOf(invitation)
  const at = usedAt ?? declinedAt ?? expiresAt
  return (
    <div className="row">
      <span className="grow">
        {tenant.name ?? email ?? words.withoutName} {tenant.name && email && <small>{email}</small>}
        <br />
        <small>
          <code>{code}</code>
          {at && ` · ${state === 'invited' ? `${words.answerBy} ` : ''}${formats.day(at)}`}
        </small>
      </span>
      <span className="pill">{words[state]}</span>
      {mayWithdraw && (state === 'invited' || state === 'notSent') && (
        <Button
          kind="quiet"
          aria-label={`${words.withdraw}: ${tenant.name ?? email ?? code}`}
          onClick={() => setAsking(true)}
        >
          {words.withdraw}
        </Button>
      )}
      <Dialog title={words.withdraw} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.withdrawAsk(tenant.name ?? email ?? code)}</p>
          <ProblemNote error={withdraw.error} />
          <Button
            kind="danger"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { invitationId: id } })}
          >
            {words.withdraw}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}
