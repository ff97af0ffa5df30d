-- Posts to the neighbours of the places that their channels name, by the management or by a neighbour.
create table palier.post (
  id         palier.id not null default palier.new_id(),
  app_id     palier.id not null,
  author_id  palier.id,
  category   text not null,
  title      text not null check (length(title) between 1 and 200),
  content    text not null check (length(content) <= 20000),
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
call palier.organization_table('palier.post');

-- A channel repeats the ids above it, as everything in the tree does; the lowest one is what it names.
create table palier.post_channel (
  id          palier.id not null default palier.new_id(),
  post_id     palier.id not null,
  app_id      palier.id not null,
  property_id palier.id,
  building_id palier.id,
  unit_id     palier.id,
  object_id   text generated always as (coalesce(unit_id::text, building_id::text, property_id::text, app_id::text)) stored
);
call palier.organization_table('palier.post_channel');
create unique index post_channel_once on palier.post_channel (organization_id, post_id, object_id);
create index post_by_channel on palier.post_channel (organization_id, object_id, post_id desc);
create index post_by_app on palier.post_channel (organization_id, app_id, post_id desc);
create index post_by_property on palier.post_channel (organization_id, property_id, post_id desc) where property_id is not null;
create index post_by_building on palier.post_channel (organization_id, building_id, post_id desc) where building_id is not null;
create index post_by_unit on palier.post_channel (organization_id, unit_id, post_id desc) where unit_id is not null;

-- Files for everybody whom the channels reach.
create table palier.bucket (
  id            palier.id not null default palier.new_id(),
  name          text not null check (length(name) between 1 and 200),
  created_by_id palier.id,
  created_at    timestamptz not null default now()
);
call palier.organization_table('palier.bucket');

create table palier.bucket_channel (
  id          palier.id not null default palier.new_id(),
  bucket_id   palier.id not null,
  app_id      palier.id not null,
  property_id palier.id,
  building_id palier.id,
  unit_id     palier.id,
  object_id   text generated always as (coalesce(unit_id::text, building_id::text, property_id::text, app_id::text)) stored
);
call palier.organization_table('palier.bucket_channel');
create unique index bucket_channel_once on palier.bucket_channel (organization_id, bucket_id, object_id);
create index bucket_channel_by_building on palier.bucket_channel (organization_id, building_id) where building_id is not null;
create index bucket_channel_by_unit on palier.bucket_channel (organization_id, unit_id) where unit_id is not null;

create table palier.bucket_file (
  id        palier.id not null default palier.new_id(),
  bucket_id palier.id not null,
  file_id   palier.id not null,
  added_at  timestamptz not null default clock_timestamp()
);
call palier.organization_table('palier.bucket_file');
create unique index bucket_file_once on palier.bucket_file (organization_id, bucket_id, file_id);
create index bucket_by_file on palier.bucket_file (organization_id, file_id);

alter table palier.post
  add constraint post_app foreign key (organization_id, app_id) references palier.app (organization_id, id),
  add constraint post_author foreign key (organization_id, author_id) references palier.person (organization_id, id);
alter table palier.post_channel
  add constraint post_channel_post foreign key (organization_id, post_id) references palier.post (organization_id, id) on delete cascade;
alter table palier.bucket
  add constraint bucket_created_by foreign key (organization_id, created_by_id) references palier.person (organization_id, id);
alter table palier.bucket_channel
  add constraint bucket_channel_bucket foreign key (organization_id, bucket_id) references palier.bucket (organization_id, id) on delete cascade;
alter table palier.bucket_file
  add constraint bucket_file_bucket foreign key (organization_id, bucket_id) references palier.bucket (organization_id, id) on delete cascade,
  add constraint bucket_file_file foreign key (organization_id, file_id) references palier.file (organization_id, id) on delete cascade;

-- News also lead to a post or to a file.
alter table palier.notification drop constraint notification_area_check;
alter table palier.notification add constraint notification_area_check check (area in ('app', 'cockpit', 'pinboard', 'documents'));
alter table palier.digest_entry drop constraint digest_entry_area_check;
alter table palier.digest_entry add constraint digest_entry_area_check check (area in ('app', 'cockpit', 'pinboard', 'documents'));
create index notification_about on palier.notification (organization_id, object_id, id);
