/**
 * The page of what somebody is told of: a request is in the app for who reported it and in the Cockpit for the staff; a
 * file is the file itself, and who is asked to be added to a home answers on their first page.
 */
export const pageOf = ({ area, objectId }: { area: string; objectId: string }) => {
  if (area === 'cockpit') return `/cockpit/service-centre/${objectId}`
  if (area === 'pinboard') return `/app/posts/${objectId}`
  if (area === 'documents') return `/api/v1/files/${objectId}/original`
  if (area === 'homes') return '/app/'
  if (area === 'tenants') return `/cockpit/master-data/Unit-${objectId}`
  return `/app/requests/${objectId}`
}
