-- What writes many rows at once can be taken back, deliveries and others alike. What was there before is kept as it was kept;
-- which rows are new, and how all of them were left, is written down, where it was read off the numbers of transactions,
-- which neither a copy of the database nor a replica has.
alter table palier.exchange_change rename to bulk_before;
alter table palier.bulk_before drop constraint exchange_change_job;
alter table palier.bulk_before rename constraint exchange_change_pkey to bulk_before_pkey;
alter table palier.bulk_before rename constraint exchange_change_organization_id_fkey to bulk_before_organization_id_fkey;
alter index palier.exchange_change_of_job rename to bulk_before_of_job;

-- The rows that a job made, by many ids at a time.
create table palier.bulk_made (
  id          palier.id not null default palier.new_id(),
  job_id      palier.id not null,
  table_name  text not null,
  last_row_id palier.id not null,
  row_ids     text[] not null
);
call palier.organization_table('palier.bulk_made');
create index bulk_made_of_job on palier.bulk_made (organization_id, job_id, table_name, last_row_id);

-- How a job left the rows that it wrote: their columns, and all that was in them as one number.
create table palier.bulk_left (
  id         palier.id not null default palier.new_id(),
  job_id     palier.id not null,
  table_name text not null,
  columns    text[] not null,
  state      bigint,
  left_at    timestamptz not null default clock_timestamp()
);
call palier.organization_table('palier.bulk_left');
create unique index bulk_left_of_job on palier.bulk_left (organization_id, job_id, table_name);

-- What deliveries of the last month wrote and nobody has touched since: it can still be taken back. State 0 is none that rows have.
alter table palier.bulk_made no force row level security;
alter table palier.bulk_left no force row level security;
do $$
declare
  job record;
  name text;
  names text[];
  untouched boolean;
begin
  for job in
    select * from palier.exchange_job where state in ('applied', 'undoing') and transaction_id is not null and applied_at > now() - interval '30 days'
    order by applied_at
  loop
    for name in
      select jsonb_object_keys(job.made)
      union select distinct table_name from palier.bulk_before where organization_id = job.organization_id and job_id = job.id
    loop
      execute format($sql$
        insert into palier.bulk_made (organization_id, job_id, table_name, last_row_id, row_ids)
        select $1, $2, $3, max(id), array_agg(id order by id) from (
          select id, (row_number() over (order by id) - 1) / 1000 as portion from (
            select t.id::text collate "C" as id from palier.%1$I t where t.organization_id = $1 and t.xmin::text = $4
              and coalesce(to_jsonb(t) ->> 'created_at' = to_jsonb($5) #>> '{}', true)
              and not exists (select from palier.bulk_before b where b.organization_id = $1 and b.job_id = $2 and b.table_name = $3 and b.row_id = t.id)) made) counted
        group by portion$sql$, name)
        using job.organization_id, job.id, name, job.transaction_id, job.applied_at;
      select array_agg(attname::text order by attnum) into names from pg_attribute
        where attrelid = ('palier.' || name)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
      execute format($sql$
        select coalesce((select sum(cardinality(row_ids)) from palier.bulk_made where organization_id = $1 and job_id = $2 and table_name = $3), 0) = $5
          and not exists (select from palier.bulk_before b join palier.%1$I t on t.organization_id = $1 and t.id = b.row_id
            where b.organization_id = $1 and b.job_id = $2 and b.table_name = $3 and t.xmin::text <> $4)$sql$, name)
        into untouched using job.organization_id, job.id, name, job.transaction_id, coalesce((job.made ->> name)::int, 0);
      execute format($sql$
        insert into palier.bulk_left (organization_id, job_id, table_name, columns, state, left_at)
        select $1, $2, $3, $4, case when $5 then bit_xor(hash_record_extended(row(%2$s), 0)) else 0 end, $6
        from (select unnest(row_ids) as id from palier.bulk_made where organization_id = $1 and job_id = $2 and table_name = $3
          union all select row_id::text from palier.bulk_before where organization_id = $1 and job_id = $2 and table_name = $3) w
        join palier.%1$I t on t.organization_id = $1 and t.id = w.id$sql$,
        name, (select string_agg(format('t.%I', each), ', ' order by at) from unnest(names) with ordinality as given (each, at)))
        using job.organization_id, job.id, name, names, untouched, job.applied_at;
    end loop;
  end loop;
end $$;
alter table palier.bulk_made force row level security;
alter table palier.bulk_left force row level security;

alter table palier.exchange_job drop column made, drop column transaction_id;
