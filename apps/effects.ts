/** What an operation does beyond its reply: who is written to, what ends with it, what is called. The document of the API says it. */
export const effects: Record<string, string> = {
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
  'DELETE /oauth-clients/:oauthClientId': 'All tokens of the program end.',
  'DELETE /oauth-consents/:oauthClientId': 'All tokens that the program holds for the person end.',
  'POST /users/:userId/tickets':
    'Who looks after requests there is told in the Cockpit; when staff report it, the person is told in the app, by push and by mail as they wish.',
  'POST /property-managers/:serviceProviderId/tickets':
    'Who looks after requests there is told in the Cockpit.',
  'POST /tickets': 'The person and the assignee are told, in the app, by push and by mail as they wish.',
  'PATCH /tickets/:ticketId': 'A new assignee, and the person of a new status, are told as they wish.',
  'PUT /tickets/:ticketId/closure': 'The person is told as they wish.',
  'PUT /tickets/:ticketId/reopening': 'Who looks after it is told as they wish.',
  'POST /conversations/:conversationId/messages':
    'The other side is told in the app or the Cockpit, by push and by mail as they wish; of a note, only colleagues.',
  'POST /users/:userId/community-articles':
    'A post of the category `admin-messages` is in the inbox of everybody whom its channels reach before this returns; push and mail follow as they wish.',
  'POST /buckets/:bucketId/files':
    'Residents whom the bucket reaches have it in their inbox before this returns; push and mail follow as they wish.',
  'POST /registration-codes':
    'With `instantTenantInviteActive` and an address one invitation is mailed; else nothing is.',
  'POST /utilisation-periods/:utilisationPeriodId/registration-codes':
    'With `instantTenantInviteActive` and an address one invitation is mailed; else nothing is.',
  'POST /invitations/:invitationId/resends': 'Sends one mail.',
  'POST /utilisation-periods/:utilisationPeriodId/users':
    'Sends an invitation by mail to whom one does not look after; nobody else is mailed.',
  'DELETE /utilisation-periods/:utilisationPeriodId/users/:userId':
    'What let the person into this home ends at once.',
  'POST /apps/:appId/registration-mails':
    'Sends the invitation once more, where the management knows the address.',
  'POST /apps/:appId/registrations':
    'Sends one mail to confirm the address, unless the invitation’s link has shown it.',
  'PUT /offers/:offerId/acceptance': 'Who made the invitation sees it as used.',
  'PUT /offers/:offerId/refusal': 'Who made the invitation is told.',
  'PUT /imports/:importId/application':
    'Webhooks and the list of events tell of each thing; invitations follow by themselves only where the app says so (`automaticInvitation`).',
  'PUT /imports/:importId/undoing': 'Webhooks and the list of events tell of each thing.',
  'PUT /apps/:appId/exchange/manifest.json':
    'Starts a job in the background; its report is mailed to whom the manifest names, and webhooks tell of each thing.',
  'PUT /apps/:appId/exchange/delivery.zip':
    'Starts a job in the background; its report is mailed to whom the manifest names, and webhooks tell of each thing.',
  'POST /exchange-jobs/:exchangeJobId/confirmation': 'Starts the job in the background.',
  'POST /exchange-jobs/:exchangeJobId/undo': 'Starts a job in the background; webhooks tell of each thing.',
  'POST /apps/:appId/exchange/exports': 'Draws the export in the background.',
  'POST /letters': 'Draws the letters in the background; nothing is mailed.',
  'POST /trail/exports': 'Draws the file in the background.',
  'POST /apps/:appId/webhooks': 'Calls the URL once, with a test event.',
  'PATCH /webhooks/:webhookId': 'Another URL is called once, with a test event.',
  'POST /webhooks/:webhookId/tests': 'Calls the URL once.',
  'POST /webhook-deliveries/:deliveryId/replays': 'Calls the URL in the background.',
  'POST /webhooks/:webhookId/replays': 'Calls the URL in the background, for each.',
  'DELETE /webhooks/:webhookId': 'What still waits for it is not sent.',
}
