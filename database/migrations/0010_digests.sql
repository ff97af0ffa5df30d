-- News that a person wants gathered: told in one mail per app when they are due. Rows that were told stay for a few days,
-- so that a reaction that runs twice does not tell them again.
create table palier.digest_entry (
  id          palier.id not null default palier.new_id(),
  person_id   palier.id not null,
  app_id      palier.id not null,
  category    text not null,
  -- Where the reader works on it: in the resident's app, or in the Cockpit.
  area        text not null check (area in ('app', 'cockpit')),
  object_id   palier.id not null,
  key         text not null,
  -- In the reader's language: what happened, and what somebody wrote.
  line        text not null,
  quote       jsonb,
  -- Who has read the object since then knows already.
  occurred_at timestamptz not null,
  due_at      timestamptz not null,
  told_at     timestamptz
);
call palier.organization_table('palier.digest_entry');
create unique index digest_entry_once on palier.digest_entry (organization_id, person_id, key);
create index digest_entry_due on palier.digest_entry (organization_id, due_at, person_id) where told_at is null;
create index digest_entry_by_person on palier.digest_entry (organization_id, person_id, due_at) where told_at is null;
create index digest_entry_told on palier.digest_entry (organization_id, told_at) where told_at is not null;

alter table palier.digest_entry
  add constraint digest_entry_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade,
  add constraint digest_entry_app foreign key (organization_id, app_id) references palier.app (organization_id, id) on delete cascade;

-- Who is told as one of the staff finds the request in the Cockpit, who reported it in the app.
alter table palier.notification add column area text not null default 'app' check (area in ('app', 'cockpit'));
create index notification_by_object on palier.notification (organization_id, person_id, object_id);

-- Until now the app led the staff to requests that only the Cockpit shows.
update palier.notification set area = 'cockpit' from palier.ticket
where ticket.organization_id = notification.organization_id and ticket.id = notification.object_id
  and ticket.person_id is distinct from notification.person_id;
