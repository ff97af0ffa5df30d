import type { Docs } from '#kernel/server/docs.ts'

export const oauthDocs: Docs = {
  tags: {
    'oauth-clients': 'The programs that an organization has registered',
    'oauth-consents': 'The programs that one has allowed',
  },
  effects: {
    'DELETE /oauth-clients/:oauthClientId': 'All tokens of the program end.',
    'DELETE /oauth-consents/:oauthClientId': 'All tokens that the program holds for the person end.',
  },
}
