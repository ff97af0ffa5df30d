import type { Rights } from '#kernel/server/rights.ts'

export const exchangeRights: Rights = {
  needs: {
    'PUT /apps/:appId/exchange/manifest.json': 'places.import',
    'PUT /apps/:appId/exchange/delivery.zip': 'places.import',
    'PUT /apps/:appId/exchange/files/:fileName': 'places.import',
    'POST /exchange-jobs/:exchangeJobId/confirmation': 'places.import',
    'POST /exchange-jobs/:exchangeJobId/undo': 'places.import',
    'POST /apps/:appId/exchange/exports': 'places.import tenants.manage',
    'GET /apps/:appId/exchange/jobs': 'places.import',
    'GET /exchange-jobs/:exchangeJobId': 'places.import',
    'GET /exchange-jobs/:exchangeJobId/problems': 'places.import',
  },
  withoutAbility: {
    'GET /exchange-exports/:exchangeExportId': 'an export is fetched by who asked for it',
    'GET /exchange-exports/:exchangeExportId/file': 'an export is fetched by who asked for it',
  },
}
