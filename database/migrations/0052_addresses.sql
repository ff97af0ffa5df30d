-- The form in which two spellings of a street, a number or a town are one: "Bahnhofstr. 4 A" is "bahnhofstrasse 4a".
-- plainPlace() in modules/spreadsheets/addresses.rules.ts says the same.
create function palier.plain_place(words text) returns text language sql immutable parallel safe
  return regexp_replace(btrim(regexp_replace(regexp_replace(regexp_replace(
    replace(replace(lower(regexp_replace(normalize(coalesce(words, ''), NFD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), '’', ''''),
    'str[.]?(?=[ \t\r\n\u00a0]|$)', 'strasse', 'g'), '[.](?![0-9])', ' ', 'g'), '[ \t\r\n\u00a0]+', ' ', 'g')),
    '([0-9]) ([a-z])$', '\1\2');

-- A postcode without blanks and without the country that some write before it.
create function palier.plain_postcode(words text) returns text language sql immutable parallel safe
  return regexp_replace(lower(words), '^[a-z]{1,2}-|[ \t\r\n\u00a0]', '', 'g');

-- A building is found by street and number; its own postcode, town and country tell it from others of that address.
alter table palier.building add column address_key text
  generated always as (palier.plain_place(coalesce(street, '') || ' ' || coalesce(house_number, ''))) stored;
create index building_by_address on palier.building (organization_id, app_id, address_key) where deleted_at is null and street is not null;

-- What was wrong with a line used to leave it out whole.
update palier.import_line set problems = (
  select jsonb_agg(problem || '{"leavesOut": "line"}') from jsonb_array_elements(problems) as problem)
where problems <> '[]';
