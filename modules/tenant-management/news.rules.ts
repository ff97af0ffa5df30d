import type { NewsKind } from '#kernel/contract/news.ts'

const invitation = { type: 'invitation', category: 'messages' }

/** Who is asked to be added to a home answers on their first page; */
export const askedKind: NewsKind = { ...invitation, area: 'homes', page: () => '/app/' }
/** who asked finds the tenants of the home. */
export const answeredKind: NewsKind = {
  ...invitation,
  area: 'tenants',
  page: (unitId) => `/cockpit/master-data/Unit-${unitId}`,
}
