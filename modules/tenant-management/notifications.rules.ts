import type { NotificationKind } from '#kernel/contract/notifications.ts'

const invitation = { type: 'invitation', category: 'messages' }

/** Who is asked to be added to a home answers on their first page; */
export const askedKind: NotificationKind = { ...invitation, area: 'homes', page: () => '/app/' }
/** who asked finds the tenants of the home. */
export const answeredKind: NotificationKind = {
  ...invitation,
  area: 'tenants',
  page: (unitId) => `/cockpit/master-data/Unit-${unitId}`,
}
