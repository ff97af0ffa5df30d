import { plural, words } from '#kernel/contract/words.ts'
import type { ImportState, Kind, RowFilter } from './contract.ts'

const from = (texts: Record<string, string>, code: string) => texts[code] ?? code

/** The texts of the import: screens, report and command line. */
export const importWords = words({
  de: {
    title: 'Daten importieren',
    reportLine: 'Zeile',
    reportWhat: 'Objekt',
    reportOutcome: 'Ergebnis',
    reportDetails: 'Einzelheiten',
    outcomeOf: (outcome: RowFilter) =>
      ({
        create: 'Neu',
        change: 'Geändert',
        same: 'Unverändert',
        error: 'Fehler',
        remark: 'Hinweis',
        kept: 'Geblieben',
      })[outcome],
    kindOf: (kind: Kind) =>
      ({
        property: 'Liegenschaft',
        building: 'Gebäude',
        unit: 'Einheit',
        period: 'Mietzeitraum',
        tenant: 'Mieter',
      })[kind],
    stateOf: (state: ImportState) =>
      ({
        mapping: 'Spalten zuordnen',
        previewing: 'Vorschau entsteht',
        previewed: 'Vorschau bereit',
        applying: 'Wird übernommen',
        applied: 'Übernommen',
        undoing: 'Wird rückgängig gemacht',
        undone: 'Rückgängig gemacht',
        failed: 'Nicht möglich',
      })[state],
    keptOf: (reason: string) =>
      from(
        {
          'in-use': 'bleibt, weil es gebraucht wird',
          'changed-since': 'bleibt, weil es seither geändert wurde',
        },
        reason,
      ),
    unitsMade: (count: number, shown: string) =>
      plural('de', count, { one: '1 Einheit nach Regel', other: `${shown} Einheiten nach Regel` }),
  },
  fr: {
    title: 'Importer des données',
    reportLine: 'Ligne',
    reportWhat: 'Objet',
    reportOutcome: 'Résultat',
    reportDetails: 'Détails',
    outcomeOf: (outcome) =>
      ({
        create: 'Nouveau',
        change: 'Modifié',
        same: 'Inchangé',
        error: 'Erreur',
        remark: 'Remarque',
        kept: 'Conservé',
      })[outcome],
    kindOf: (kind) =>
      ({
        property: 'Immeuble',
        building: 'Bâtiment',
        unit: 'Unité',
        period: 'Période de location',
        tenant: 'Locataire',
      })[kind],
    stateOf: (state) =>
      ({
        mapping: 'Colonnes à attribuer',
        previewing: 'Aperçu en préparation',
        previewed: 'Aperçu prêt',
        applying: 'Reprise en cours',
        applied: 'Repris',
        undoing: 'Annulation en cours',
        undone: 'Annulé',
        failed: 'Impossible',
      })[state],
    keptOf: (reason) =>
      from(
        { 'in-use': 'reste, car il est utilisé', 'changed-since': 'reste, car il a été modifié depuis' },
        reason,
      ),
    unitsMade: (count, shown) =>
      plural('fr', count, { one: `${shown} unité selon la règle`, other: `${shown} unités selon la règle` }),
  },
  it: {
    title: 'Importare dati',
    reportLine: 'Riga',
    reportWhat: 'Oggetto',
    reportOutcome: 'Risultato',
    reportDetails: 'Dettagli',
    outcomeOf: (outcome) =>
      ({
        create: 'Nuovo',
        change: 'Modificato',
        same: 'Invariato',
        error: 'Errore',
        remark: 'Nota',
        kept: 'Rimasto',
      })[outcome],
    kindOf: (kind) =>
      ({
        property: 'Immobile',
        building: 'Edificio',
        unit: 'Unità',
        period: 'Periodo di locazione',
        tenant: 'Inquilino',
      })[kind],
    stateOf: (state) =>
      ({
        mapping: 'Colonne da assegnare',
        previewing: 'Anteprima in preparazione',
        previewed: 'Anteprima pronta',
        applying: 'Ripresa in corso',
        applied: 'Ripreso',
        undoing: 'Annullamento in corso',
        undone: 'Annullato',
        failed: 'Impossibile',
      })[state],
    keptOf: (reason) =>
      from(
        {
          'in-use': 'resta, perché è in uso',
          'changed-since': 'resta, perché nel frattempo è stato modificato',
        },
        reason,
      ),
    unitsMade: (count, shown) =>
      plural('it', count, { one: '1 unità secondo la regola', other: `${shown} unità secondo la regola` }),
  },
  en: {
    title: 'Import data',
    reportLine: 'Line',
    reportWhat: 'Object',
    reportOutcome: 'Outcome',
    reportDetails: 'Details',
    outcomeOf: (outcome) =>
      ({
        create: 'New',
        change: 'Changed',
        same: 'Unchanged',
        error: 'Error',
        remark: 'Remark',
        kept: 'Kept',
      })[outcome],
    kindOf: (kind) =>
      ({
        property: 'Property',
        building: 'Building',
        unit: 'Unit',
        period: 'Utilisation period',
        tenant: 'Tenant',
      })[kind],
    stateOf: (state) =>
      ({
        mapping: 'Map the columns',
        previewing: 'Preparing the preview',
        previewed: 'Preview ready',
        applying: 'Being applied',
        applied: 'Applied',
        undoing: 'Being undone',
        undone: 'Undone',
        failed: 'Not possible',
      })[state],
    keptOf: (reason) =>
      from(
        { 'in-use': 'stays because it is in use', 'changed-since': 'stays because it was changed since' },
        reason,
      ),
    unitsMade: (count, shown) =>
      plural('en', count, { one: '1 unit made by the rule', other: `${shown} units made by the rule` }),
  },
})
