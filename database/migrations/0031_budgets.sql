-- What each caller has used of each budget, counted by all processes together. Of a crash nothing need be kept, and nothing of it
-- travels to a replica.
create unlogged table palier.request_budget (
  key text primary key,
  until bigint not null,
  used bigint not null
);
grant select, insert, update, delete on palier.request_budget to palier_app;

-- How many live connections each process holds for each caller; a process that has not said so lately is gone.
create unlogged table palier.live_connection (
  process text not null,
  caller text not null,
  held int not null,
  seen_at timestamptz not null default now(),
  primary key (process, caller)
);
grant select, insert, update, delete on palier.live_connection to palier_app;
