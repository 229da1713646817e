-- The busiest tables, with checks that cost less. Portable text for SQLite and PostgreSQL, like the first.

-- To look for a word among three or more, SQLite makes a table of them each time; among two it compares. No engine
-- changes the checks of a table in the same words, so the tables are made anew.
create table sessions_anew (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  status text not null check (status in ('open', 'paying') or status in ('complete', 'expired')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  customer text,
  paid_by text,
  created_at bigint not null,
  expires_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check (paid_by is null or status = 'complete'),
  check (status <> 'complete' or paid_by is not null or amount = 0)
);
insert into sessions_anew (merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at,
  version, body)
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body
from sessions;
drop table sessions;
alter table sessions_anew rename to sessions;
create index sessions_by_status on sessions (merchant, live, status, id);
create index sessions_by_customer on sessions (merchant, live, customer, id) where customer is not null;

create table attempts_anew (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  session text not null,
  status text not null check (status in ('asked', 'challenged') or status in ('offered', 'authorized')
    or status in ('succeeded', 'declined') or status in ('canceled', 'surplus') or status in ('refunded', 'parked')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  customer text,
  method text not null,
  processor text not null,
  account text,
  handle text,
  captured bigint not null,
  refunded bigint not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  -- The schema repeats the rule: what goes back is never more than what was taken, and nothing is taken in secret.
  check (0 <= refunded and refunded <= captured and captured <= amount),
  check (captured = 0 or status in ('succeeded', 'surplus') or status = 'refunded')
);
insert into attempts_anew (merchant, live, id, session, status, amount, currency, customer, method, processor, account,
  handle, captured, refunded, created_at, version, body)
select merchant, live, id, session, status, amount, currency, customer, method, processor, account,
  handle, captured, refunded, created_at, version, body
from attempts;
drop table attempts;
alter table attempts_anew rename to attempts;
create unique index attempts_one_success on attempts (merchant, live, session)
  where status in ('authorized', 'succeeded');
create unique index attempts_one_live on attempts (merchant, live, session) where status in ('asked', 'challenged');
create index attempts_of_session on attempts (merchant, live, session, id);
create index attempts_parked on attempts (merchant, live, id) where status = 'parked';
create index attempts_of_customer on attempts (merchant, live, customer, id) where customer is not null;
create index attempts_by_handle on attempts (merchant, live, processor, handle) where handle is not null;
create index attempts_of_account on attempts (merchant, live, account, id) where account is not null;

create table deliveries_anew (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  endpoint text not null,
  event text not null,
  status text not null check (status in ('pending', 'delivered') or status = 'dead'),
  due_at bigint not null,
  place bigint not null default 0,
  version bigint not null,
  payload text not null,
  body text not null,
  primary key (merchant, live, id)
);
insert into deliveries_anew (merchant, live, id, endpoint, event, status, due_at, place, version, payload, body)
select merchant, live, id, endpoint, event, status, due_at, place, version, payload, body from deliveries;
drop table deliveries;
alter table deliveries_anew rename to deliveries;
create index deliveries_due on deliveries (merchant, live, endpoint, due_at, place) where status = 'pending';
create unique index deliveries_of_event on deliveries (merchant, live, event, endpoint);
