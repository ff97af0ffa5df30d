-- Before a row is deleted, the database looks for what refers to it. Without an index for that, the undo of a delivery of 100,000
-- units read everything that the organization has for each of them.
drop index palier.utilisation_period_by_unit;
create index utilisation_period_by_unit on palier.utilisation_period (organization_id, unit_id, start_date desc);
create index unit_of_building on palier.unit (organization_id, building_id);
create index building_of_property on palier.building (organization_id, property_id);
create index ticket_of_period on palier.ticket (organization_id, utilisation_period_id) where utilisation_period_id is not null;
create index check_in_of_period on palier.check_in (organization_id, utilisation_period_id);
create index custom_item_of_building on palier.custom_item (organization_id, building_id) where building_id is not null;
create index custom_item_of_unit on palier.custom_item (organization_id, unit_id) where unit_id is not null;
create index custom_item_of_period on palier.custom_item (organization_id, utilisation_period_id) where utilisation_period_id is not null;
create index permission_of_property on palier.permission (organization_id, property_id) where property_id is not null;
create index permission_of_building on palier.permission (organization_id, building_id) where building_id is not null;
create index permission_of_unit on palier.permission (organization_id, unit_id) where unit_id is not null;
