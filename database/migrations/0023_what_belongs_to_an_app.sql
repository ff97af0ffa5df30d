-- A tenant whom a delivery names without a home belongs to the app that it was delivered to, as one with a home belongs to that of the home.
alter table palier.registration_code add column app_id palier.id,
  add constraint registration_code_app foreign key (organization_id, app_id) references palier.app (organization_id, id);
update palier.registration_code c set app_id = sole.id
  from (select organization_id, min(id) as id from palier.app group by organization_id having count(*) = 1) sole
  where sole.organization_id = c.organization_id;
create index building_of_property_manager on palier.building (organization_id, property_manager_id) where property_manager_id is not null;

-- Roles never were restricted to anything: what was kept of that said something that did not hold. It is refused now.
update palier.permission set restrictions = '[]' where restrictions <> '[]';
