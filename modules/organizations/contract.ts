import { z } from 'zod'
import { endpoint, Tool } from '#kernel/contract/endpoint.ts'
import {
  can,
  id,
  instant,
  key,
  line,
  listOf,
  Locale,
  translated,
  pagingOfWhole,
} from '#kernel/contract/shapes.ts'

export const Organization = z.object({ id, name: z.string(), tools: z.array(Tool), can: can('edit') })

export const findOrganization = endpoint({
  summary: 'The organization one belongs to, and the tools of its contract',
  method: 'GET',
  path: '/organizations/:organizationId',
  reply: Organization,
})
export const changeOrganization = endpoint({
  summary: 'Rename the organization',
  method: 'PATCH',
  path: '/organizations/:organizationId',
  body: z.object({ name: line().optional() }),
  reply: Organization,
})

const siteUrl = key(500, 0).refine(
  (value) => value === '' || /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  'url',
)

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'colour')

export const App = z.object({
  id,
  name: z.string(),
  siteUrl: z.string(),
  slogan: translated,
  colour,
  logo: id.nullable(),
  icon: id.nullable(),
  availableLocales: z.array(z.string()),
  defaultLocale: z.string(),
  timezone: z.string(),
  /** Whether people who were imported are invited by themselves, daily from 14:00 where their home is. */
  automaticInvitation: z.boolean(),
  /** False, as long as tickets come from mailboxes by programs only. */
  emailToTicketEnabled: z.boolean(),
  emailToTicketForwardingEnabled: z.boolean(),
  createdAt: instant,
  can: can('edit'),
})
export type App = z.infer<typeof App>

export const listApps = endpoint({
  summary: 'The apps that one works for or lives in',
  method: 'GET',
  path: '/apps',
  query: z.object(pagingOfWhole),
  reply: listOf(App),
})
export const findApp = endpoint({ summary: 'An app', method: 'GET', path: '/apps/:appId', reply: App })

/** A list, or the official client's numbered map of one. */
const locales = z
  .union([z.array(Locale), z.record(z.string(), Locale).transform((numbered) => Object.values(numbered))])
  .pipe(z.array(Locale).min(1).max(20))

export const createApp = endpoint({
  summary: 'Make an app, in the name of oneself or of somebody else; it gives nobody more than they have',
  method: 'POST',
  path: '/users/:userId/apps',
  body: z.object({ name: line(), siteUrl: siteUrl.default(''), availableLocales: locales.optional() }),
  reply: App,
})

export const changeApp = endpoint({
  summary: 'Change how an app looks, which languages it speaks and whether it invites by itself',
  method: 'PATCH',
  path: '/apps/:appId',
  body: z.object({
    name: line().optional(),
    siteUrl: siteUrl.optional(),
    slogan: translated.optional(),
    colour: colour.optional(),
    logo: id.nullable().optional(),
    icon: id.nullable().optional(),
    defaultLocale: Locale.optional(),
    availableLocales: locales.optional(),
    automaticInvitation: z.boolean().optional(),
  }),
  reply: App,
  problems: ['file-not-attachable'],
})

export const countActiveUnits = endpoint({
  summary: 'How many units have a current period',
  method: 'GET',
  path: '/apps/:appId/active-units',
  reply: App.extend({ activeUnitCount: z.number().int() }),
})

export const findPublicApp = endpoint({
  summary: 'What the sign-in page of an app shows',
  method: 'GET',
  path: '/apps/:appId/public',
  anonymous: true,
  reply: z.object({
    id,
    name: z.string(),
    slogan: translated,
    colour,
    logoUrl: z.string().nullable(),
    availableLocales: z.array(z.string()),
    defaultLocale: z.string(),
  }),
})

export const findDefaultApp = endpoint({
  summary: 'The app of this installation, when it has just one',
  method: 'GET',
  path: '/public-app',
  anonymous: true,
  reply: z.object({ id: id.nullable() }),
})

export const findManifest = endpoint({
  summary: 'The web app manifest of an app',
  method: 'GET',
  path: '/apps/:appId/manifest',
  anonymous: true,
  reply: z.record(z.string(), z.unknown()),
})
