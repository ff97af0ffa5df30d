export { findPeriod, type PeriodRow } from './periods.queries.ts'
export { presentPeriod } from './periods.presenter.ts'
export { isInterface, mayMakeResponsible, periodAbilities } from './policy.ts'
export { findUnitIds } from './tree/search.queries.ts'
export { searchTextOfUnit, wordsOfBuilding } from './search-text.queries.ts'
export { writeCollectionPlaces, writeCollections } from './collections.bulk.queries.ts'
export { changeFields, setChangingAside } from './fields.bulk.queries.ts'
export { makePeriods, writePeriods } from './periods.bulk.queries.ts'
export {
  changeKeys,
  giveKeysToPlaces,
  makeBuildings,
  makeProperties,
  makeUnits,
  renewSearchTexts,
  writeBuildings,
  writeProperties,
  writeUnits,
} from './places.bulk.queries.ts'
export { writeResponsibilities } from './responsibilities/bulk.queries.ts'
export { findPlacesByKey } from './tree/lookup.queries.ts'
export { DAYS_TO_RESTORE } from './changes.rules.ts'
export { deleteUnusedPeriods, deleteUnusedPlaces } from './removal/unused.queries.ts'
