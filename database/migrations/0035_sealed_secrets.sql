-- Secrets that must be readable again lie sealed (kernel/server/sealing.ts): a column of this type takes nothing plain. What
-- lies there from before is sealed by the next start, which finds the columns by their type.
create domain palier.sealed as text;

alter table palier.webhook drop constraint webhook_secret_check;
alter table palier.webhook alter column secret type palier.sealed;
alter table palier.registration_code alter column mail_secret type palier.sealed;

-- What the whole installation signs with, such as the key pair of web push.
create table palier.secret (name text primary key, value palier.sealed not null);
grant select, insert on palier.secret to palier_app;
insert into palier.secret (name, value)
  select name, value #>> '{}' from palier.setting where name in ('vapid', 'unsubscribing');
delete from palier.setting where name in ('vapid', 'unsubscribing');

alter domain palier.sealed add constraint sealed check (value ~ '^s1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$') not valid;

-- What a delivery kept for its undo must not carry what is sealed in its place.
alter table palier.exchange_change no force row level security;
update palier.exchange_change set before = before - 'mail_secret' where table_name = 'registration_code';
alter table palier.exchange_change force row level security;

-- The owner looks over all organizations, also where it is no superuser: so does the clock of jobs, which acts through
-- every_organization(). The application's role stays fenced.
alter policy organization on palier.organization
  using (id = palier.current_organization() or current_user <> 'palier_app');
