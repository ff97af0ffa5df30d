import type { Fixtures } from '#test/fixtures.ts'
import { trailExported } from './events.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, owner }) => ({
    trailExportId: await home.insert('event', {
      type: trailExported.name,
      subjectId: home.organizationId,
      actorId: owner.personId,
      data: JSON.stringify({ filters: {} }),
    }),
  }),
  shared: {
    'POST /trail/exports': 'the trail keeps what was asked for, also of whom one may not see anything',
  },
}
