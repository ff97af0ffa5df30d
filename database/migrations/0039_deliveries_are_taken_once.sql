-- What of a folder a delivery was made of: of several processes that look at once, or a second look after a crash, one makes it.
alter table palier.exchange_job add column source text;
create unique index exchange_job_of_source on palier.exchange_job (organization_id, app_id, source) where source is not null;
