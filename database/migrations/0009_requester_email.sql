-- Who confirms an address gets the tickets that were written from it. Under row level security lower() would use no index.
alter table palier.ticket add column requester_email_key text generated always as (lower(requester_email)) stored;
create index ticket_by_requester_email on palier.ticket (organization_id, requester_email_key)
  where person_id is null and requester_email_key is not null;
