-- Whose unit, code or period is of an organization is of it too: a second look at each row said nothing more, and cost
-- an import of a hundred thousand homes some seconds.
alter table palier.utilisation_period drop constraint utilisation_period_organization_id_fkey;
alter table palier.registration_code_period drop constraint registration_code_period_organization_id_fkey;
