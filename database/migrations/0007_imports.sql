create table palier.import (
  id            palier.id not null default palier.new_id(),
  app_id        palier.id not null,
  file_id       palier.id,
  file_name     text not null,
  state         text not null default 'uploaded'
    check (state in ('uploaded', 'reading', 'mapped', 'previewing', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  columns       jsonb not null default '[]',
  mapping       jsonb not null default '{}',
  generate_units boolean not null default false,
  row_count     int not null default 0,
  done_count    int not null default 0,
  counts        jsonb not null default '{}',
  problem       text,
  created_by_id palier.id,
  created_at    timestamptz not null default now(),
  applied_at    timestamptz,
  undone_at     timestamptz
);
call palier.organization_table('palier.import');
create index import_by_age on palier.import (organization_id, id desc);

-- One object that a line of the file speaks of, and what becomes of it.
create table palier.import_row (
  id        palier.id not null default palier.new_id(),
  import_id palier.id not null,
  line      int not null,
  kind      text not null default 'building' check (kind in ('property', 'building', 'unit', 'period', 'tenant')),
  outcome   text check (outcome in ('create', 'change', 'same', 'error')),
  key       text,
  object_id palier.id,
  fields    jsonb not null default '{}',
  before    jsonb,
  problem   text,
  field     text
);
call palier.organization_table('palier.import_row');
create index import_row_in_order on palier.import_row (organization_id, import_id, line, id);
create index import_row_by_outcome on palier.import_row (organization_id, import_id, outcome, line, id);

-- The columns a person mapped last time, by the header of the file.
create table palier.import_mapping (
  id      palier.id not null default palier.new_id(),
  header  text not null,
  mapping jsonb not null
);
call palier.organization_table('palier.import_mapping');
create unique index import_mapping_once on palier.import_mapping (organization_id, header);

alter table palier.import
  add constraint import_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint import_file foreign key (organization_id, file_id) references palier.file (organization_id, id),
  add constraint import_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id);
alter table palier.import_row add constraint import_row_import foreign key (organization_id, import_id) references palier.import (organization_id, id) on delete cascade;
