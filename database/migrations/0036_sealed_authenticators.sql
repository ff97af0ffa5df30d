-- What the programs for codes share with us takes nothing plain either.
do $$ begin
  if exists (select from pg_attribute where attrelid = to_regclass('palier.authenticator') and attname = 'secret') then
    alter table palier.authenticator alter column secret type palier.sealed;
  end if;
end $$;
