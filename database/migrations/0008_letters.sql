-- Many letters in one file, drawn in the background; the row goes with its file.
create table palier.letter_run (
  id              palier.id not null default palier.new_id(),
  requested_by_id palier.id not null,
  state           text not null default 'waiting' check (state in ('waiting', 'drawing', 'done', 'failed')),
  address_window  text not null default 'right' check (address_window in ('left', 'right')),
  letter_count    int not null,
  drawn_count     int not null default 0,
  file_id         palier.id,
  created_at      timestamptz not null default now()
);
call palier.organization_table('palier.letter_run');
create index letter_run_by_person on palier.letter_run (organization_id, requested_by_id, id desc);
alter table palier.letter_run
  add constraint letter_run_requested_by foreign key (organization_id, requested_by_id) references palier.person (organization_id, id) on delete cascade,
  add constraint letter_run_file foreign key (organization_id, file_id) references palier.file (organization_id, id) on delete cascade;
