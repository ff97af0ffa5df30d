-- Lists go by id, the latest first: of two things of one second the later one has the larger id, too. Four bytes of seconds, two of
-- their parts (15 microseconds), six that nobody foresees.
create or replace function palier.new_id() returns text language sql parallel safe
  return lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 65536)::bigint), 12, '0') || right(gen_random_uuid()::text, 12);
