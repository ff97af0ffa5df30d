-- The trail: those events in which administrators read who did what, when and from where. They stay rows of the one event
-- table and know whose account they touch, the places they belong to (themselves and all above; the organization where
-- there is none), from where they came, and the words they are found by as people and places were called then.
alter table palier.event
  add column trail boolean not null default false,
  add column concerned_id palier.id,
  add column places text[] not null default '{}',
  add column origin jsonb,
  add column search text;

create index event_trail on palier.event (organization_id, id) where trail;
create index event_trail_by_actor on palier.event (organization_id, actor_id, id) where trail and actor_id is not null;
create index event_trail_by_concerned on palier.event (organization_id, concerned_id, id) where trail and concerned_id is not null;
create index event_trail_by_place on palier.event using gin (organization_id, places) where trail;
create index event_trail_search on palier.event using gin (organization_id, search public.gin_trgm_ops) where trail;

-- A place with all above it, and what they are called.
create function palier.place_above(place text) returns table (id text, name text) language sql stable set search_path = '' as $$
  with here as (
    select app_id, property_id, building_id, unit.id as unit_id from palier.unit
      where organization_id = palier.current_organization() and unit.id = place
    union all select app_id, property_id, building.id, null from palier.building
      where organization_id = palier.current_organization() and building.id = place
    union all select app_id, property.id, null, null from palier.property
      where organization_id = palier.current_organization() and property.id = place
    union all select place, null, null, null)
  select app.id, app.name from palier.app, (select app_id from here limit 1) h
    where app.organization_id = palier.current_organization() and app.id = h.app_id
  union all select property.id, property.name from palier.property, (select property_id from here limit 1) h
    where property.organization_id = palier.current_organization() and property.id = h.property_id
  union all select building.id, building.name from palier.building, (select building_id from here limit 1) h
    where building.organization_id = palier.current_organization() and building.id = h.building_id
  union all select unit.id, unit.name from palier.unit, (select unit_id from here limit 1) h
    where unit.organization_id = palier.current_organization() and unit.id = h.unit_id $$;

-- The apps that a person works for or lives in, or was added for.
create function palier.apps_of_person(whose text) returns setof text language sql stable set search_path = '' as $$
  select coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id)
    from palier.permission
    left join palier.property on property.organization_id = palier.current_organization() and property.id = permission.property_id
    left join palier.building on building.organization_id = palier.current_organization() and building.id = permission.building_id
    left join palier.unit on unit.organization_id = palier.current_organization() and unit.id = permission.unit_id
    where permission.organization_id = palier.current_organization() and permission.person_id = whose
  union select period.app_id from palier.check_in
    join palier.utilisation_period period on period.organization_id = palier.current_organization() and period.id = check_in.utilisation_period_id
    where check_in.organization_id = palier.current_organization() and check_in.person_id = whose
  union select creation_app_id from palier.person
    where organization_id = palier.current_organization() and id = whose and creation_app_id is not null $$;

create function palier.complete_trail_entry() returns trigger language plpgsql set search_path = '' as $$
declare
  above text[];
  names text;
begin
  if new.places <> '{}' then
    select array_agg(id), string_agg(name, ' ') into above, names from palier.place_above(new.places[1]);
  elsif new.concerned_id is not null then
    select array_agg(app) into above from palier.apps_of_person(new.concerned_id) app;
  end if;
  new.places := coalesce(above, array[new.organization_id::text]);
  new.search := left(concat_ws(' ',
    (select string_agg(search, ' ') from palier.person
      where organization_id = new.organization_id and id in (new.actor_id, new.concerned_id)),
    palier.searchable(names),
    new.origin ->> 'address',
    palier.searchable(regexp_replace(new.data::text, '"\w*":|[0-9a-f]{24}|[{}"\[\],]+', ' ', 'g'))), 2000);
  return new;
end $$;
create trigger complete_trail_entry before insert on palier.event for each row when (new.trail)
  execute function palier.complete_trail_entry();

-- What was recorded stays as it was, and goes when its time has come, a portion at a time.
revoke update, delete on palier.event from palier_app;
create function palier.forget_events(before timestamptz, most int) returns int
  language plpgsql security definer set search_path = '' as $$
declare
  forgotten int;
begin
  delete from palier.event where organization_id = palier.current_organization() and id in (
    select id from palier.event where organization_id = palier.current_organization() and trail
      and id < lpad(to_hex(extract(epoch from before)::bigint), 8, '0') order by id limit most);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
revoke execute on function palier.forget_events(timestamptz, int) from public;
grant execute on function palier.forget_events(timestamptz, int) to palier_app;

-- Ids of entries, newest first: those of one of these places, and of whatever else is asked for. A person did it or it
-- touches their account. Conditions are written out so that each finds its index, also behind row level security.
create function palier.trail_entries(
  within text[], person text, types text[], place text, words text[], first_id text, before_id text, most int
) returns setof text language plpgsql stable security definer set search_path = '' as $$
declare
  conditions text := concat_ws(' and ',
    format('organization_id = %L and trail', palier.current_organization()),
    case when within is not null then format('places && %L', within) end,
    case when place is not null then format('places @> %L', array[place]) end,
    case when first_id is not null then format('id >= %L', first_id) end,
    case when before_id is not null then format('id < %L', before_id) end,
    (select string_agg(format('search like %L', '%' || regexp_replace(palier.searchable(word), '([%_\\])', '\\\1', 'g') || '%'), ' and ')
      from unnest(words) word));
  branch text := '(select id::text from palier.event where %s and %s order by id desc limit ' || most || ')';
  branches text := case
    when person is not null then
      concat_ws(' union ',
        format(branch, conditions, format('actor_id = %L and (%L is null or type = any(%L))', person, types, types)),
        format(branch, conditions, format('concerned_id = %L and (%L is null or type = any(%L))', person, types, types)))
    when types is not null then
      (select string_agg(format(branch, conditions, format('type = %L', type)), ' union all ') from unnest(types) type)
    else format(branch, conditions, 'true')
  end;
begin
  return query execute 'select id from (' || coalesce(branches, 'select null::text as id where false') || ') found order by id desc limit ' || most;
end $$;
revoke execute on function palier.trail_entries(text[], text, text[], text, text[], text, text, int) from public;
grant execute on function palier.trail_entries(text[], text, text[], text, text[], text, text, int) to palier_app;
