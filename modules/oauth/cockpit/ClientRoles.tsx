import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '#kernel/contract/roles.ts'
import { read, useCommand } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { SelectField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { grantPermission, listPermissions, revokePermission } from '#modules/accounts/permissions.contract.ts'
import { programRoleNames } from '#modules/stated.words.ts'
import { clientWords } from '../screens.words.ts'

/** What a program may do for itself; those who manage staff grant it, as to a person. */
export function ClientRoles({ userId }: { userId: string }) {
  const words = useWords(clientWords)
  const names: Record<string, string> = useWords(programRoleNames)
  const { app } = useApp()
  const may = useMe().abilities.includes('staff.manage')
  const params = { userId }
  const roles = useQuery({ ...read(listPermissions, { params, query: { limit: 1000 } }), enabled: may })
  const grant = useCommand(grantPermission)
  const revoke = useCommand(revokePermission)
  const [role, setRole] = useState('data-connector-admin')
  if (!may || !app) return null
  const held = roles.data?._embedded.items
  return (
    <section className="card stack">
      <h2>{words.roles}</h2>
      <p className="soft">{words.rolesHint(app.name)}</p>
      {roles.error && <Failed error={roles.error} retry={() => void roles.refetch()} />}
      {roles.isPending && <Loading rows={2} />}
      {held?.length === 0 && <p>{words.noRoles}</p>}
      <ul className="clients">
        {held?.map(({ id, role: each, objectName }) => (
          <li key={id} className="row">
            <span className="grow">
              {names[each] ?? each}
              <small>{objectName}</small>
            </span>
            <Button
              kind="quiet"
              aria-label={words.revokeRole(names[each] ?? each)}
              onClick={() => revoke.mutate({ params: { permissionId: id } })}
            >
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="granting"
        onSubmit={(event) => {
          event.preventDefault()
          const body = { role: role as Role, objectID: app.id, objectType: 'App' as const }
          grant.mutate({ params, body })
        }}
      >
        <SelectField label={words.role} value={role} onChange={({ target }) => setRole(target.value)}>
          {Object.entries(names).map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </SelectField>
        <Button type="submit" busy={grant.isPending}>
          {words.grant}
        </Button>
      </form>
      <ProblemNote error={grant.error ?? revoke.error} />
    </section>
  )
}
