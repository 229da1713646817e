-- The tables of the main job. Portable text for SQLite and PostgreSQL. Every key leads with the merchant, so the same
-- schema can be spread by merchant; `live` is the mode (0 test, 1 live); times are milliseconds since 1970.

create table settings (
  name text not null primary key,
  value text not null
);

create table merchants (
  number bigint not null primary key,
  id text not null unique,
  slug text not null unique,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  check (number > 0)
);

-- The directory of API keys: found by the hash of the key, before anything else is known.
create table keys (
  hash bytea not null primary key,
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null unique,
  dialect text not null,
  hint text not null,
  created_at bigint not null,
  revoked_at bigint
);
create index keys_of_merchant on keys (merchant, live, id);

create table sessions (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  status text not null check (status in ('open', 'paying', 'complete', 'expired')),
  amount bigint not null check (amount > 0),
  currency text not null,
  customer text,
  paid_by text,
  created_at bigint not null,
  expires_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check ((status = 'complete') = (paid_by is not null))
);
create index sessions_by_status on sessions (merchant, live, status, id);
create index sessions_by_customer on sessions (merchant, live, customer, id) where customer is not null;

create table attempts (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  session text not null,
  status text not null check (status in ('asked', 'challenged', 'offered', 'succeeded', 'declined', 'canceled', 'surplus',
    'refunded', 'parked')),
  amount bigint not null check (amount > 0),
  currency text not null,
  customer text,
  method text not null,
  processor text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
-- The schema repeats the rule: one attempt of a session pays it, and one at a time is on its way.
create unique index attempts_one_success on attempts (merchant, live, session) where status = 'succeeded';
create unique index attempts_one_live on attempts (merchant, live, session) where status in ('asked', 'challenged');
create index attempts_of_session on attempts (merchant, live, session, id);
create index attempts_parked on attempts (merchant, live, id) where status = 'parked';

create table customers (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);

create table events (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  sequence bigint check (sequence > 0),
  kind text not null,
  created_at bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create unique index events_in_order on events (merchant, live, sequence) where sequence is not null;
create index events_by_kind on events (merchant, live, kind, sequence) where sequence is not null;
create index events_unsequenced on events (merchant, live, id) where sequence is null;

-- The last place taken in the gapless sequence of each merchant and mode.
create table sequences (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  last bigint not null,
  primary key (merchant, live)
);

create table endpoints (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  status text not null check (status in ('enabled', 'disabled')),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);

create table deliveries (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  endpoint text not null,
  event text not null,
  status text not null check (status in ('pending', 'delivered', 'dead')),
  due_at bigint not null,
  version bigint not null,
  payload text not null,
  body text not null,
  primary key (merchant, live, id)
);
create index deliveries_due on deliveries (merchant, live, endpoint, due_at) where status = 'pending';
create unique index deliveries_of_event on deliveries (merchant, live, event, endpoint);

create table jobs (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  kind text not null,
  subject text not null,
  lane bigint not null,
  due_at bigint not null,
  -- When it can next be leased: when it is due, or when the lease under `token` runs out.
  ready_at bigint not null,
  token bigint not null,
  version bigint not null,
  primary key (merchant, live, kind, subject)
);
create index jobs_ready on jobs (lane, ready_at);

-- Stored answers. The day leads the hash, so that new rows go into a small hot part of the index.
create table answers (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  day bigint not null,
  hash bytea not null,
  fingerprint bytea not null,
  answer bytea not null,
  primary key (merchant, live, day, hash)
);
