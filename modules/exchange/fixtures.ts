import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, owner, places: { appId } }) => {
    const exchangeJobId = await home.insert('exchangeJob', { appId, manifest: {} })
    await home.insert('exchangeProblem', {
      jobId: exchangeJobId,
      position: 0,
      file: 'units.csv',
      value: mark,
      reason: 'uuid',
    })
    const exchangeExportId = await home.insert('exchangeExport', {
      appId,
      createdById: owner.personId,
      withStaff: true,
    })
    return { exchangeJobId, exchangeExportId, fileName: 'units.csv' }
  },
  many: async ({ home, rows: { exchangeJobId } }, count) => {
    for (let number = 0; number < count; number++)
      await home.insert('exchangeProblem', {
        jobId: exchangeJobId,
        position: number + 1,
        file: 'units.csv',
        reason: 'uuid',
      })
  },
}
