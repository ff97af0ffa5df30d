interface Wishes {
  channels: unknown
  notificationSettings: unknown
}

/** Whether a person wants to be told of something this way; whoever has no account has said nothing against it. */
export const wants = (
  { channels, notificationSettings }: Wishes,
  channel: 'email' | 'push',
  kind: 'messages' | 'admin-messages' | 'new-file',
) =>
  (channels as Record<string, boolean> | null)?.[channel] !== false &&
  (notificationSettings as Record<string, string> | null)?.[kind] !== 'never'
