-- What a program may ask for at most; null is everything that there is.
alter table palier.oauth_client add column scopes text[];
