-- Deliveries of ERP systems: a set of CSV files, and a manifest that comes last and starts the job.
create table palier.exchange_job (
  id            palier.id not null default palier.new_id(),
  app_id        palier.id not null,
  created_by_id palier.id,
  state         text not null default 'waiting'
    check (state in ('waiting', 'checking', 'refused', 'to-confirm', 'applying', 'applied', 'undoing', 'undone')),
  manifest      jsonb not null,
  -- What it did or would do: { "units.csv": { "created": 1, "changed": 2, "deleted": 3, "same": 4 } }
  counts        jsonb not null default '{}',
  -- How many rows of each table it made: { "unit": 100 }
  made          jsonb not null default '{}',
  -- What it wrote carries this in xmin, until somebody else writes there.
  transaction_id text,
  applied_at    timestamptz,
  problem_count int not null default 0,
  created_at    timestamptz not null default now(),
  finished_at   timestamptz,
  milliseconds  int,
  undo_problem  text
);
call palier.organization_table('palier.exchange_job');
create index exchange_job_by_app on palier.exchange_job (organization_id, app_id, id desc);

-- Files that wait for their manifest, and those of the jobs.
create table palier.exchange_file (
  id          palier.id not null default palier.new_id(),
  app_id      palier.id not null,
  job_id      palier.id,
  name        text not null,
  -- Where its bytes are, as long as they are kept.
  storage_key text,
  size        bigint not null,
  uploaded_at timestamptz not null default clock_timestamp()
);
call palier.organization_table('palier.exchange_file');
create unique index exchange_file_waiting on palier.exchange_file (organization_id, app_id, name) where job_id is null;
create unique index exchange_file_of_job on palier.exchange_file (organization_id, job_id, name) where job_id is not null;

create table palier.exchange_problem (
  id       palier.id not null default palier.new_id(),
  job_id   palier.id not null,
  position int not null,
  file     text not null,
  line     int,
  "column" text,
  value    text,
  reason   text not null
);
call palier.organization_table('palier.exchange_problem');
create unique index exchange_problem_in_order on palier.exchange_problem (organization_id, job_id, position);

-- What was there before a job changed or deleted it, so that the job can be undone. What it made is found by its counts.
create table palier.exchange_change (
  id         palier.id not null default palier.new_id(),
  job_id     palier.id not null,
  table_name text not null,
  row_id     palier.id not null,
  before     jsonb not null
);
call palier.organization_table('palier.exchange_change');
create unique index exchange_change_of_job on palier.exchange_change (organization_id, job_id, table_name, row_id);

-- Named sets of places, as an ERP system knows them.
create table palier.collection (
  id          palier.id not null default palier.new_id(),
  app_id      palier.id not null,
  name        text not null check (length(name) between 1 and 200),
  external_id text not null
);
call palier.organization_table('palier.collection');
create unique index collection_external_id_taken on palier.collection (organization_id, external_id);

create table palier.collection_place (
  id            palier.id not null default palier.new_id(),
  collection_id palier.id not null,
  object_id     palier.id not null
);
call palier.organization_table('palier.collection_place');
create unique index collection_place_once on palier.collection_place (organization_id, collection_id, object_id);

alter table palier.exchange_job
  add constraint exchange_job_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint exchange_job_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id);
alter table palier.exchange_file
  add constraint exchange_file_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint exchange_file_job foreign key (organization_id, job_id) references palier.exchange_job (organization_id, id) on delete cascade;
alter table palier.exchange_problem
  add constraint exchange_problem_job foreign key (organization_id, job_id) references palier.exchange_job (organization_id, id) on delete cascade;
alter table palier.exchange_change
  add constraint exchange_change_job foreign key (organization_id, job_id) references palier.exchange_job (organization_id, id) on delete cascade;
alter table palier.collection
  add constraint collection_app foreign key (organization_id, app_id) references palier.app (organization_id, id);
alter table palier.collection_place
  add constraint collection_place_collection foreign key (organization_id, collection_id) references palier.collection (organization_id, id) on delete cascade;

-- What a delivery has just written, it joins with in the next breath: the planner must know how much there is.
create function palier.look_at(table_name text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if table_name in ('property', 'building', 'unit', 'utilisation_period', 'registration_code', 'registration_code_period', 'person') then
    execute format('analyze (skip_locked) palier.%I', table_name);
  end if;
end $$;
