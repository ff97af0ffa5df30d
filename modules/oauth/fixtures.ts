import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark }) => ({
    oauthClientId: await home.insert('oauthClient', { name: mark, kind: 'confidential' }),
  }),
  examples: () => ({
    redirectUris: 'https://program.example/back',
    termsUrl: 'https://program.example/terms',
    privacyUrl: 'https://program.example/privacy',
  }),
}
