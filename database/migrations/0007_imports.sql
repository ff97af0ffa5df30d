-- A file that somebody brings into an app: what they mapped, how far it is, what became of it.
create table palier.import (
  id             palier.id not null default palier.new_id(),
  app_id         palier.id not null,
  file_name      text not null check (length(file_name) between 1 and 255),
  format         text not null default 'csv' check (format in ('csv', 'xlsx')),
  encoding       text not null default 'utf-8',
  separator      text not null default ',',
  state          text not null default 'mapping'
    check (state in ('mapping', 'previewing', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  -- [{ "header": "PLZ", "samples": ["3011"], "field": "postalCode" }], in the order of the file.
  columns        jsonb not null default '[]',
  generate_units boolean not null default false,
  row_count      int not null default 0,
  done_count     int not null default 0,
  total_count    int not null default 0,
  -- { "rows": { "create": 1, … }, "objects": { "building": { "create": 1, … } }, "units": 6, "kept": 0 }
  counts         jsonb not null default '{}',
  -- What the preview promised, in one word: applying compares it with what would happen now.
  digest         text,
  problem        text,
  created_by_id  palier.id,
  created_at     timestamptz not null default now(),
  applied_at     timestamptz,
  undone_at      timestamptz
);
call palier.organization_table('palier.import');

-- One line of the file, and what becomes of it.
create table palier.import_line (
  id        palier.id not null default palier.new_id(),
  import_id palier.id not null,
  line      int not null,
  label     text not null default '',
  outcome   text check (outcome in ('create', 'change', 'same', 'error')),
  -- [{ "column": "PLZ", "value": "x", "code": "not-a-number" }]
  problems  jsonb not null default '[]'
) with (fillfactor = 60);
call palier.organization_table('palier.import_line');
alter table palier.import_line drop constraint import_line_organization_id_fkey;
create index import_line_in_order on palier.import_line (organization_id, import_id, line);

-- One object that the file speaks of, at the first line that does. `fields` has the names of the object's columns.
create table palier.import_object (
  id            palier.id not null default palier.new_id(),
  import_id     palier.id not null,
  line          int not null,
  kind          text not null check (kind in ('property', 'building', 'unit', 'period', 'tenant')),
  key           text not null,
  parent_key    text,
  external_id   text,
  -- The external id as the file has it, when several entrances of one building carry the same.
  register_id   text,
  fields        jsonb not null,
  -- Named after its street, not by the file: such a name identifies a property, and contradicts none.
  derived       boolean not null default false,
  -- Units made by the rule, for a building that has none: [{ "x": external id, "n": name, "t": object type, "s": size }]
  units         jsonb,
  makes_units   boolean not null default false,
  -- Which object it is, or will be; the parent is only named here where it exists.
  object_id     palier.id default palier.new_id(),
  parent_id     palier.id,
  outcome       text not null default 'create' check (outcome in ('create', 'change', 'same', 'error')),
  before        jsonb,
  problem       text,
  -- Why undoing left it as it is.
  kept          text
) with (fillfactor = 60);
call palier.organization_table('palier.import_object');
alter table palier.import_object drop constraint import_object_organization_id_fkey;
create index import_object_by_key on palier.import_object (organization_id, import_id, kind, key);
create index import_object_by_line on palier.import_object (organization_id, import_id, line);

-- What a person said a column means, by its header: the next file with that header starts with it.
create table palier.import_header (
  id     palier.id not null default palier.new_id(),
  header text not null,
  field  text not null
);
call palier.organization_table('palier.import_header');
create unique index import_header_once on palier.import_header (organization_id, header);

alter table palier.import
  add constraint import_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint import_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id);

-- After many places were written at once the planner must know: the clock of the database looks once a minute only.
create function palier.look_at_places() returns void language plpgsql security definer set search_path = '' as $$
begin
  analyze (skip_locked) palier.property, palier.building, palier.unit, palier.utilisation_period;
end $$;
