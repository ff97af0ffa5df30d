import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  unguessable: ['PUT /push-subscriptions'],
  elsewhere: {
    'mail.failed': 'the mail itself says what became of it',
  },
}
