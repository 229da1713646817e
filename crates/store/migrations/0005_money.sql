-- Real money: accounts at processors, refunds, disputes, held payments, notices that fit nothing, and the books.
-- Portable text for SQLite and PostgreSQL, like the first.

-- A payment knows its account, what the provider calls it, how much was captured and how much of that refunds have
-- taken. The table is made anew, because a payment may also be authorized now.
create table attempts_anew (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  session text not null,
  status text not null check (status in ('asked', 'challenged', 'offered', 'authorized', 'succeeded', 'declined',
    'canceled', 'surplus', 'refunded', 'parked')),
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
  check (captured = 0 or status in ('succeeded', 'surplus', 'refunded'))
);
insert into attempts_anew (merchant, live, id, session, status, amount, currency, customer, method, processor, captured,
  refunded, created_at, version, body)
select merchant, live, id, session, status, amount, currency, customer, method, processor,
  case when status in ('succeeded', 'surplus', 'refunded') then amount else 0 end,
  case when status = 'refunded' then amount else 0 end,
  created_at, version,
  case when status = 'refunded' then '{"returned":' || amount || ',' || substr(body, 2) else body end
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

create table accounts (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  processor text not null,
  name text not null,
  status text not null check (status in ('enabled', 'disabled')),
  priority bigint not null check (priority >= 0),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create unique index accounts_by_name on accounts (merchant, live, name);
create index accounts_in_order on accounts (merchant, live, priority, id);

-- How far the payments of an account have been looked for. Of no value to anybody else, and written often.
create table cursors (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  account text not null,
  body text not null,
  primary key (merchant, live, account)
);

create table refunds (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  attempt text not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  amount bigint not null check (amount > 0),
  currency text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create index refunds_of_attempt on refunds (merchant, live, attempt, id);
insert into refunds (merchant, live, id, attempt, status, amount, currency, created_at, version, body)
select merchant, live, 're_' || substr(id, 5), id, 'succeeded', amount, currency, created_at, 0,
  '{"session":"' || session || '","origin":"processor","updated_at":' || created_at || '}'
from attempts where status = 'refunded' and amount > 0;

create table disputes (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  attempt text not null,
  reference text not null,
  status text not null check (status in ('warning_needs_response', 'warning_under_review', 'warning_closed',
    'needs_response', 'under_review', 'won', 'lost')),
  amount bigint not null check (amount > 0),
  currency text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create unique index disputes_once on disputes (merchant, live, attempt, reference);

-- What processors told and what fits nothing. The same notice is kept once.
create table parked (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  digest text not null,
  processor text not null,
  account text,
  misfit text not null,
  attempt text,
  says text not null,
  created_at bigint not null,
  primary key (merchant, live, id)
);
create unique index parked_once on parked (merchant, live, processor, digest);

-- The books: every movement has a source that is unique, and its legs sum to zero. Rows are only ever added.
create table entries (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  source text not null,
  book text not null check (book in ('processor', 'sales', 'refunds', 'disputes', 'owed')),
  attempt text not null,
  amount bigint not null check (amount <> 0),
  currency text not null,
  created_at bigint not null,
  primary key (merchant, live, source, book)
);
create index entries_of_attempt on entries (merchant, live, attempt);
insert into entries (merchant, live, source, book, attempt, amount, currency, created_at)
select merchant, live, 'charge/' || id, 'processor', id, captured, currency, created_at
from attempts where captured > 0;
insert into entries (merchant, live, source, book, attempt, amount, currency, created_at)
select a.merchant, a.live, 'charge/' || a.id,
  case when exists (select 1 from sessions s where s.merchant = a.merchant and s.live = a.live and s.id = a.session
    and s.paid_by = a.id) then 'sales' else 'owed' end,
  a.id, -a.captured, a.currency, a.created_at
from attempts a where a.captured > 0;
insert into entries (merchant, live, source, book, attempt, amount, currency, created_at)
select merchant, live, 'refund/' || id, 'processor', attempt, -amount, currency, created_at
from refunds;
insert into entries (merchant, live, source, book, attempt, amount, currency, created_at)
select r.merchant, r.live, 'refund/' || r.id,
  case when exists (select 1 from sessions s, attempts a where a.merchant = r.merchant and a.live = r.live
    and a.id = r.attempt and s.merchant = r.merchant and s.live = r.live and s.id = a.session and s.paid_by = a.id)
    then 'refunds' else 'owed' end,
  r.attempt, r.amount, r.currency, r.created_at
from refunds r;
