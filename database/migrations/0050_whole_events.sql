-- Who said where events go, and with which scopes of a program (null: everything that they may): a delivery carries what they may
-- see when it is sent. Nobody of those that are there: they go on with ids, until somebody says where they go.
alter table palier.webhook add column owner_id palier.id, add column owner_scope text;
alter table palier.webhook add constraint webhook_owner foreign key (organization_id, owner_id) references palier.person (organization_id, id);
