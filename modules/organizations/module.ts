import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { appShowing } from './apps.presenter.ts'
import { organizationsDocs } from './docs.ts'
import { organizationEndpoints } from './endpoints.ts'
import { appChanged } from './events.ts'
import { eventWords } from './events.words.ts'
import { lookupEndpoints } from './lookup.endpoints.ts'
import { findProvidersByKey, isBrandOf } from './queries.ts'
import { organizationsRights } from './rights.ts'
import * as events from './events.ts'
import { organizationsTrail } from './trail.words.ts'

export const organizationsModule: Module = {
  name: 'organizations',
  tables: ['app', 'directory', 'organization', 'serviceProvider'],
  open: ['app', 'directory', 'organization', 'serviceProvider'],
  files: { app: ['iconId', 'logoId'] },
  rights: organizationsRights,
  docs: organizationsDocs,
  events: eventsIn(events),
  trail: organizationsTrail,
  endpoints: (all) => [
    ...organizationEndpoints,
    ...lookupEndpoints(Object.assign({}, ...all.map(({ lookups }) => lookups))),
  ],
  things: {
    app: {
      catalogue: { group: 'other', order: 70, words: eventWords },
      events: [appChanged],
      locate: async (_, ids) => ids.map((id) => ({ id, appId: id })),
      showing: appShowing,
    },
  },
  // Logos and icons are read by everyone who knows their app.
  mayReadFile: isBrandOf,
  lookups: { propertyManager: findProvidersByKey },
}
