-- Of what kind the mail server's last answer about us is, so that whoever may change it is told what to do.
alter table palier.mail_server
  add column cause text check (cause in ('login', 'unreachable', 'sender', 'quota', 'other'));
-- How many mails wait while it takes none.
create index mail_waiting on palier.mail (organization_id) where sent_at is null and failed_at is null;
