-- What a refresh token was used for: the seed that its successors were made with, and when they were answered. Who had asked for
-- the same before that is given the same.
alter table palier.oauth_token
  add column successor_seed text,
  add column answered_at timestamptz;
