-- What an import of a hundred thousand homes waited for longest, and nobody needed.

-- Whose unit, code or period is of an organization is of it too.
alter table palier.utilisation_period drop constraint utilisation_period_organization_id_fkey;
alter table palier.registration_code_period drop constraint registration_code_period_organization_id_fkey;

-- Ids of units are compared as numbers: as texts of a language they took two thirds of the time to write a tenancy.
alter table palier.utilisation_period drop constraint utilisation_period_overlaps;
alter table palier.utilisation_period add constraint utilisation_period_overlaps exclude using gist
  (hashtextextended(unit_id, 0) with =, daterange(start_date, end_date, '[]') with &&, organization_id collate "C" with =)
  where (type = 'tenant' and deleted_at is null);

-- The objects of an import are read all at once.
drop index palier.import_object_by_key;
