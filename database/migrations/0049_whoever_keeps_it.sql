-- Who made a thing read-only keeps it: they change it as before. Nobody does who is an interface that delivers, and what was read-only
-- until now stays the interface's.
alter table palier.property add column kept_by_id palier.id,
  add constraint property_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
alter table palier.building add column kept_by_id palier.id,
  add constraint building_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
alter table palier.unit add column kept_by_id palier.id,
  add constraint unit_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
alter table palier.utilisation_period add column kept_by_id palier.id,
  add constraint utilisation_period_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
alter table palier.registration_code add column kept_by_id palier.id,
  add constraint registration_code_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
alter table palier.service_provider add column kept_by_id palier.id,
  add constraint service_provider_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
alter table palier.user_relation add column kept_by_id palier.id,
  add constraint user_relation_kept_by foreign key (organization_id, kept_by_id) references palier.person (organization_id, id);
