-- A refresh that is repeated soon after it was answered gets the same line of tokens: whether it was answered decides nothing any more.
alter table palier.oauth_token drop column answered_at;
