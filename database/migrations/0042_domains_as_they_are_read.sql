-- An address has one form (kernel/contract/mailbox.ts): its domain is kept as people read it. Until now only the name that DNS
-- has for it could be entered (xn--bckerei-5wa.ch): such addresses are brought into that form, so that they are found.

-- RFC 3492: the label of a domain behind its xn--.
create function pg_temp.read_label(label text) returns text language plpgsql as $$
declare
  code constant text := substr(lower(label), 5);
  dash constant int := length(code) - position('-' in reverse(code)) + 1;
  letters text[] := case when code like '%-%' then string_to_array(left(code, dash - 1), null) else '{}' end;
  at int := case when code like '%-%' then dash + 1 else 1 end;
  point int := 128;
  bias int := 72;
  place int := 0;
  before int;
  weight int;
  base int;
  digit int;
  threshold int;
  delta int;
  steps int;
begin
  if lower(label) not like 'xn--_%' then return lower(label); end if;
  while at <= length(code) loop
    before := place;
    weight := 1;
    base := 36;
    loop
      digit := position(substr(code, at, 1) in 'abcdefghijklmnopqrstuvwxyz0123456789') - 1;
      if digit < 0 then return lower(label); end if;
      at := at + 1;
      place := place + digit * weight;
      threshold := greatest(1, least(26, base - bias));
      exit when digit < threshold;
      weight := weight * (36 - threshold);
      base := base + 36;
    end loop;
    delta := case when before = 0 then (place - before) / 700 else (place - before) / 2 end;
    delta := delta + delta / (cardinality(letters) + 1);
    steps := 0;
    while delta > 455 loop
      delta := delta / 35;
      steps := steps + 36;
    end loop;
    bias := steps + 36 * delta / (delta + 38);
    point := point + place / (cardinality(letters) + 1);
    place := place % (cardinality(letters) + 1);
    letters := letters[:place] || chr(point) || letters[place + 1:];
    place := place + 1;
  end loop;
  return normalize(array_to_string(letters, ''), NFC);
exception when others then
  return lower(label);
end $$;

create function pg_temp.read_domain(address text) returns text language sql as $$
  select split_part(address, '@', 1) || '@' || string_agg(pg_temp.read_label(label), '.' order by at)
  from string_to_table(split_part(address, '@', 2), '.') with ordinality as labels (label, at)
$$;

do $$
declare
  place record;
begin
  for place in
    select * from (values ('person', 'email'), ('registration_code', 'tenant_email'), ('ticket', 'requester_email'),
      ('message', 'author_email'), ('email_change', 'old_email'), ('email_change', 'new_email'), ('one_time_link', 'email'),
      ('service_provider', 'email'), ('directory', 'key')) as places (name, field)
    join pg_class on pg_class.oid = ('palier.' || name)::regclass
  loop
    if place.relforcerowsecurity then execute format('alter table palier.%I no force row level security', place.name); end if;
    execute format('update palier.%I set %I = pg_temp.read_domain(%2$I) where %2$I ~* ''^[^@]+@(.*\.)?xn--''', place.name, place.field);
    if place.relforcerowsecurity then execute format('alter table palier.%I force row level security', place.name); end if;
  end loop;
end $$;
