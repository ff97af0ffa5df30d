-- "Sankt Gallen" is "St. Gallen", and "Saint-Imier" is "St-Imier"; plainPlace() in modules/spreadsheets/addresses.rules.ts
-- says the same.
create or replace function palier.plain_place(words text) returns text language sql immutable parallel safe
  return regexp_replace(regexp_replace(btrim(regexp_replace(regexp_replace(regexp_replace(
    replace(replace(lower(regexp_replace(normalize(coalesce(words, ''), NFD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), '’', ''''),
    'str[.]?(?=[ \t\r\n\u00a0]|$)', 'strasse', 'g'), '[.](?![0-9])', ' ', 'g'), '[ \t\r\n\u00a0]+', ' ', 'g')),
    '(^| )(sankt|saint|st)(e?)( ?- ?| )', '\1st\3 ', 'g'),
    '([0-9]) ([a-z])$', '\1\2');

-- A town without the postcode before it and the number of a post office behind it, as plainTown() has it.
create function palier.plain_town(words text) returns text language sql immutable parallel safe
  return regexp_replace(regexp_replace(palier.plain_place(words), '^([a-z]{1,2}-)?[0-9]{4,5} (?=[^0-9])', ''), ' [0-9]{1,2}$', '');

-- What was worked out by the former rule is worked out again.
alter table palier.building drop column address_key;
alter table palier.building add column address_key text
  generated always as (palier.plain_place(coalesce(street, '') || ' ' || coalesce(house_number, ''))) stored;
create index building_by_address on palier.building (organization_id, app_id, address_key) where deleted_at is null and street is not null;

-- The form in which two names of a home are one, "1. OG li" and "1.OG li": of hundreds of thousands, so little is done for each.
create function palier.plain_home(words text) returns text language sql immutable parallel safe
  return btrim(lower(regexp_replace(words, '[.]?[ \t\r\n\u00a0]+|[.](?![0-9])', ' ', 'g')));
