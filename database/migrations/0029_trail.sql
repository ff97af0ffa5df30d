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

-- What belongs to an entry beside what was recorded: the places above its own; without one, the apps that the person concerned
-- works for, lives in or was added for; without either, the organization.
create function palier.complete_trail_entry() returns trigger language plpgsql set search_path = '' as $$
declare
  org text := new.organization_id;
  own text := new.places[1];
  above text[];
  names text;
begin
  if own is not null then
    select array[app_id, property_id, building_id, id] into above from palier.unit where organization_id = org and id = own;
    if not found then
      select array[app_id, property_id, id] into above from palier.building where organization_id = org and id = own;
    end if;
    if above is null then
      select array[app_id, id] into above from palier.property where organization_id = org and id = own;
    end if;
    if above is null then
      select array[app_id, property_id, building_id, unit_id] into above
        from palier.utilisation_period where organization_id = org and id = own;
    end if;
    above := coalesce(above, array[own]);
    names := concat_ws(' ',
      (select name from palier.app where organization_id = org and id = above[1]),
      (select name from palier.property where organization_id = org and id = above[2]),
      (select name from palier.building where organization_id = org and id = above[3]),
      (select name from palier.unit where organization_id = org and id = above[4]));
  elsif new.concerned_id is not null then
    select array_agg(app) into above from (
      select coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id) as app
        from palier.permission
        left join palier.property on property.organization_id = org and property.id = permission.property_id
        left join palier.building on building.organization_id = org and building.id = permission.building_id
        left join palier.unit on unit.organization_id = org and unit.id = permission.unit_id
        where permission.organization_id = org and permission.person_id = new.concerned_id
      union select period.app_id from palier.check_in
        join palier.utilisation_period period on period.organization_id = org and period.id = check_in.utilisation_period_id
        where check_in.organization_id = org and check_in.person_id = new.concerned_id
      union select creation_app_id from palier.person
        where organization_id = org and id = new.concerned_id and creation_app_id is not null) apps;
  end if;
  new.places := coalesce(above, array[org]);
  new.search := left(concat_ws(' ',
    (select search from palier.person where organization_id = org and id = new.actor_id),
    (select search from palier.person where organization_id = org and id = new.concerned_id and id is distinct from new.actor_id),
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
