import type { Docs } from '#kernel/server/docs.ts'

export const accountsDocs: Docs = {
  tags: {
    devices: 'The browsers in which one has signed in',
    'email-changes': 'The links of mails about a new address',
    'email-confirmations': 'The link that confirms an address',
    me: 'Who is signed in',
    passkeys: 'Passkeys, with which one signs in without a password',
    'password-resets': 'A new password by mail',
    permissions: 'Roles that were granted',
    presets: 'Sets of roles, granted with one click',
    'second-factor': 'The code beside the password',
    sessions: 'Signing in and out',
    'sign-in-links': 'Signing in by mail',
    users: 'People, what they may do and what is theirs',
  },
  effects: {
    'POST /sessions': 'Opens a session and sets its cookie.',
    'DELETE /sessions/:sessionId': 'That device is signed out at once.',
    'DELETE /devices/:deviceId': 'That browser is signed out at once.',
    'POST /sessions/current/proof-codes': 'Sends one mail with the code.',
    'PUT /second-factor': 'The person is told by mail.',
    'DELETE /second-factor': 'The person is told by mail.',
    'DELETE /users/:userId/second-factor': 'The person is signed out everywhere and told by mail.',
    'POST /passkeys': 'The person is told by mail.',
    'DELETE /passkeys/:passkeyId': 'The person is told by mail.',
    'POST /password-resets': 'Sends one mail with a link, where the address has an account.',
    'PUT /password-resets/:token': 'All sessions of the account end.',
    'POST /sign-in-links':
      'Sends one mail with a link and a code, where the address has an account of a resident.',
    'PUT /users/:userId/password': 'All other sessions of the account end.',
    'PATCH /users/:userId':
      'Another `email` sends a mail with a link to the new address and one to the old; it counts once it is confirmed. Nothing else is mailed.',
    'POST /users': 'Sends no mail: POST /users/:userId/invitations does.',
    'POST /users/:userId/invitations': 'Sends one mail with a link; `inviteEmailSent` is true from then on.',
    'PUT /users/:userId/lock': 'All sessions and tokens of the account end.',
    'PUT /users/:userId/deactivation':
      'All sessions and tokens of the account end, and nothing is sent to it any more.',
    'POST /users/:userId/permissions': 'Counts from the person’s next request on.',
    'DELETE /permissions/:permissionId': 'Counts from the person’s next request on.',
  },
}
