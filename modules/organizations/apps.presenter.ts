import type { Row } from '#database/tables.ts'
import { inLanguage, languageOf, type Translated } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { type App, findApp } from './contract.ts'
import { appAbilities } from './policy.ts'
import { listAppsById } from './queries.ts'

export const presentApp = (actor: Actor, app: Row<'app'>): App => ({
  id: app.id,
  name: app.name,
  siteUrl: app.siteUrl,
  slogan: app.slogan as Translated,
  colour: app.colour,
  logo: app.logoId,
  icon: app.iconId,
  availableLocales: app.locales,
  defaultLocale: app.defaultLocale,
  timezone: app.timezone,
  automaticInvitation: app.automaticInvitation,
  emailToTicketEnabled: false,
  emailToTicketForwardingEnabled: false,
  createdAt: app.createdAt.toISOString(),
  can: appAbilities.of(actor, app),
})

export const manifestOf = (app: Row<'app'>) => ({
  id: `/app/${app.id}`,
  name: app.name,
  short_name: app.name,
  description: inLanguage(app.slogan as Translated, languageOf(app.defaultLocale)),
  start_url: '/app/',
  scope: '/app/',
  display: 'standalone',
  background_color: '#fbf9f5',
  theme_color: app.colour,
  icons: app.iconId
    ? [
        {
          src: `/api/v1/apps/${app.id}/files/${app.iconId}/medium`,
          sizes: '512x512',
          type: 'image/png',
          purpose: 'any',
        },
      ]
    : [
        { src: '/app/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/app/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/app/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
})

export const appShowing: Showing = {
  endpoint: findApp,
  show: async (db, actor, ids) => (await listAppsById(db, actor, ids)).map((app) => presentApp(actor, app)),
}
