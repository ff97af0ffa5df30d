-- Events in the order in which they can be told without leaving one out. A transaction that began earlier may commit later,
-- so neither time nor a sequence will do: the position is the number of the writing transaction, and only those are told
-- below which no transaction is still open; what one transaction wrote is told as it wrote it. A database that was restored into another cluster counts on from where it was.
create function palier.event_position_offset() returns bigint language sql stable set search_path = '' as
  $$ select coalesce((select (value ->> 'offset')::bigint from palier.setting where name = 'event-positions'), 0) $$;
create function palier.event_position() returns bigint language sql volatile set search_path = '' as
  $$ select pg_current_xact_id()::text::bigint + palier.event_position_offset() $$;
create function palier.event_horizon() returns bigint language sql stable set search_path = '' as
  $$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + palier.event_position_offset() $$;

-- Called at every start, before the application writes.
create function palier.continue_event_positions() returns void language plpgsql set search_path = '' as $$
declare
  here text := (select system_identifier from pg_control_system());
begin
  if here is distinct from (select value ->> 'cluster' from palier.setting where name = 'event-positions') then
    -- The owner looks over all organizations.
    alter table palier.event no force row level security;
    insert into palier.setting (name, value)
    values ('event-positions', jsonb_build_object('cluster', here, 'offset', greatest(0,
      (select coalesce(max(position), 0) + 1 from palier.event) - pg_current_xact_id()::text::bigint)))
    on conflict (name) do update set value = excluded.value;
    alter table palier.event force row level security;
  end if;
end $$;

alter table palier.event add column position bigint not null default 0;
alter table palier.event alter column position set default palier.event_position();
create sequence palier.event_step;
grant usage on sequence palier.event_step to palier_app;
alter table palier.event add column step bigint not null default 0;
alter table palier.event alter column step set default nextval('palier.event_step');
create index event_in_order on palier.event (organization_id, position, step, id);

create table palier.webhook (
  id            palier.id not null default palier.new_id(),
  app_id        palier.id not null,
  description   text not null check (length(description) between 1 and 200),
  url           text not null check (length(url) <= 2000),
  -- Signs what is sent, so it is kept as it is and shown once.
  secret        text not null check (length(secret) between 8 and 200),
  events        text[] not null,
  -- What narrows it; empty means everything of the app.
  urns          text[] not null default '{}',
  active        boolean not null default true,
  -- Since when nothing has arrived, and how often in a row; null while it works.
  failing_since timestamptz,
  failures      int not null default 0,
  -- When it was paused because it had failed for days; null when a person paused it.
  gave_up_at    timestamptz,
  created_by_id palier.id,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
call palier.organization_table('palier.webhook');
create index webhook_by_app on palier.webhook (organization_id, app_id, id);

create table palier.webhook_delivery (
  id            palier.id not null default palier.new_id(),
  webhook_id    palier.id not null,
  event_id      palier.id not null,
  name          text not null,
  urn           text not null,
  body          text not null,
  status        text not null default 'pending' check (status in ('pending', 'success', 'failed')),
  attempts      int not null default 0,
  -- From when on it is tried for seven days.
  first_due_at  timestamptz not null default now(),
  due_at        timestamptz not null default now(),
  -- Of the latest attempt; the answer is cut at its longest.
  sent_at       timestamptz,
  milliseconds  int,
  answer_status int,
  answer        text,
  error         text,
  created_at    timestamptz not null default now()
);
call palier.organization_table('palier.webhook_delivery');
create unique index webhook_delivery_once on palier.webhook_delivery (organization_id, webhook_id, event_id);
create index webhook_delivery_by_webhook on palier.webhook_delivery (organization_id, webhook_id, id desc);
create index webhook_delivery_by_status on palier.webhook_delivery (organization_id, webhook_id, status, id desc);
create index webhook_delivery_due on palier.webhook_delivery (organization_id, webhook_id, due_at) where status = 'pending';

alter table palier.webhook
  add constraint webhook_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint webhook_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id);
alter table palier.webhook_delivery
  add constraint webhook_delivery_webhook foreign key (organization_id, webhook_id) references palier.webhook (organization_id, id) on delete cascade;

-- Whose turn it is to be delivered to, over all organizations: ids and times only, reached through the functions below.
-- One process at a time serves a webhook, for as long as its lease, so that no receiver gets more than its share at once.
create table palier.webhook_turn (
  organization_id palier.id not null references palier.organization (id),
  webhook_id      palier.id not null,
  due_at          timestamptz,
  leased_until    timestamptz,
  served_at       timestamptz not null default '-infinity',
  primary key (organization_id, webhook_id)
);
create index webhook_turn_due on palier.webhook_turn (due_at) where due_at is not null;
create index webhook_turn_leased on palier.webhook_turn (leased_until) where leased_until is not null;

-- Something waits for a webhook: in the transaction that wrote it.
create function palier.call_webhook(wanted text) returns void
  language sql security definer set search_path = ''
begin atomic
  insert into palier.webhook_turn (organization_id, webhook_id, due_at) values (palier.current_organization(), wanted, now())
  on conflict (organization_id, webhook_id) do update set due_at = now()
    where webhook_turn.due_at is null or webhook_turn.due_at > now();
end;

-- The webhooks that waited longest since they were served last, few of one organization at a time.
create function palier.take_webhook_turns(most int, of_one_organization int, lease interval)
  returns table (organization text, webhook text) language sql volatile security definer set search_path = ''
begin atomic
  with busy as (
    select organization_id, count(*) as turns from palier.webhook_turn where leased_until > now() group by 1
  ), waiting as (
    select t.organization_id, t.webhook_id, t.served_at,
      row_number() over (partition by t.organization_id order by t.served_at, t.due_at) + coalesce(busy.turns, 0) as place
    from palier.webhook_turn t left join busy on busy.organization_id = t.organization_id
    where t.due_at <= now() and coalesce(t.leased_until <= now(), true)
  ), taken as (
    select t.organization_id, t.webhook_id from palier.webhook_turn t
    join waiting on waiting.organization_id = t.organization_id and waiting.webhook_id = t.webhook_id
    where waiting.place <= of_one_organization and t.due_at <= now() and coalesce(t.leased_until <= now(), true)
    order by waiting.served_at limit most
    for update of t skip locked
  )
  update palier.webhook_turn t set leased_until = now() + lease, served_at = now() from taken
  where t.organization_id = taken.organization_id and t.webhook_id = taken.webhook_id
  returning t.organization_id::text, t.webhook_id::text;
end;

-- Gives a turn back; the next is when something is due, but not before the webhook has rested. The row is locked before
-- one looks, so that what is written meanwhile is seen now or calls again.
create function palier.end_webhook_turn(ended text, rest interval) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  organization text := palier.current_organization();
begin
  perform from palier.webhook_turn where organization_id = organization and webhook_id = ended for update;
  update palier.webhook_turn set leased_until = null, due_at = (
    select greatest(min(delivery.due_at), now() + rest)
    from palier.webhook_delivery delivery
    join palier.webhook on webhook.organization_id = organization and webhook.id = delivery.webhook_id and webhook.active
    where delivery.organization_id = organization and delivery.webhook_id = ended and delivery.status = 'pending'
    having count(*) > 0)
  where organization_id = organization and webhook_id = ended;
end $$;

create function palier.forget_webhook_turn(removed text) returns void
  language sql security definer set search_path = ''
begin atomic
  delete from palier.webhook_turn where organization_id = palier.current_organization() and webhook_id = removed;
end;

revoke execute on function palier.take_webhook_turns(int, int, interval) from public;
grant execute on function palier.take_webhook_turns(int, int, interval) to palier_app;
revoke execute on function palier.continue_event_positions() from public;
