import { type Tool } from '#kernel/contract/endpoint.ts'
import type { Locale } from '#kernel/contract/shapes.ts'
import { type Database, inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { from, inside } from '#kernel/server/whence.ts'
import { insertOrganization } from '#modules/organizations/public.ts'
import { permissionGranted } from './events.ts'
import { insertLink } from './links.queries.ts'
import { hashSecret, newSecret } from './secrets.rules.ts'
import { addAccount } from './accounts.commands.ts'

interface First {
  organization: string
  name: string
  email: string
  locale: Locale
  tools: readonly Tool[]
}

/**
 * Makes an organization with its first app, its own property manager and its first administrator, or nothing of it.
 * `owner` is the database as its owner: the application's role makes no organizations. Gives the token with which the
 * administrator sets a password within seven days, or what is in the way.
 */
export const makeFirstAdministrator = async (
  owner: Database,
  { organization: name, name: username, email, locale, tools }: First,
): Promise<{ token: string } | { taken: 'email' | 'organization' }> => {
  const known = await inNoOrganization(
    owner,
    `select from directory where kind = 'email' and key = lower($1)`,
    [email],
  )
  if (known.rowCount) return { taken: 'email' }
  const named = await inNoOrganization(owner, 'select from organization where lower(name) = lower($1)', [
    name,
  ])
  if (named.rowCount) return { taken: 'organization' }
  const { rows } = await inNoOrganization<{ id: string }>(owner, 'select new_id() as id')
  const organizationId = rows[0]!.id
  const secret = newSecret()
  await inOrganization(from(owner, inside('terminal')), { organizationId }, async (db) => {
    const app = await insertOrganization(db, { name, tools })
    const person = await addAccount(db, { username, email, locale, creationAppId: app.id })
    const permission = await db
      .insertInto('permission')
      .values({ personId: person.id, role: 'app-owner', appId: app.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(db, permissionGranted, {
      subjectId: person.id,
      data: { userId: person.id, permissionId: permission.id, role: 'app-owner', objectId: app.id },
    })
    await insertLink(db, {
      personId: person.id,
      purpose: 'staff-invitation',
      email,
      tokenHash: hashSecret(secret),
      expiresAt: new Date(Date.now() + 7 * 86_400_000),
    })
  })
  return { token: `${organizationId}.${secret}` }
}
