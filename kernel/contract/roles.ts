import { z } from 'zod'

/** The roles of the wire. A role is granted on an app, a property, a building or a unit and covers all below it. */
export const Role = z.enum([
  'app-admin',
  'app-owner',
  'articles-agent',
  'articles-view-only',
  'bookable-asset-agent',
  'booking-agent',
  'cockpit-manager',
  'data-connector-admin',
  'doc-admin',
  'external-agent',
  'global-org-admin',
  'global-user-admin',
  'org-admin',
  'org-team-manager',
  'pinboard-agent',
  'platform-owner',
  'qa',
  'service-center-agent',
  'service-center-manager',
  'setup',
  'tenant-manager',
])
export type Role = z.infer<typeof Role>

/** What a role can let its holder do, each inside the place it was granted on. */
export const Ability = z.enum([
  'app.edit',
  'organization.edit',
  'staff.manage',
  'places.read',
  'places.edit',
  'places.import',
  'custom-items.manage',
  'tenants.manage',
  'tickets.read',
  'tickets.answer',
  'tickets.external',
  'categories.edit',
  'posts.manage',
  'documents.manage',
  'webhooks.manage',
])
export type Ability = z.infer<typeof Ability>

const everything = Ability.options.filter((ability) => ability !== 'tickets.external')

/**
 * The one table of what each role may do. `setup` is the help centre's Master Data Admin, `tenant-manager` its
 * Residential User Agent, `org-team-manager` its Team Admin. Roles of tools that are still to come may read places.
 */
export const abilitiesOf: Record<Role, readonly Ability[]> = {
  'platform-owner': everything,
  'app-owner': everything,
  'global-org-admin': everything,
  'cockpit-manager': everything,
  'app-admin': ['app.edit', 'categories.edit', 'places.read', 'webhooks.manage'],
  'org-admin': ['organization.edit', 'places.read'],
  'org-team-manager': ['staff.manage', 'places.read'],
  'global-user-admin': ['staff.manage', 'tenants.manage', 'places.read'],
  setup: ['places.read', 'places.edit', 'places.import', 'custom-items.manage', 'tenants.manage'],
  'data-connector-admin': ['places.read', 'places.import', 'webhooks.manage'],
  'tenant-manager': ['places.read', 'tenants.manage'],
  'service-center-manager': ['places.read', 'tickets.read', 'tickets.answer', 'categories.edit'],
  'service-center-agent': ['places.read', 'tickets.read', 'tickets.answer'],
  'external-agent': ['tickets.external'],
  'articles-agent': ['places.read'],
  'articles-view-only': ['places.read'],
  'bookable-asset-agent': ['places.read'],
  'booking-agent': ['places.read'],
  'doc-admin': ['places.read', 'documents.manage'],
  'pinboard-agent': ['places.read', 'posts.manage'],
  qa: ['places.read', 'tickets.read'],
}

/** The roles that a new colleague gets with one click. */
export const Preset = z.enum(['standard-user', 'standard-administrator', 'external-user', 'none'])
export type Preset = z.infer<typeof Preset>

const standardUser: readonly Role[] = [
  'service-center-agent',
  'tenant-manager',
  'pinboard-agent',
  'articles-agent',
]

export const rolesOfPreset: Record<Preset, readonly Role[]> = {
  'standard-user': standardUser,
  'standard-administrator': [
    ...standardUser,
    'service-center-manager',
    'setup',
    'org-team-manager',
    'org-admin',
    'app-admin',
  ],
  'external-user': ['external-agent'],
  none: [],
}

export const ObjectType = z.enum(['App', 'Property', 'Group', 'Unit'])
export type ObjectType = z.infer<typeof ObjectType>
