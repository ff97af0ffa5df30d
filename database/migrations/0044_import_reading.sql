-- How a file is read beyond its encoding and separator; what was imported before began with its header.
alter table palier.import
  -- The name of the sheet of a workbook.
  add column sheet text not null default '',
  -- The first line of the names of the columns, 0 where the file has none, and over how many lines they go.
  add column header_line int not null default 1,
  add column header_lines int not null default 1,
  -- Sums, page numbers and remarks between the rows are no rows.
  add column leave_out_remarks boolean not null default true,
  -- { "sheets": [{ "name", "hidden", "empty" }], "encodings": [{ "encoding", "sample" }], "head": [{ "line", "cells", "role" }],
  --   "guessed": ["sheet"], "remembered": false }
  add column view jsonb not null default '{}';

-- What a person said the columns of a file mean, in their order: the next file of that app with the same columns starts with it.
create table palier.import_shape (
  id     palier.id not null default palier.new_id(),
  app_id palier.id not null,
  -- A digest of the names of all columns in their order.
  shape  text not null,
  fields jsonb not null
);
call palier.organization_table('palier.import_shape');
create unique index import_shape_once on palier.import_shape (organization_id, app_id, shape);
alter table palier.import_shape
  add constraint import_shape_app foreign key (organization_id, app_id) references palier.app (organization_id, id);

-- By its name alone a column was taken for another of the same name, in every app, and the file could not be read any more.
drop table palier.import_header;
