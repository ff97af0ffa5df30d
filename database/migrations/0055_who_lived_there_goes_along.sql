-- A tenancy that is forgotten takes along who was checked into it and which codes opened it: nobody has to know of both.
alter table palier.check_in drop constraint check_in_utilisation_period;
alter table palier.check_in add constraint check_in_utilisation_period foreign key (organization_id, utilisation_period_id)
  references palier.utilisation_period (organization_id, id) on delete cascade;
alter table palier.registration_code_period drop constraint registration_code_period_period;
alter table palier.registration_code_period add constraint registration_code_period_period foreign key (organization_id, utilisation_period_id)
  references palier.utilisation_period (organization_id, id) on delete cascade;
