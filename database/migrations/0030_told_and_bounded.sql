-- What touched a person's account and waits to be told to them, all of it in one mail.
create table palier.account_news (
  id         palier.id not null default palier.new_id(),
  person_id  palier.id not null,
  event_id   palier.id not null,
  created_at timestamptz not null default now(),
  told_at    timestamptz
);
call palier.organization_table('palier.account_news');
create unique index account_news_once on palier.account_news (organization_id, event_id);
create index account_news_waiting on palier.account_news (organization_id, person_id, created_at) where told_at is null;
create index account_news_told on palier.account_news (organization_id, told_at) where told_at is not null;
alter table palier.account_news
  add constraint account_news_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;

-- Whose doing a mail is: what one person causes is counted, and gathered when it is too much.
alter table palier.mail add column caused_by_id palier.id;
create index mail_by_cause on palier.mail (organization_id, caused_by_id, created_at) where caused_by_id is not null;
create index mail_by_recipient on palier.mail (organization_id, person_id, created_at) where person_id is not null;

-- How much somebody has written lately.
create index ticket_by_creator on palier.ticket (organization_id, created_by_id, created_at);
create index message_by_author on palier.message (organization_id, author_id, created_at);
