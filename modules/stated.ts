/** Written by `npm run generate` from what the modules state. */

export const abilities = [
  "app.edit",
  "categories.edit",
  "custom-items.manage",
  "documents.manage",
  "organization.edit",
  "places.edit",
  "places.import",
  "places.read",
  "posts.manage",
  "staff.manage",
  "tenants.manage",
  "tickets.answer",
  "tickets.external",
  "tickets.read",
  "webhooks.manage"
] as const

export const partOf = {
  "tickets.external": "tickets.answer"
} as const

export const roles = [
  "app-admin",
  "app-owner",
  "articles-agent",
  "articles-view-only",
  "bookable-asset-agent",
  "booking-agent",
  "cockpit-manager",
  "data-connector-admin",
  "doc-admin",
  "external-agent",
  "global-org-admin",
  "global-user-admin",
  "org-admin",
  "org-team-manager",
  "pinboard-agent",
  "platform-owner",
  "qa",
  "service-center-agent",
  "service-center-manager",
  "setup",
  "tenant-manager"
] as const

export const abilitiesOf = {
  "app-admin": [
    "app.edit",
    "categories.edit",
    "places.read",
    "webhooks.manage"
  ],
  "app-owner": [
    "app.edit",
    "categories.edit",
    "custom-items.manage",
    "documents.manage",
    "organization.edit",
    "places.edit",
    "places.import",
    "places.read",
    "posts.manage",
    "staff.manage",
    "tenants.manage",
    "tickets.answer",
    "tickets.read",
    "webhooks.manage"
  ],
  "articles-agent": [
    "places.read"
  ],
  "articles-view-only": [
    "places.read"
  ],
  "bookable-asset-agent": [
    "places.read"
  ],
  "booking-agent": [
    "places.read"
  ],
  "cockpit-manager": [
    "app.edit",
    "categories.edit",
    "custom-items.manage",
    "documents.manage",
    "organization.edit",
    "places.edit",
    "places.import",
    "places.read",
    "posts.manage",
    "staff.manage",
    "tenants.manage",
    "tickets.answer",
    "tickets.read",
    "webhooks.manage"
  ],
  "data-connector-admin": [
    "places.import",
    "places.read",
    "webhooks.manage"
  ],
  "doc-admin": [
    "documents.manage",
    "places.read"
  ],
  "external-agent": [
    "tickets.external"
  ],
  "global-org-admin": [
    "app.edit",
    "categories.edit",
    "custom-items.manage",
    "documents.manage",
    "organization.edit",
    "places.edit",
    "places.import",
    "places.read",
    "posts.manage",
    "staff.manage",
    "tenants.manage",
    "tickets.answer",
    "tickets.read",
    "webhooks.manage"
  ],
  "global-user-admin": [
    "places.read",
    "staff.manage",
    "tenants.manage"
  ],
  "org-admin": [
    "organization.edit",
    "places.read"
  ],
  "org-team-manager": [
    "places.read",
    "staff.manage"
  ],
  "pinboard-agent": [
    "places.read",
    "posts.manage"
  ],
  "platform-owner": [
    "app.edit",
    "categories.edit",
    "custom-items.manage",
    "documents.manage",
    "organization.edit",
    "places.edit",
    "places.import",
    "places.read",
    "posts.manage",
    "staff.manage",
    "tenants.manage",
    "tickets.answer",
    "tickets.read",
    "webhooks.manage"
  ],
  "qa": [
    "places.read",
    "tickets.read"
  ],
  "service-center-agent": [
    "places.read",
    "tickets.answer",
    "tickets.read"
  ],
  "service-center-manager": [
    "categories.edit",
    "places.read",
    "tickets.answer",
    "tickets.read"
  ],
  "setup": [
    "custom-items.manage",
    "places.edit",
    "places.import",
    "places.read",
    "tenants.manage"
  ],
  "tenant-manager": [
    "places.read",
    "tenants.manage"
  ]
} as const

export const presetsOf = {
  "org-team-manager": [
    "standard-administrator"
  ],
  "articles-agent": [
    "standard-user",
    "standard-administrator"
  ],
  "app-admin": [
    "standard-administrator"
  ],
  "org-admin": [
    "standard-administrator"
  ],
  "setup": [
    "standard-administrator"
  ],
  "service-center-manager": [
    "standard-administrator"
  ],
  "service-center-agent": [
    "standard-user",
    "standard-administrator"
  ],
  "external-agent": [
    "external-user"
  ],
  "pinboard-agent": [
    "standard-user",
    "standard-administrator"
  ],
  "tenant-manager": [
    "standard-user",
    "standard-administrator"
  ]
} as const

export const scopes = [
  "service-centre",
  "master-data",
  "tenant-management",
  "pinboard",
  "documents",
  "people",
  "notifications",
  "files",
  "organization",
  "integrations"
] as const

export const scopeOfPath = {
  "users": "people",
  "permissions": "people",
  "presets": "people",
  "apps": "organization",
  "organizations": "organization",
  "service-providers": "organization",
  "property-managers": "organization",
  "id-lookup": "organization",
  "files": "files",
  "notifications": "notifications",
  "groups": "master-data",
  "properties": "master-data",
  "units": "master-data",
  "places": "master-data",
  "utilisation-periods": "master-data",
  "homes": "master-data",
  "webhooks": "integrations",
  "webhook-deliveries": "integrations",
  "events": "integrations"
} as const

export const events = {
  "ticket.created": "requests",
  "ticket.updated": "requests",
  "message.added": "requests",
  "community-article.published": "people",
  "community-article.deleted": "people",
  "registration-code.created": "people",
  "registration-code.updated": "people",
  "registration-code.used": "people",
  "invitation.sent": "people",
  "invitation.withdrawn": "people",
  "invitation.declined": "people",
  "user.created": "people",
  "user.updated": "people",
  "file.deleted": "other",
  "bucket.created": "other",
  "bucket.file-added": "other",
  "bucket.files-taken": "other",
  "app.updated": "other",
  "import.applied": "places",
  "property.created": "places",
  "property.updated": "places",
  "property.deleted": "places",
  "property.restored": "places",
  "group.created": "places",
  "group.updated": "places",
  "group.deleted": "places",
  "group.restored": "places",
  "unit.created": "places",
  "unit.updated": "places",
  "unit.deleted": "places",
  "unit.restored": "places",
  "utilisation-period.created": "places",
  "utilisation-period.updated": "places",
  "utilisation-period.deleted": "places",
  "utilisation-period.checked-in": "places",
  "utilisation-period.checked-out": "places"
} as const

export const areas = [
  "app",
  "cockpit",
  "pinboard",
  "documents",
  "homes",
  "tenants"
] as const

export const trailKinds = {
  "sign-ins": [
    "session.opened",
    "session.opened-on-new-device",
    "session.refused",
    "session.closed"
  ],
  "accounts": [
    "user.created",
    "user.updated",
    "user.locked",
    "user.unlocked",
    "user.deactivated",
    "user.reactivated",
    "second-factor.added",
    "second-factor.removed",
    "password.changed",
    "password.set",
    "password.ended",
    "email-change.asked",
    "email-change.ended"
  ],
  "roles": [
    "permission.granted",
    "permission.revoked",
    "user-relation.changed"
  ],
  "programs": [
    "oauth-client.created",
    "oauth-client.changed",
    "oauth-client.removed",
    "oauth-client.secret-rotated",
    "oauth-client.allowed",
    "oauth-client.ended",
    "oauth-client.replayed",
    "webhook.created",
    "webhook.updated",
    "webhook.deleted",
    "webhook.gave-up"
  ],
  "settings": [
    "app.created",
    "app.updated",
    "organization.updated",
    "service-provider.created",
    "service-provider.updated",
    "service-provider.deleted",
    "custom-item.created",
    "custom-item.updated",
    "custom-item.deleted",
    "category.created",
    "category.updated",
    "categories.ordered"
  ],
  "homes": [
    "utilisation-period.checked-in",
    "utilisation-period.checked-out",
    "utilisation-period.deleted",
    "registration-code.created",
    "registration-code.updated",
    "registration-code.used",
    "invitation.sent",
    "invitation.withdrawn",
    "invitation.declined",
    "letters.drawn"
  ],
  "places": [
    "property.deleted",
    "property.restored",
    "group.deleted",
    "group.restored",
    "unit.deleted",
    "unit.restored"
  ],
  "deliveries": [
    "import.applied",
    "import.undone",
    "import.failed",
    "exchange.delivered",
    "exchange.confirmed",
    "exchange.applied",
    "exchange.refused",
    "exchange.undo-asked",
    "exchange.undone"
  ],
  "posts": [
    "community-article.written-for",
    "community-article.written-as-management"
  ],
  "exports": [
    "export.asked",
    "export.made",
    "export.downloaded",
    "trail.exported"
  ]
} as const
