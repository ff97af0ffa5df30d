-- A mail is taken for as long as it is being sent, without holding a transaction. Once it went out it keeps no body: what a link
-- in it opens is its reader's alone. `failed_at` is when it was given up: `problem` says whether its address refuses it.
alter table palier.mail
  add column taken_until timestamptz,
  -- How often its sending ended without a word, because its process did: it may have gone out.
  add column interruptions int not null default 0,
  add column failed_at timestamptz,
  add column problem text check (problem in ('address-refused', 'given-up', 'interrupted'));
create index mail_by_creation on palier.mail (organization_id, created_at);

-- How the mail server of the installation answers, in words that name nobody: for the operator.
create table palier.mail_server (
  name          text primary key default 'smtp' check (name = 'smtp'),
  failing_since timestamptz,
  failed_at     timestamptz,
  last_error    text,
  sent_at       timestamptz
);
insert into palier.mail_server default values;
grant select, update on palier.mail_server to palier_app;

-- Why the mail of an invitation did not arrive; null when it did, or nobody knows.
alter table palier.registration_code add column invitation_problem text;

alter table palier.exchange_export drop constraint exchange_export_state_check;
alter table palier.exchange_export add constraint exchange_export_state_check check (state in ('waiting', 'done', 'failed'));
