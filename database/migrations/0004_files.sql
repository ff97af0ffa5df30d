create table palier.file (
  id                palier.id not null default palier.new_id(),
  owner_id          palier.id,
  name              text not null check (length(name) between 1 and 255),
  original_filename text not null check (length(original_filename) between 1 and 255),
  type              text not null,
  extension         text not null default '',
  size              bigint not null check (size >= 0),
  category          text not null default '',
  description       text not null default '',
  path              text not null default '',
  -- One stored object for each size of a picture; just the original for everything else:
  -- { "original": { "key": "…", "size": 1, "width": 1, "height": 1 }, "thumb": … }
  sizes             jsonb not null,
  -- Logos and icons are shown to whoever opens the sign-in page.
  public            boolean not null default false,
  created_at        timestamptz not null default now(),
  deleted_at        timestamptz
);
call palier.organization_table('palier.file');
create index file_by_age on palier.file (organization_id, created_at);
alter table palier.file add constraint file_owner foreign key (organization_id, owner_id) references palier.person (organization_id, id);
alter table palier.person add constraint person_profile_image foreign key (organization_id, profile_image_id) references palier.file (organization_id, id);
alter table palier.app
  add constraint app_logo foreign key (organization_id, logo_id) references palier.file (organization_id, id),
  add constraint app_icon foreign key (organization_id, icon_id) references palier.file (organization_id, id);
