/** The page of a request: who reported it has it in the app, the staff in the Cockpit. */
export const pageOf = ({ area, objectId }: { area: string; objectId: string }) =>
  area === 'cockpit' ? `/cockpit/service-centre/${objectId}` : `/app/requests/${objectId}`
