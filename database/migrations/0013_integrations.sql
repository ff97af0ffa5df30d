-- Who is responsible for which houses, and as what: caretaker, gardener, … One relation a person and type, one
-- responsibility a role, places added to it or taken from it. It gives no right to anything.
create table palier.user_relation (
  id         palier.id not null default palier.new_id(),
  person_id  palier.id not null,
  type       text not null check (type in ('is-responsible')),
  read_only  boolean not null default false,
  created_at timestamptz not null default now()
);
call palier.organization_table('palier.user_relation');
create unique index user_relation_once on palier.user_relation (organization_id, person_id, type);

create table palier.responsibility (
  id               palier.id not null default palier.new_id(),
  user_relation_id palier.id not null,
  role             text check (length(role) between 1 and 200)
);
call palier.organization_table('palier.responsibility');
create unique index responsibility_once on palier.responsibility (organization_id, user_relation_id, role) nulls not distinct;

create table palier.responsibility_place (
  id                palier.id not null default palier.new_id(),
  responsibility_id palier.id not null,
  property_id       palier.id,
  building_id       palier.id,
  -- Both or neither; the last day counts.
  valid_from        date,
  valid_to          date,
  source            text,
  constraint responsibility_place_object check (num_nonnulls(property_id, building_id) = 1),
  constraint responsibility_place_dates check ((valid_from is null) = (valid_to is null) and valid_to >= valid_from)
);
call palier.organization_table('palier.responsibility_place');
create unique index responsibility_place_once on palier.responsibility_place
  (organization_id, responsibility_id, property_id, building_id) nulls not distinct;
create index responsibility_by_property on palier.responsibility_place (organization_id, property_id) where property_id is not null;
create index responsibility_by_building on palier.responsibility_place (organization_id, building_id) where building_id is not null;

alter table palier.user_relation
  add constraint user_relation_person foreign key (organization_id, person_id) references palier.person (organization_id, id) on delete cascade;
alter table palier.responsibility
  add constraint responsibility_relation foreign key (organization_id, user_relation_id) references palier.user_relation (organization_id, id) on delete cascade;
alter table palier.responsibility_place
  add constraint responsibility_place_responsibility foreign key (organization_id, responsibility_id) references palier.responsibility (organization_id, id) on delete cascade,
  add constraint responsibility_place_property foreign key (organization_id, property_id) references palier.property (organization_id, id) on delete cascade,
  add constraint responsibility_place_building foreign key (organization_id, building_id) references palier.building (organization_id, id) on delete cascade;

-- An ERP system finds by its own keys what it brought.
create index registration_code_by_external_id on palier.registration_code (organization_id, external_id)
  where external_id is not null and withdrawn_at is null;
