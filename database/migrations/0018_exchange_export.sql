-- All master data of an app in the files that an ERP system would deliver.
create table palier.exchange_export (
  id            palier.id not null default palier.new_id(),
  app_id        palier.id not null,
  created_by_id palier.id not null,
  -- With staff, for who may manage them.
  with_staff    boolean not null,
  state         text not null default 'waiting' check (state in ('waiting', 'done')),
  storage_key   text,
  size          bigint,
  created_at    timestamptz not null default now()
);
call palier.organization_table('palier.exchange_export');
create index exchange_export_by_age on palier.exchange_export (organization_id, created_at);
alter table palier.exchange_export
  add constraint exchange_export_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint exchange_export_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id) on delete cascade;

-- A key for what has none of its own, in the form that the files ask for (a UUID of version 4), made of its id.
create function palier.key_of(id text) returns text language sql immutable parallel safe
  return substr(id, 1, 8) || '-' || substr(id, 9, 4) || '-4' || substr(id, 13, 3) || '-8' || substr(id, 16, 3) || '-' || substr(id, 19, 6) || '000000';
