-- Who makes an invitation learns what became of it; the person whose address it bears may decline it.
alter table palier.registration_code
  add column declined_at timestamptz,
  add column invited_by_id palier.id,
  add constraint registration_code_invited_by foreign key (organization_id, invited_by_id)
    references palier.person (organization_id, id) on delete set null (invited_by_id);
create index registration_code_of_inviter on palier.registration_code (organization_id, invited_by_id) where invited_by_id is not null;
create index registration_code_used_by on palier.registration_code (organization_id, used_by_id) where used_by_id is not null;

-- A check-out ends, for its home, the code that let the person in: it opens its other homes only.
alter table palier.registration_code_period add column ended_at timestamptz;
update palier.registration_code_period link set ended_at = left_it.checked_out_at
from palier.registration_code code, palier.check_in left_it
where code.organization_id = link.organization_id and code.id = link.registration_code_id and not code.permanent
  and left_it.organization_id = link.organization_id and left_it.utilisation_period_id = link.utilisation_period_id
  and left_it.person_id = code.used_by_id and left_it.checked_out_at is not null
  and not exists (select from palier.check_in again where again.organization_id = link.organization_id
    and again.utilisation_period_id = link.utilisation_period_id and again.person_id = code.used_by_id and again.checked_out_at is null);

-- One is told of an invitation to a home, and the management of what became of it.
alter table palier.notification drop constraint notification_area_check;
alter table palier.notification add constraint notification_area_check
  check (area in ('app', 'cockpit', 'pinboard', 'documents', 'homes', 'tenants'));
