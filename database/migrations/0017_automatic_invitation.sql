-- Whether people who were imported into an app are invited without anybody asking for it.
alter table palier.app add column automatic_invitation boolean not null default false;

create index registration_code_to_invite on palier.registration_code (organization_id, id)
  where invited_at is null and used_at is null and withdrawn_at is null and tenant_email is not null;
