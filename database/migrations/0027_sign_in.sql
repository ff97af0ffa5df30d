-- When a session last proved who holds it: by a password, a passkey or a second factor, never by a link that came by mail.
alter table palier.session add column proved_at timestamptz;
-- Proof for those who have neither: a code by mail, for the session that asked.
alter table palier.one_time_link drop constraint one_time_link_purpose_check;
alter table palier.one_time_link add constraint one_time_link_purpose_check
  check (purpose in ('password-reset', 'email-confirmation', 'staff-invitation', 'proof', 'sign-in'));
