create table palier.notification (
  id                   palier.id not null default palier.new_id(),
  person_id            palier.id not null,
  type                 text not null,
  category             text not null,
  -- What the reader's language turns into words: a key of the module's words and what fills it.
  words                jsonb not null default '{}',
  title                text not null,
  object_id            palier.id not null,
  referenced_object_id palier.id,
  created_at           timestamptz not null default now(),
  read_at              timestamptz
);
call palier.organization_table('palier.notification');
create index notification_by_person on palier.notification (organization_id, person_id, id desc);
create index notification_unread on palier.notification (organization_id, person_id) where read_at is null;

create table palier.push_subscription (
  id         palier.id not null default palier.new_id(),
  person_id  palier.id not null,
  session_id palier.id,
  endpoint   text not null check (length(endpoint) <= 2000),
  keys       jsonb not null,
  created_at timestamptz not null default now()
);
call palier.organization_table('palier.push_subscription');
create unique index push_subscription_once on palier.push_subscription (organization_id, person_id, endpoint);

-- A mail is a row until the worker has handed it to SMTP.
create table palier.mail (
  id           palier.id not null default palier.new_id(),
  person_id    palier.id,
  ticket_id    palier.id,
  kind         text not null,
  sender_name  text not null,
  recipient    text not null,
  subject      text not null,
  html         text not null,
  text         text not null,
  message_id   text not null,
  reference_id text,
  headers      jsonb not null default '{}',
  -- What makes it this mail and no other: a reaction that runs twice writes it once.
  key          text not null,
  created_at   timestamptz not null default now(),
  sent_at      timestamptz,
  attempts     int not null default 0,
  last_error   text
);
call palier.organization_table('palier.mail');
create unique index mail_once on palier.mail (organization_id, key);
create index mail_by_age on palier.mail (organization_id, id desc);

alter table palier.notification add constraint notification_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.push_subscription
  add constraint push_subscription_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade,
  add constraint push_subscription_session foreign key (organization_id, session_id) references palier.session (organization_id, id) on delete cascade;
alter table palier.mail add constraint mail_person foreign key (organization_id, person_id) references palier.person (organization_id, id);
