import type { Docs } from '#kernel/server/docs.ts'

export const exchangeDocs: Docs = {
  tags: {
    'exchange-exports': 'All master data of an app as a file',
    'exchange-jobs': 'Deliveries of ERP systems',
  },
  effects: {
    'PUT /apps/:appId/exchange/manifest.json':
      'Starts a job in the background; its report is mailed to whom the manifest names, and webhooks tell of each thing.',
    'PUT /apps/:appId/exchange/delivery.zip':
      'Starts a job in the background; its report is mailed to whom the manifest names, and webhooks tell of each thing.',
    'POST /exchange-jobs/:exchangeJobId/confirmation': 'Starts the job in the background.',
    'POST /exchange-jobs/:exchangeJobId/undo': 'Starts a job in the background; webhooks tell of each thing.',
    'POST /apps/:appId/exchange/exports': 'Draws the export in the background.',
  },
}
