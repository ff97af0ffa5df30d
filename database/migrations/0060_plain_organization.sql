-- The organization of a row is plain text, and its policy asks without a subquery: a domain cannot be the filter of a
-- logical replication, by which one organization moves to a server of its own, and a subquery in a policy keeps a table
-- from being distributed.
create or replace procedure palier.organization_table(name regclass) language plpgsql as $$
begin
  execute format('alter table %s add column organization_id text not null default palier.current_organization()', name);
  execute format('alter table %s add primary key (organization_id, id)', name);
  execute format('alter table %s add foreign key (organization_id) references palier.organization (id)', name);
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy organization on %s using (organization_id = palier.current_organization())', name);
  execute format('grant select, insert, update, delete on %s to palier_app', name);
end $$;

-- Its words are marked with the organization, so they are made anew when its type changes.
alter table palier.message drop column words;

do $$
declare
  each regclass;
begin
  for each in
    select polrelid from pg_policy join pg_class on pg_class.oid = polrelid
    where relnamespace = 'palier'::regnamespace and polname = 'organization' and relname <> 'organization' order by relname
  loop
    execute format('drop policy organization on %s', each);
    execute format('alter table %s alter column organization_id type text', each);
    execute format('create policy organization on %s using (organization_id = palier.current_organization())', each);
  end loop;
end $$;

alter table palier.message add column words tsvector generated always as (palier.marked_words(organization_id, content)) stored;
create index message_words on palier.message using gin (words);
