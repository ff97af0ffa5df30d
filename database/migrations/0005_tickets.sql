create table palier.ticket_category (
  id          palier.id not null default palier.new_id(),
  app_id      palier.id not null,
  parent_id   palier.id,
  key         text not null check (length(key) between 1 and 64),
  name        jsonb not null,
  hint        jsonb not null default '{}',
  position    int not null default 0,
  archived_at timestamptz
);
call palier.organization_table('palier.ticket_category');
create unique index ticket_category_key_taken on palier.ticket_category (organization_id, app_id, key);

-- The number people say on the phone, counted in each organization.
create table palier.ticket_counter (
  id   palier.id not null default palier.new_id(),
  last bigint not null default 0
);
call palier.organization_table('palier.ticket_counter');
create unique index ticket_counter_once on palier.ticket_counter (organization_id);

create table palier.ticket (
  id                     palier.id not null default palier.new_id(),
  number                 bigint not null,
  app_id                 palier.id not null,
  property_id            palier.id,
  building_id            palier.id,
  unit_id                palier.id,
  utilisation_period_id  palier.id,
  -- The requester: a person with an account, or the name and contact of somebody without one.
  person_id              palier.id,
  requester_name         text,
  requester_email        text,
  requester_phone        text,
  category_id            palier.id not null,
  title                  text not null check (length(title) between 1 and 200),
  description            text not null default '' check (length(description) <= 20000),
  status                 text not null default 'waiting-for-agent'
    check (status in ('waiting-for-agent', 'waiting-for-customer', 'waiting-for-external', 'closed')),
  assignee_id            palier.id,
  created_by_id          palier.id,
  input_channel          text not null default 'app',
  custom_settings        jsonb not null default '{}',
  version                int not null default 1,
  message_count          int not null default 0,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  -- Moves with everything that the requester or an agent says or does: the order of the list.
  activity_at            timestamptz not null default now(),
  status_changed_at      timestamptz not null default now(),
  -- Since when the requester has been waiting for our word; null while they are not.
  customer_waiting_since timestamptz default now(),
  closed_at              timestamptz,
  -- Number, title, requester and address; messages have their own index.
  search                 text not null default ''
);
call palier.organization_table('palier.ticket');
create unique index ticket_number_taken on palier.ticket (organization_id, number);
create index ticket_by_app on palier.ticket (organization_id, app_id, status, activity_at desc, id desc);
create index ticket_by_property on palier.ticket (organization_id, property_id, status, activity_at desc, id desc);
create index ticket_by_building on palier.ticket (organization_id, building_id, status, activity_at desc, id desc);
create index ticket_by_unit on palier.ticket (organization_id, unit_id, status, activity_at desc, id desc);
create index ticket_by_person on palier.ticket (organization_id, person_id, activity_at desc, id desc);
create index ticket_by_assignee on palier.ticket (organization_id, assignee_id, status, activity_at desc, id desc);
create index ticket_by_category on palier.ticket (organization_id, category_id, status, activity_at desc, id desc);
create index ticket_unassigned on palier.ticket (organization_id, app_id, status, activity_at desc, id desc) where assignee_id is null;
create index ticket_not_registered on palier.ticket (organization_id, app_id, status, activity_at desc, id desc) where person_id is null;
create index ticket_waiting on palier.ticket (organization_id, app_id, status, customer_waiting_since, id) where customer_waiting_since is not null;
create index ticket_in_number_order on palier.ticket (organization_id, app_id, status, number desc);
create index ticket_requester_email on palier.ticket (organization_id, lower(requester_email)) where person_id is null;
create index ticket_search on palier.ticket using gin (organization_id, search public.gin_trgm_ops);

create table palier.conversation (
  id         palier.id not null default palier.new_id(),
  ticket_id  palier.id not null,
  created_at timestamptz not null default now()
);
call palier.organization_table('palier.conversation');
create index conversation_by_ticket on palier.conversation (organization_id, ticket_id);

-- The words of a text, each behind a mark of its organization: looking for the beginning of a word then costs what that
-- organization wrote, not what all of them did. Whatever is no blank and no sign of ASCII or of typography is part of a word.
create function palier.marked_word(organization text, word text) returns text language sql immutable parallel safe
  return left(md5(organization), 4) || left(word, 40);
create function palier.marked_words(organization text, content text) returns tsvector language sql immutable parallel safe
  return (select array_to_tsvector(coalesce(array_agg(distinct palier.marked_word(organization, word)), '{}'))
    from regexp_split_to_table(palier.searchable(content), E'[\\s!-/:-@[-`{-~«»„“”‘’–—…]+') word where word <> '');

create table palier.message (
  id              palier.id not null default palier.new_id(),
  conversation_id palier.id not null,
  ticket_id       palier.id not null,
  type            text not null default 'text' check (type in ('text', 'file')),
  content         text not null default '' check (length(content) <= 20000),
  -- An internal note is for the staff; no resident ever sees it.
  internal        boolean not null default false,
  author_id       palier.id,
  author_name     text,
  author_email    text,
  by_agent        boolean not null default false,
  input_channel   text not null default 'app',
  created_at      timestamptz not null default now()
);
call palier.organization_table('palier.message');
alter table palier.message add column words tsvector generated always as (palier.marked_words(organization_id, content)) stored;
create index message_by_ticket on palier.message (organization_id, ticket_id, created_at, id);
create index message_by_conversation on palier.message (organization_id, conversation_id, created_at, id);
create index message_words on palier.message using gin (words);

create table palier.attachment (
  id         palier.id not null default palier.new_id(),
  file_id    palier.id not null,
  ticket_id  palier.id not null,
  message_id palier.id,
  internal   boolean not null default false,
  position   int not null default 0
);
call palier.organization_table('palier.attachment');
create index attachment_by_ticket on palier.attachment (organization_id, ticket_id, message_id);
create index attachment_by_file on palier.attachment (organization_id, file_id);

-- Until when somebody has read a ticket.
create table palier.ticket_reading (
  id        palier.id not null default palier.new_id(),
  ticket_id palier.id not null,
  person_id palier.id not null,
  read_at   timestamptz not null default now()
);
call palier.organization_table('palier.ticket_reading');
create unique index ticket_reading_once on palier.ticket_reading (organization_id, person_id, ticket_id);

alter table palier.ticket_category
  add constraint ticket_category_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint ticket_category_parent foreign key (organization_id, parent_id) references palier.ticket_category (organization_id, id);
alter table palier.ticket
  add constraint ticket_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint ticket_property foreign key (organization_id, property_id) references palier.property (organization_id, id),
  add constraint ticket_building foreign key (organization_id, building_id) references palier.building (organization_id, id),
  add constraint ticket_unit foreign key (organization_id, unit_id) references palier.unit (organization_id, id),
  add constraint ticket_utilisation_period foreign key (organization_id, utilisation_period_id) references palier.utilisation_period (organization_id, id),
  add constraint ticket_person foreign key (organization_id, person_id) references palier.person (organization_id, id),
  add constraint ticket_category_of foreign key (organization_id, category_id) references palier.ticket_category (organization_id, id),
  add constraint ticket_assignee foreign key (organization_id, assignee_id) references palier.person (organization_id, id),
  add constraint ticket_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id);
alter table palier.conversation add constraint conversation_ticket foreign key (organization_id, ticket_id) references palier.ticket (organization_id, id) on delete cascade;
alter table palier.message
  add constraint message_conversation foreign key (organization_id, conversation_id) references palier.conversation (organization_id, id) on delete cascade,
  add constraint message_author foreign key (organization_id, author_id) references palier.person (organization_id, id);
alter table palier.attachment
  add constraint attachment_file foreign key (organization_id, file_id) references palier.file (organization_id, id),
  add constraint attachment_ticket foreign key (organization_id, ticket_id) references palier.ticket (organization_id, id) on delete cascade,
  add constraint attachment_message foreign key (organization_id, message_id) references palier.message (organization_id, id) on delete cascade;
alter table palier.ticket_reading
  add constraint ticket_reading_ticket foreign key (organization_id, ticket_id) references palier.ticket (organization_id, id) on delete cascade,
  add constraint ticket_reading_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;

-- Under row level security the planner keeps away from indexes whose operators might leak, such as those of LIKE and @@.
-- This function looks in its caller's organization and reach only and gives ids, which the caller reads like any others:
-- the newest tickets in which every word occurs, and those with a message in which words begin with each of `said`. A
-- note counts where it may be read. Staff start from the words, everybody else from their own few tickets.
create function palier.tickets_like(
  words text[], said text[], most int,
  apps text[], properties text[], buildings text[], units text[], assignee text, requester text
) returns setof text language plpgsql stable security definer set search_path = '' as $$
declare
  organization text := palier.current_organization();
  here text := format('organization_id = %L', organization);
  staff text := nullif(concat_ws(' or ',
    case when apps <> '{}' then format('app_id = any(%L::text[])', apps) end,
    case when properties <> '{}' then format('property_id = any(%L::text[])', properties) end,
    case when buildings <> '{}' then format('building_id = any(%L::text[])', buildings) end,
    case when units <> '{}' then format('unit_id = any(%L::text[])', units) end,
    case when assignee is not null then format('assignee_id = %L', assignee) end), '');
  own text := format('person_id = %L', requester);
  likes text := (select string_agg(format('search like %L', '%' || palier.searchable(word) || '%'), ' and ') from unnest(words) word);
  begins text := (select format('words @@ %L::tsquery', string_agg(format('%L:*', palier.marked_word(organization, palier.searchable(word))), ' & '))
    from unnest(said) word having count(*) > 0);
begin
  if staff is null then
    return query execute format('select id::text from palier.ticket where %s and %s and (%s)', here, own, coalesce(likes, 'false'));
    return query execute format('select message.ticket_id::text
      from (select organization_id, id from palier.ticket where %s and %s offset 0) ticket
      join palier.message on message.organization_id = ticket.organization_id and message.ticket_id = ticket.id
      where not message.internal and message.%s limit %s', here, own, coalesce(begins, 'words is null'), most);
    return;
  end if;
  if likes is not null then
    return query execute format('select id::text from (select * from palier.ticket where %s and %s offset 0) found
      where %s or %s order by activity_at desc limit %s', here, likes, staff, own, most);
  end if;
  if begins is not null then
    return query execute format('select found.ticket_id::text
      from (select ticket_id, id, internal from palier.message where %1$s and %2$s order by id desc limit %3$s) found
      cross join lateral (select * from palier.ticket where ticket.%1$s and ticket.id = found.ticket_id offset 0) ticket
      where %4$s or (%5$s and not found.internal) limit %6$s', here, begins, 2 * most, staff, own, most);
  end if;
end $$;

-- The people and registration codes whose names, addresses of mail or codes hold every word; see tickets_like().
create function palier.requesters_like(words text[], most int) returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  here text := format('organization_id = %L', palier.current_organization());
  likes text := (select string_agg(format('search like %L', '%' || palier.searchable(word) || '%'), ' and ') from unnest(words) word);
begin
  return query execute format('(select id::text from palier.person where %1$s and %2$s limit %3$s)
    union all (select id::text from palier.registration_code where %1$s and %2$s limit %3$s)', here, likes, most);
end $$;
