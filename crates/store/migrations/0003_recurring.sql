-- What repeats, and time that can be turned. Portable text for SQLite and PostgreSQL, like the first.

-- The test clocks that are set: at most one of each merchant, in test mode only.
create table clocks (
  merchant bigint not null,
  live bigint not null check (live = 0),
  at bigint not null,
  target bigint not null,
  advancing bigint not null check (advancing in (0, 1)),
  created_at bigint not null,
  version bigint not null,
  primary key (merchant, live),
  check (at <= target)
);
create index jobs_held on jobs (merchant, live, due_at, kind, subject) where lane >= 10;
