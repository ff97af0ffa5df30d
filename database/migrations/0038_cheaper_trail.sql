-- How often somebody was refused at sign-in, by account and hour, until the hour is over and the trail is told.
create table palier.refused_sign_in (
  id        palier.id not null default palier.new_id(),
  person_id palier.id not null,
  hour      timestamptz not null default date_trunc('hour', now()),
  count     int not null default 1,
  addresses text[] not null
);
call palier.organization_table('palier.refused_sign_in');
create unique index refused_sign_in_hour on palier.refused_sign_in (organization_id, person_id, hour);
create index refused_sign_in_by_hour on palier.refused_sign_in (organization_id, hour);
alter table palier.refused_sign_in add constraint refused_sign_in_person
  foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;

-- Entries of a place in their order: of an app, a property, a building or a unit by where it stands in `places`; people who are
-- in more than four apps are found by the last index. So the newest of a place are found at once, however many there are.
drop index palier.event_trail_by_place;
create index event_trail_by_first_place on palier.event (organization_id, (places[1]), id) where trail;
create index event_trail_by_second_place on palier.event (organization_id, (places[2]), id) where trail and places[2] is not null;
create index event_trail_by_third_place on palier.event (organization_id, (places[3]), id) where trail and places[3] is not null;
create index event_trail_by_fourth_place on palier.event (organization_id, (places[4]), id) where trail and places[4] is not null;
create index event_trail_by_many_places on palier.event using gin (organization_id, places) where trail and cardinality(places) > 4;
-- What waits to be sorted in is read by every search, and sorted in by whoever writes next.
alter index palier.event_trail_search set (gin_pending_list_limit = 1024);

-- As before, but for how the words of an entry are put together.
create or replace function palier.complete_trail_entry() returns trigger language plpgsql set search_path = '' as $$
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
    select concat_ws(' ',
      (select name from palier.app where organization_id = org and id = above[1]),
      (select name from palier.property where organization_id = org and id = above[2]),
      (select name from palier.building where organization_id = org and id = above[3]),
      (select name from palier.unit where organization_id = org and id = above[4])) into names;
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
    (select string_agg(search, ' ') from palier.person where organization_id = org and id in (new.actor_id, new.concerned_id)),
    new.origin ->> 'address',
    palier.searchable(concat_ws(' ', names,
      (select string_agg(said #>> '{}', ' ') from jsonb_path_query(new.data, 'strict $.**') said
        where jsonb_typeof(said) = 'string' and said #>> '{}' !~ '^[0-9a-f]{24}$')))), 2000);
  return new;
end $$;

-- How one asks for the entries of a place, so that each of the indexes above is used: the last one by itself, as it gives no order.
create function palier.trail_places(place text) returns setof text language sql stable
begin atomic
  select format('places[1] = %L', place) union all
  select format('places[%s] = %L and places[%s] is not null', level, place, level) from generate_series(2, 4) level union all
  select format('id = any(array(select id from palier.event where organization_id = %L and trail and places @> %L and cardinality(places) > 4))',
    palier.current_organization(), array[place]);
end;
revoke execute on function palier.trail_places(text) from public;

-- Ids of entries, newest first. Each way of asking is a branch that its own index gives in order, so that the page is taken from
-- the ends of indexes. With words, the newest of each branch are looked through first: words that many entries have are found
-- there; what is rarer is found by the index of words.
create or replace function palier.trail_entries(
  within text[], person text, types text[], place text, words text[], first_id text, before_id text, most int
) returns setof text language plpgsql stable security definer set search_path = '' as $$
declare
  org text := palier.current_organization();
  looked_through constant int := 2000;
  worded text := (select string_agg(format('search like %L', '%' || regexp_replace(palier.searchable(word), '([%_\\])', '\\\1', 'g') || '%'), ' and ')
    from unnest(words) word);
  within_places text := case when within is not null then format('places && %L', within) end;
  base text := concat_ws(' and ', format('organization_id = %L and trail', org),
    case when first_id is not null then format('id >= %L', first_id) end,
    case when before_id is not null then format('id < %L', before_id) end);
  typed text := case when types is not null then format('type = any(%L)', types) end;
  placed text := case when place is not null then format('places @> %L', array[place]) end;
  branches text[];
  newest text[];
begin
  if person is not null then
    select array_agg(concat_ws(' and ', format('%s = %L', side, person), typed, placed, within_places)) into branches
      from unnest(array['actor_id', 'concerned_id']) side;
  elsif place is not null then
    select array_agg(concat_ws(' and ', asked, typed, within_places)) into branches from palier.trail_places(place) asked;
  elsif types is not null then
    select array_agg(concat_ws(' and ', format('type = %L', type), within_places)) into branches from unnest(types) type;
  elsif within is not null then
    select array_agg(asked) into branches from unnest(within) one, palier.trail_places(one) asked;
  else
    branches := array['true'];
  end if;
  execute (select format('select array_agg(id order by id desc) from (select distinct id from (%s) looked where %s order by id desc limit %s) found',
      string_agg(format('(select id::text, search from palier.event where %s and %s order by id desc limit %s)', base, branch,
        case when worded is null then most else looked_through end), ' union all '),
      coalesce(worded, 'true'), most)
    from unnest(branches) branch) into newest;
  if worded is null or cardinality(newest) = most then
    return query select unnest(newest);
    return;
  end if;
  return query execute format('with found as materialized (select id::text from palier.event where %s) select id from found order by id desc limit %s',
    concat_ws(' and ', base, worded, typed, placed, within_places,
      case when person is not null then format('(actor_id = %L or concerned_id = %L)', person, person) end), most);
end $$;
