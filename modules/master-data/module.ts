import type { Module } from '#kernel/server/module.ts'
import { masterDataEndpoints } from './endpoints.ts'
import {
  periodCreated,
  periodDeleted,
  periodUpdated,
  personCheckedIn,
  personCheckedOut,
  placeEvents,
} from './events.ts'
import { masterDataDailyJobs, masterDataJobs } from './jobs.ts'
import { findPlacesByKey, locateIn } from './lookup.queries.ts'
import { groupShowing, periodShowing, propertyShowing, unitShowing } from './showing.presenting.ts'

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
  open: ['building', 'property', 'unit', 'utilisationPeriod'],
  placed: {
    building: { repeats: ['app', 'property'] },
    unit: { repeats: ['app', 'property', 'building'] },
    utilisationPeriod: { repeats: ['app', 'property', 'building', 'unit'] },
    customItem: { repeats: ['property', 'building', 'unit'], keeps: 'from-undo' },
    responsibilityPlace: {},
  },
  endpoints: masterDataEndpoints,
  jobs: masterDataJobs,
  dailyJobs: masterDataDailyJobs,
  things: {
    property: {
      events: eventsOf(placeEvents.Property),
      locate: locateIn('property'),
      showing: propertyShowing,
    },
    group: { events: eventsOf(placeEvents.Group), locate: locateIn('building'), showing: groupShowing },
    unit: { events: eventsOf(placeEvents.Unit), locate: locateIn('unit'), showing: unitShowing },
    'utilisation-period': {
      events: [periodCreated, periodUpdated, periodDeleted, personCheckedIn, personCheckedOut],
      locate: locateIn('utilisationPeriod'),
      showing: periodShowing,
    },
  },
  lookups: findPlacesByKey,
}
