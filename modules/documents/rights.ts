import type { Rights } from '#kernel/server/rights.ts'

export const documentsRights: Rights = {
  abilities: ['documents.manage'],
  roles: {
    'doc-admin': {
      names: { de: 'Dokumente', fr: 'Documents', it: 'Documenti', en: 'Documents' },
      forPrograms: {
        order: 90,
        names: {
          de: 'Dokumente verwalten',
          fr: 'Gérer les documents',
          it: 'Gestire i documenti',
          en: 'Manage documents',
        },
      },
    },
  },
  grants: {
    'doc-admin': ['places.read', 'documents.manage'],
  },
  needs: {
    'POST /buckets': 'documents.manage',
    'POST /buckets/:bucketId/files': 'documents.manage',
    'DELETE /buckets/:bucketId/files': 'documents.manage',
    'DELETE /buckets/:bucketId/files/:fileId': 'documents.manage',
    'GET /buckets/:bucketId': 'documents.manage',
  },
  scopes: {
    documents: {
      order: 50,
      names: { de: 'Dokumente', fr: 'les documents', it: 'i documenti', en: 'documents' },
    },
  },
}
