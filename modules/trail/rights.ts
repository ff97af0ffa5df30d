import type { Rights } from '#kernel/server/rights.ts'

export const trailRights: Rights = {
  needs: {
    'POST /trail/exports': 'organization.edit',
    'GET /trail': 'organization.edit',
  },
  withoutAbility: {
    'GET /trail/exports/:trailExportId/file': 'an export is fetched by who asked for it',
    'GET /users/:userId/trail': 'what happened to an account is for whose it is',
  },
}
