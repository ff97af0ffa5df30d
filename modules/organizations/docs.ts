import type { Docs } from '#kernel/server/docs.ts'

export const organizationsDocs: Docs = {
  tags: {
    apps: 'The apps of an organization, and what is made in one of them',
    'id-lookup': 'The ids of things by the customer’s own keys',
    organizations: 'The organization itself',
    'property-managers': 'Service providers and who works for them, by the incumbent’s name',
    'public-app': 'The app of this installation',
    'service-providers': 'Property managers and craftspeople',
  },
}
