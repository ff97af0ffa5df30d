-- A password that somebody else chose says nothing about whose address it is. Until now it made the address count as confirmed.
alter table palier.person add column password_given boolean not null default false;
update palier.person set password_given = true, email_confirmed_at = null
where password_hash is not null and password_changed_at is null
  and email_confirmed_at between created_at - interval '10 seconds' and created_at + interval '10 seconds'
  and not exists (select from palier.registration_code code where code.organization_id = person.organization_id and code.used_by_id = person.id);

-- The name of a person stands in mails, where programs make links of what looks like one.
update palier.person set username = regexp_replace(regexp_replace(username, '[[:cntrl:]]+', ' ', 'g'), '://|www\.', ' ', 'gi')
where username ~* '[[:cntrl:]]|://|www\.';
alter table palier.person add constraint name_with_link check (username !~* '[[:cntrl:]]|://|www\.');

-- A change of the address of an account that is somebody's: it waits for the new address, and for the old one.
create table palier.email_change (
  id              palier.id not null default palier.new_id(),
  person_id       palier.id not null,
  old_email       text not null,
  new_email       text not null,
  asked_by        text not null check (asked_by in ('self', 'staff', 'interface')),
  asked_by_id     palier.id,
  -- The delivery or the import that said so.
  delivery_id     palier.id,
  old_token_hash  text,
  new_token_hash  text,
  undo_token_hash text,
  asked_at        timestamptz not null default now(),
  confirmed_at    timestamptz,
  approved_at     timestamptz,
  ended_at        timestamptz,
  outcome         text check (outcome in ('done', 'corrected', 'stopped', 'withdrawn', 'replaced', 'expired', 'taken', 'taken-back')),
  constraint email_change_ends_somehow check ((ended_at is null) = (outcome is null))
);
call palier.organization_table('palier.email_change');
create unique index email_change_pending on palier.email_change (organization_id, person_id) where ended_at is null;
create index email_change_by_person on palier.email_change (organization_id, person_id, asked_at desc);
create index email_change_by_old_token on palier.email_change (organization_id, old_token_hash) where old_token_hash is not null;
create index email_change_by_new_token on palier.email_change (organization_id, new_token_hash) where new_token_hash is not null;
create index email_change_by_undo_token on palier.email_change (organization_id, undo_token_hash) where undo_token_hash is not null;
create index email_change_by_delivery on palier.email_change (organization_id, delivery_id) where delivery_id is not null;
create index email_change_by_asker on palier.email_change (organization_id, asked_by_id, asked_at) where asked_by_id is not null;
create index email_change_to_old on palier.email_change (organization_id, lower(old_email)) where outcome = 'done';
alter table palier.email_change
  add constraint email_change_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade,
  add constraint email_change_asked_by foreign key (organization_id, asked_by_id) references palier.person (organization_id, id) on delete set null (asked_by_id);
