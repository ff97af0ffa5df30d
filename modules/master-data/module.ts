import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { masterDataDocs } from './docs.ts'
import { masterDataEndpoints } from './endpoints.ts'
import {
  periodCreated,
  periodDeleted,
  periodUpdated,
  personCheckedIn,
  personCheckedOut,
  placeEvents,
} from './events.ts'
import { eventWords } from './events.words.ts'
import { masterDataDailyJobs } from './jobs.ts'
import { findPlacesByKey, locateIn } from './tree/lookup.queries.ts'
import { masterDataRights } from './rights.ts'
import { moveBuildingsBack, moveUnitsBack, setPeriodsAside } from './places.undo.queries.ts'
import { groupShowing, periodShowing, propertyShowing, unitShowing } from './showing.presenter.ts'
import { placesWritten } from './written.presenter.ts'
import * as events from './events.ts'
import { masterDataTrail } from './trail.words.ts'

const eventsOf = ({ created, updated, deleted, restored }: typeof placeEvents.Property) => [
  created,
  updated,
  deleted,
  restored,
]

export const masterDataModule: Module = {
  name: 'master-data',
  tables: [
    'building',
    'collection',
    'collectionPlace',
    'customItem',
    'property',
    'responsibility',
    'responsibilityPlace',
    'unit',
    'userRelation',
    'utilisationPeriod',
  ],
  open: [
    'building',
    'collection',
    'collectionPlace',
    'property',
    'responsibility',
    'responsibilityPlace',
    'unit',
    'userRelation',
    'utilisationPeriod',
  ],
  placed: {
    building: { repeats: ['app', 'property'] },
    unit: { repeats: ['app', 'property', 'building'] },
    utilisationPeriod: { repeats: ['app', 'property', 'building', 'unit'] },
    customItem: { repeats: ['property', 'building', 'unit'], keeps: 'from-undo' },
    responsibilityPlace: {},
  },
  rights: masterDataRights,
  docs: masterDataDocs,
  events: eventsIn(events),
  trail: masterDataTrail,
  takingBack: {
    building: { first: moveBuildingsBack },
    unit: { first: moveUnitsBack },
    utilisationPeriod: { first: setPeriodsAside },
  },
  endpoints: masterDataEndpoints,
  dailyJobs: masterDataDailyJobs,
  things: {
    property: {
      catalogue: { group: 'places', order: 90, words: eventWords },
      events: eventsOf(placeEvents.Property),
      locate: locateIn('property'),
      showing: propertyShowing,
    },
    group: {
      catalogue: { group: 'places', order: 100, words: eventWords },
      events: eventsOf(placeEvents.Group),
      locate: locateIn('building'),
      showing: groupShowing,
    },
    unit: {
      catalogue: { group: 'places', order: 110, words: eventWords },
      events: eventsOf(placeEvents.Unit),
      locate: locateIn('unit'),
      showing: unitShowing,
    },
    'utilisation-period': {
      catalogue: { group: 'places', order: 120, words: eventWords },
      events: [periodCreated, periodUpdated, periodDeleted, personCheckedIn, personCheckedOut],
      locate: locateIn('utilisationPeriod'),
      showing: periodShowing,
    },
  },
  written: placesWritten,
  lookups: findPlacesByKey,
}
